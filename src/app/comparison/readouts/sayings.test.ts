import { describe, expect, test } from 'vitest';
import type { Alignment } from '../../../experiment/comparison.ts';
import { describeMeasured, describeMode, describeRow } from './sayings.ts';
import type { Score, Standing } from './standing.ts';

const IDS = ['A', 'B', 'D'];
/** Three runs, of which the last one stopped early. */
function row(
  standing: Standing,
  places: readonly number[],
  measured: readonly (number | undefined)[] = places.slice(0, 2),
): string {
  const scores = places.map((place, i): Score => ({ value: 1, place, over: i === 2 }));
  return describeRow(standing, IDS, scores, measured, 'iterations');
}

describe('who is best', () => {
  test('goes by the letters of the runs', () => {
    const together = [5000, 5000, 30];
    expect(row({ kind: 'best', index: 2 }, together)).toBe('D best');
    expect(row({ kind: 'tie', among: [0, 2], equal: false }, together)).toBe(
      'A and D within noise',
    );
    expect(row({ kind: 'tie', among: [0, 1, 2], equal: true }, together)).toBe('all equal');
  });

  test('is not said of values from different places, which are named', () => {
    expect(row({ kind: 'apart' }, [4100, 5000, 30])).toBe('too far apart, at 4,100 to 5,000');
  });

  test('comes with the place where the metric was taken before the others', () => {
    const best: Standing = { kind: 'best', index: 0 };
    expect(row(best, [4000, 4000, 30], [5000, 5000])).toBe('A best, at 4,000');
    expect(row(best, [4950, 4960, 30], [5000, 5000])).toBe('A best');
  });
});

describe('where runs were measured', () => {
  const said = (places: Parameters<typeof describeMeasured>[0], alignment: Alignment) =>
    describeMeasured(places, alignment, true);

  test('is one place where it is the same', () => {
    expect(said([4100, 4100, undefined], 'iterations')).toBe('Measured at iteration 4,100.');
    expect(said([12.31, 12.32], 'time')).toBe('Measured at 12.3 s of training.');
  });

  test('is a range where runs are near each other', () => {
    expect(said([9990, 10_000], 'updates')).toBe('Measured at 9,990 to 10,000 updates.');
    expect(said([9990, 10_000], 'iterations')).toBe('Measured at iterations 9,990 to 10,000.');
    expect(said([9.9, 10], 'time')).toBe('Measured at 9.9 s to 10.0 s of training.');
  });

  test('is said to be too far apart where they are not, with what helps', () => {
    const places = [100, 10_000];
    const tooFar = 'Measured at iterations 100 to 10,000: too far apart to compare.';
    expect(said(places, 'iterations')).toBe(
      `${tooFar} Pause, and all are measured where they rest.`,
    );
    expect(describeMeasured(places, 'iterations', false)).toBe(
      `${tooFar} They are compared where they rest at the same place.`,
    );
    expect(said([1, 2], 'time')).toBe(
      'Measured at 1.0 s to 2.0 s of training: too far apart to compare. The longer they train, the less that matters.',
    );
  });

  test('is nowhere before the first measurement', () => {
    expect(said([undefined, undefined], 'iterations')).toBe('No run has been measured yet.');
  });
});

test('a mode is said with its fair share and what every run gives it', () => {
  expect(describeMode(1, [0.5, 0.5], IDS, [[0.4, 0.6], [1, 0], undefined])).toBe(
    'mode 2 of 2, fair share 50.0 % · A 60.0 % · B missing · D –',
  );
});
