import { expect, test } from 'vitest';
import {
  DeviceLostError,
  DivergenceError,
  ExecutorUnavailableError,
  fromFailure,
  toFailure,
  TrainingError,
  WorkerCrashedError,
} from './errors.ts';

test.each([
  new DivergenceError(17),
  new DeviceLostError('driver reset'),
  new ExecutorUnavailableError('tfjs-webgpu', ['tfjs-webgpu cannot run here: no WebGPU.']),
  new WorkerCrashedError('out of memory'),
  new TrainingError('Something happened.', 'Do something.'),
])('$name keeps class, message and hint across threads', (error) => {
  const failure = structuredClone(toFailure(error));
  const found = fromFailure(failure);
  expect(found).toBeInstanceOf(error.constructor);
  expect(found.name).toBe(error.name);
  expect(found.message).toBe(error.message);
  expect(found.hint).toBe(error.hint);
  expect(failure.iteration).toBe(error instanceof DivergenceError ? 17 : undefined);
  if (found instanceof DivergenceError) expect(found.iteration).toBe(17);
});

test('anything thrown travels with its message and a way on', () => {
  expect(toFailure(new RangeError('too far'))).toMatchObject({
    name: 'TrainingError',
    message: 'Something unforeseen went wrong: too far',
    hint: expect.stringMatching(/\w+/),
  });
  expect(toFailure('just text').message).toContain('just text');
});

test('messages and hints are whole sentences', () => {
  for (const { message, hint } of [
    new DivergenceError(3),
    new DeviceLostError(''),
    new ExecutorUnavailableError(undefined, ['One fails.', 'So does the other.']),
    new WorkerCrashedError(''),
  ]) {
    expect(message).toMatch(/^[A-Z].*\.$/);
    expect(hint).toMatch(/^[A-Z].*\.$/);
  }
});
