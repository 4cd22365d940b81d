import { describe, expect, test } from 'vitest';
import { ALIGNMENTS } from '../../experiment/comparison.ts';
import { parseExperiment } from '../../gan/catalogue.ts';
import type { Frame } from '../../training/protocol.ts';
import { allowanceBeside, allowanceToCatchUp, placeOf, type Course } from './alignment.ts';

/** A run after `iteration` iterations of which each took `msEach`. */
function course(iteration: number, text = 'critic.steps=1', msEach = 1): Course {
  const { experiment } = parseExperiment(text);
  const frame = {
    iteration,
    criticUpdates: iteration * experiment['critic.steps'],
    generatorUpdates: iteration * experiment['generator.steps'],
  } as Frame;
  return { id: 'A', phase: 'ready', frame, trainedMs: iteration * msEach, experiment };
}

const failed = (one: Course): Course => ({ ...one, phase: 'failed' });

test('a place counts what the alignment says', () => {
  const one = course(10, 'critic.steps=5', 3);
  expect(ALIGNMENTS.map((alignment) => placeOf(one, alignment))).toEqual([10, 60, 30]);
});

describe('while they play', () => {
  test.each(ALIGNMENTS)('a run alone is not held back (%s)', (alignment) => {
    expect(allowanceBeside(course(10), [], alignment)).toEqual({
      iterations: Infinity,
      budgetMs: Infinity,
    });
    expect(allowanceBeside(course(10), [failed(course(0))], alignment)).toEqual({
      iterations: Infinity,
      budgetMs: Infinity,
    });
  });

  test.each(ALIGNMENTS)('the slowest may always go on (%s)', (alignment) => {
    for (const text of ['critic.steps=1', 'critic.steps=5', 'critic.steps=20']) {
      for (const other of ['critic.steps=1', 'critic.steps=20']) {
        const own = course(0, text);
        expect(allowanceBeside(own, [course(0, other)], alignment)).toBeDefined();
        expect(allowanceBeside(own, [course(500, other)], alignment)).toBeDefined();
      }
    }
  });

  test('the one ahead waits for one that begins anew', () => {
    expect(allowanceBeside(course(5000), [course(0)], 'iterations')).toBeUndefined();
    expect(allowanceBeside(course(5000), [course(0)], 'time')).toBeUndefined();
  });

  test('nobody gets further ahead than the slowest trains in an eighth of a second', () => {
    const slow = course(100, 'critic.steps=1', 10);
    expect(allowanceBeside(course(100), [slow], 'iterations')).toMatchObject({ iterations: 12 });
    expect(allowanceBeside(course(112), [slow], 'iterations')).toBeUndefined();
  });

  test('by updates, iterations of many updates count for more', () => {
    const many = course(100, 'critic.steps=5');
    const few = course(100, 'critic.steps=1');
    expect(allowanceBeside(many, [few], 'updates')).toBeUndefined();
    expect(allowanceBeside(few, [many], 'updates')!.iterations).toBeGreaterThan(100);
  });

  test('by time, a budget is given and iterations are not counted', () => {
    expect(allowanceBeside(course(100), [course(100)], 'time')).toEqual({
      iterations: Infinity,
      budgetMs: 120,
    });
  });

  test('a run whose iterations move nobody holds nobody up', () => {
    const idle = course(0, 'loss=mmd-points&generator.steps=0');
    expect(allowanceBeside(course(100), [idle], 'updates')).toBeDefined();
  });
});

describe('when they come to rest', () => {
  test('those behind come level, and the one ahead stays', () => {
    expect(allowanceToCatchUp(course(90), [course(100)], 'iterations')).toMatchObject({
      iterations: 10,
    });
    expect(allowanceToCatchUp(course(100), [course(90)], 'iterations')).toBeUndefined();
    expect(allowanceToCatchUp(course(100), [course(100)], 'iterations')).toBeUndefined();
  });

  test('nobody catches up with one that failed', () => {
    expect(allowanceToCatchUp(course(90), [failed(course(100))], 'iterations')).toBeUndefined();
  });

  test('by time there is nothing to catch up', () => {
    expect(allowanceToCatchUp(course(90), [course(100)], 'time')).toBeUndefined();
  });
});
