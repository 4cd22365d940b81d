import { expect, test } from 'vitest';
import { defaultExperiment } from '../../gan/catalogue.ts';
import type { Course } from './alignment.ts';
import { progressOf } from './progress.ts';

/** A run that makes 100 iterations a second. */
function course(id: string, iteration: number, phase: Course['phase'] = 'ready'): Course {
  const frame = { iteration, criticUpdates: 3 * iteration, generatorUpdates: iteration };
  return {
    id,
    phase,
    frame: frame as NonNullable<Course['frame']>,
    trainedMs: 10 * iteration,
    experiment: defaultExperiment,
  };
}

test('runs that keep step are running, a few iterations apart or not', () => {
  const all = [course('A', 500), course('B', 495), course('C', 490)];
  for (const one of all) {
    const others = all.filter((other) => other !== one);
    expect(progressOf(one, others, 'iterations', true)).toEqual({ kind: 'running' });
  }
});

test('a run that began anew catches up, and the others wait for it by name', () => {
  const [a, b, c] = [course('A', 5000), course('B', 300), course('C', 5003)];
  expect(progressOf(b, [a, c], 'iterations', true)).toEqual({ kind: 'catching up' });
  expect(progressOf(a, [b, c], 'iterations', true)).toEqual({ kind: 'waiting', on: ['B'] });
  expect(progressOf(c, [a, b], 'iterations', true)).toEqual({ kind: 'waiting', on: ['B'] });
});

test('the others wait for one that is still starting', () => {
  const [a, b] = [course('A', 5000), course('B', 0, 'starting')];
  expect(progressOf(b, [a], 'iterations', true)).toEqual({ kind: 'starting' });
  expect(progressOf(a, [b], 'iterations', true)).toEqual({ kind: 'waiting', on: ['B'] });
});

test('nobody waits for a run that stopped', () => {
  const [a, b] = [course('A', 5000), course('B', 300, 'failed')];
  expect(progressOf(b, [a], 'iterations', true)).toEqual({ kind: 'stopped' });
  expect(progressOf(a, [b], 'iterations', true)).toEqual({ kind: 'running' });
});

test('at rest a run that is not as far as another catches up, unless time is what counts', () => {
  const [a, b] = [course('A', 500), course('B', 499)];
  expect(progressOf(a, [b], 'iterations', false)).toEqual({ kind: 'paused' });
  expect(progressOf(b, [a], 'iterations', false)).toEqual({ kind: 'catching up' });
  expect(progressOf(b, [a], 'time', false)).toEqual({ kind: 'paused' });
});
