import { describe, expect, test } from 'vitest';
import { History } from './history.ts';

function filled(count: number, value: (i: number) => number, capacity = 64): History {
  const history = new History(capacity);
  for (let i = 0; i < count; i++) history.append(i, value(i));
  return history;
}

describe('a history', () => {
  test('keeps everything until it is full', () => {
    const history = filled(63, (i) => i * i);
    expect([...history.iterations]).toEqual(Array.from({ length: 63 }, (_, i) => i));
    expect([...history.values]).toEqual(Array.from({ length: 63 }, (_, i) => i * i));
  });

  test.each([64, 65, 1000, 12345])('stays bounded and ascending after %i values', (count) => {
    const history = filled(count, (i) => Math.sin(i));
    expect(history.length).toBeLessThanOrEqual(64 + 3);
    expect(history.length).toBeGreaterThanOrEqual(32);
    const xs = [...history.iterations];
    for (let i = 1; i < xs.length; i++) expect(xs[i]!).toBeGreaterThan(xs[i - 1]!);
  });

  test('keeps the latest value in sight at every moment', () => {
    const history = new History(16);
    for (let i = 0; i < 500; i++) {
      history.append(i, Math.cos(i * i));
      expect(history.iterations.at(-1)).toBe(i);
      expect(history.latest).toBe(Math.cos(i * i));
    }
  });

  test('loses no spike, and keeps its iteration', () => {
    const history = filled(5000, (i) => (i === 1234 ? 99 : i === 4321 ? -99 : 0.1 * Math.sin(i)));
    const { iterations, values } = history;
    expect(iterations[values.indexOf(99)]).toBe(1234);
    expect(iterations[values.indexOf(-99)]).toBe(4321);
  });

  test('spreads its resolution evenly over the run', () => {
    const { iterations } = filled(100_000, (i) => Math.sin(i * 1.7), 400);
    const early = iterations.filter((x) => x < 50_000).length;
    expect(early / iterations.length).toBeCloseTo(0.5, 1);
  });

  test('keeps gaps as gaps', () => {
    const history = filled(1000, (i) => (i >= 400 && i < 600 ? NaN : 1));
    const { iterations, values } = history;
    const inside = [...values].filter((_, i) => iterations[i]! > 440 && iterations[i]! < 560);
    expect(inside.length).toBeGreaterThan(0);
    expect(inside.every(Number.isNaN)).toBe(true);
    expect([...values].filter((value) => value === 1).length).toBeGreaterThan(20);
  });

  test('forgets what a rewind undoes and goes on from there', () => {
    const history = filled(1000, (i) => i);
    history.truncate(500);
    expect(history.iterations.at(-1)).toBeLessThanOrEqual(500);
    expect(history.iterations.at(-1)).toBeGreaterThan(450);
    for (let i = 501; i < 3000; i++) history.append(i, -i);
    expect(history.length).toBeLessThanOrEqual(67);
    const { iterations, values } = history;
    values.forEach((value, i) =>
      expect(value).toBe(iterations[i]! <= 500 ? iterations[i] : -iterations[i]!),
    );
  });

  test('replaces the value of an iteration that comes again', () => {
    const history = filled(10, (i) => i);
    history.append(9, 90);
    expect([...history.values]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 90]);
    history.append(3, 30);
    expect([...history.values]).toEqual([0, 1, 2, 30]);
  });

  test('goes on like its copy, and without it', () => {
    // In the middle of a bucket that stands for several values.
    const history = filled(501, (i) => Math.sin(i));
    const copy = history.copy();
    const points = ({ iterations, values }: History) => [[...iterations], [...values]];
    const before = points(history);
    for (let i = 501; i < 700; i++) copy.append(i, Math.sin(i));
    expect(points(history)).toEqual(before);
    for (let i = 501; i < 700; i++) history.append(i, Math.sin(i));
    expect(points(history)).toEqual(points(copy));
  });

  test('is as new after being cleared', () => {
    const history = filled(1000, (i) => i);
    history.clear();
    expect(history.length).toBe(0);
    expect(history.latest).toBeUndefined();
    for (let i = 0; i < 50; i++) history.append(i, i);
    expect(history.length).toBe(50);
  });
});
