import { expect, test } from 'vitest';
import { DeviceLostError } from '../errors.ts';
import { Health } from './health.ts';

const lost = new DeviceLostError('driver reset');
const never = () => new Promise<never>(() => {});

test('work on a healthy executor has its own outcome', async () => {
  const health = new Health();
  await expect(health.guard(async () => 5)).resolves.toBe(5);
  await expect(health.guard(() => Promise.reject(new Error('own')))).rejects.toThrow('own');
  expect(health.failure).toBeUndefined();
});

test('a loss answers for work that hangs, and for all that comes after', async () => {
  const health = new Health();
  const waiting = [health.guard(never), health.guard(never)];
  health.fail(lost);
  for (const work of waiting) await expect(work).rejects.toBe(lost);
  await expect(health.guard(async () => 5)).rejects.toBe(lost);
});

test('an error that a loss causes is reported as the loss, though it comes first', async () => {
  const health = new Health();
  const work = health.guard(() => Promise.reject(new Error('mapAsync failed')));
  setTimeout(() => health.fail(lost), 5);
  await expect(work).rejects.toBe(lost);
});

test('results of a device that was lost meanwhile do not count', async () => {
  const health = new Health();
  const work = health.guard(async () => {
    health.fail(lost);
    return 5;
  });
  await expect(work).rejects.toBe(lost);
});

test('the first failure stands', async () => {
  const health = new Health();
  health.fail(lost);
  health.fail(new DeviceLostError('again'));
  expect(health.failure).toBe(lost);
});
