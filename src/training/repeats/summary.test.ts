import { describe, expect, test } from 'vitest';
import type { Target } from '../../data/distribution.ts';
import { bestRepeat } from './best.ts';
import { successOf } from './success.ts';
import { summarise } from './summary.ts';
import { outcomeWith } from './testing.ts';

const component = { x: 0, y: 0, sigma: 0.1 };
const sample: Target['sample'] = (count) => new Float32Array(2 * count);
const withoutModes: Target = { sample };
/** Fair shares of 0.8 and 0.2. */
const withModes: Target = {
  sample,
  components: [
    { ...component, weight: 0.8 },
    { ...component, weight: 0.2 },
  ],
};

describe('success', () => {
  test.each([
    [[0.08, 0.02], true],
    [[0.0799, 0.5], false],
    [[0.9, 0.0199], false],
    [[0.9], false],
  ])('with modes, shares of %j: %s', (modeShares, holds) => {
    const success = successOf(withModes);
    expect(success.meaning).toMatch(/^Every mode .*tenth of its fair share.*\.$/);
    expect(success.holds(outcomeWith({ modeShares }))).toBe(holds);
  });

  test.each([
    [0.1 * Math.LN2, true],
    [0.1 * Math.LN2 + 1e-9, false],
    [null, false],
  ])('without modes, a divergence of %d: %s', (jsd, holds) => {
    const success = successOf(withoutModes);
    expect(success.meaning).toMatch(/0\.1 · log 2/);
    expect(success.holds(outcomeWith({ metrics: { jsd } }))).toBe(holds);
  });

  test('never has a seed that diverged, nor one that was not measured', () => {
    const diverged = outcomeWith({ diverged: 3, metrics: { jsd: 0 }, modeShares: [0.8, 0.2] });
    expect(successOf(withModes).holds(diverged)).toBe(false);
    expect(successOf(withoutModes).holds(diverged)).toBe(false);
    expect(successOf(withModes).holds(outcomeWith())).toBe(false);
    expect(successOf(withoutModes).holds(outcomeWith({ metrics: {} }))).toBe(false);
  });
});

describe('a summary', () => {
  const outcomes = [
    outcomeWith({ seed: 1, metrics: { jsd: 0.01, modes: 4 } }),
    outcomeWith({ seed: 2, metrics: { jsd: 0.05, modes: null } }),
    outcomeWith({ seed: 3, diverged: 12 }),
    outcomeWith({ seed: 4, metrics: { jsd: 0.3, modes: null } }),
  ];
  const summary = summarise(outcomes, withoutModes);

  test('has means over the seeds that did not diverge, with their errors and counts', () => {
    expect(summary.seeds).toBe(4);
    expect(summary.diverged).toEqual([{ seed: 3, iteration: 12 }]);
    expect(summary.metrics['jsd']!.mean).toBeCloseTo(0.12, 14);
    // √(((0.11)² + (0.07)² + (0.18)²) / 2) / √3
    expect(summary.metrics['jsd']!.error).toBeCloseTo(Math.sqrt(0.0494 / 6), 14);
    expect(summary.metrics['jsd']!.count).toBe(3);
    expect(summary.metrics['modes']).toEqual({ mean: 4, error: null, count: 1 });
  });

  test('counts a seed that diverged as a failure', () => {
    expect(summary.success).toMatchObject({ successes: 2, trials: 4, rate: 0.5 });
    const [low, high] = summary.success.interval;
    expect(low + high).toBeCloseTo(1, 14);
    expect(low).toBeCloseTo(0.15, 2);
  });

  test('of no seeds, or of diverged ones alone, has no means', () => {
    expect(summarise([], withoutModes)).toMatchObject({
      seeds: 0,
      metrics: {},
      success: { rate: null, interval: [0, 1] },
    });
    expect(summarise([outcomes[2]!], withoutModes)).toMatchObject({
      metrics: {},
      success: { rate: 0 },
    });
  });

  test('is the same after it was written and read', () => {
    expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
  });
});

describe('the best repeat', () => {
  const repeat = (...values: (number | null)[]) =>
    summarise(
      values.map((value, index) => outcomeWith({ seed: index, metrics: { metric: value } })),
      withoutModes,
    );
  const best =
    (better: 'lower' | 'higher' | 'closer', aim?: number) =>
    (...summaries: ReturnType<typeof repeat>[]) =>
      bestRepeat(summaries, { id: 'metric', better }, aim);

  test('is the lower or the higher, beyond the noise', () => {
    expect(best('lower')(repeat(1, 1.1), repeat(2, 2.1))).toBe(0);
    expect(best('higher')(repeat(1, 1.1), repeat(2, 2.1))).toBe(1);
    expect(best('lower')(repeat(0, 3), repeat(2, 2.1))).toBeUndefined();
  });

  test('is the closer to the aim where a metric can be too high as well', () => {
    expect(best('closer', 2)(repeat(1, 1.1), repeat(2, 2.1), repeat(9, 9.1))).toBe(1);
    expect(best('closer')(repeat(1, 1.1), repeat(2, 2.1))).toBeUndefined();
  });

  test('is none in which a seed has no value', () => {
    expect(best('lower')(repeat(1, 1.1, null), repeat(2, 2.1, 2.2))).toBe(1);
  });

  test('is none in which a seed diverged', () => {
    const [first, second] = [1, 1.1].map((value, seed) =>
      outcomeWith({ seed, metrics: { metric: value } }),
    );
    const diverged = outcomeWith({ seed: 2, metrics: {}, diverged: 10 });
    const lucky = summarise([first!, second!, diverged], withoutModes);
    const others = [repeat(2, 2.1, 2.2), repeat(3, 3.1, 3.2)] as const;
    expect(best('lower')(lucky, ...others)).toBeUndefined();
    expect(best('higher')(lucky, ...others)).toBe(2);
  });

  test('is none where nobody else is left', () => {
    const gone = summarise([outcomeWith({ metrics: {}, diverged: 10 })], withoutModes);
    expect(best('lower')(gone, repeat(2, 2.1, 2.2))).toBeUndefined();
  });
});
