/** Every loss that states a best critic, at that critic, between two Gaussians whose densities are known. */
import { describe, expect, test } from 'vitest';
import { bestCriticOf, hasBestCritic } from '../gan/bestCritic.ts';
import { changeExperiment, defaultExperiment } from '../gan/catalogue.ts';
import { losses } from '../gan/losses/registry.ts';
import { compareCritics, COMPARISON_GRID } from '../metrics/bestCritic.ts';
import { smoothedMixture, SMOOTHING_WIDTH } from '../metrics/smoothedDensity.ts';
import { cellCentres } from './squareGrid.ts';

const real = { x: 0.3, y: 0, sigma: 0.5, weight: 1 };
const generated = { x: -0.3, y: 0.1, sigma: 0.6, weight: 1 };
const densities = {
  target: smoothedMixture([real], SMOOTHING_WIDTH),
  generated: smoothedMixture([generated], SMOOTHING_WIDTH),
};
const centres = cellCentres(COMPARISON_GRID);

/** The density of the smoothed Gaussian, from the formula. */
function densityOf({ x, y, sigma }: typeof real, at: number): number {
  const variance = sigma ** 2 + SMOOTHING_WIDTH ** 2;
  const distance = (centres[2 * at]! - x) ** 2 + (centres[2 * at + 1]! - y) ** 2;
  return Math.exp(-distance / (2 * variance)) / (2 * Math.PI * variance);
}

const stating = losses.filter((loss) => 'at' in loss.optimalScore).map(({ id }) => id);

test('there are losses with a best critic and losses without', () => {
  expect(stating).toEqual(
    expect.arrayContaining(['standard', 'least-squares', 'brier', 'f-kl', 'f-pearson']),
  );
  expect(stating).not.toContain('wasserstein');
  const experiment = changeExperiment(defaultExperiment, { loss: 'wasserstein' });
  expect(hasBestCritic(experiment)).toBe(false);
  expect(bestCriticOf(experiment)).toHaveProperty('whyNot');
});

test('a critic of packs has no best score at single places', () => {
  const experiment = changeExperiment(defaultExperiment, { loss: 'standard', stabilisers: 'pac' });
  expect(bestCriticOf(experiment)).toEqual({ whyNot: expect.stringContaining('packs') as string });
});

test.each(['instance-noise', 'ema'])(
  'with %s the critic meets other samples than those that are shown',
  (stabilisers) => {
    const experiment = changeExperiment(defaultExperiment, { loss: 'standard', stabilisers });
    expect(bestCriticOf(experiment)).toHaveProperty('whyNot');
  },
);

test.each([
  ['none', true],
  ['cycle', true],
  ['ali', false],
  ['veegan', false],
])('beside the second network "%s" there is a best critic: %s', (inference, known) => {
  const experiment = changeExperiment(defaultExperiment, { loss: 'standard', inference });
  expect(experiment.inference).toBe(inference);
  expect(hasBestCritic(experiment)).toBe(known);
});

describe.each(stating)('at its best critic, %s', (loss) => {
  const experiment = changeExperiment(defaultExperiment, { loss });
  const best = bestCriticOf(experiment);
  if ('whyNot' in best) throw new Error(best.whyNot);
  const scores = Float32Array.from({ length: COMPARISON_GRID.size ** 2 }, (_, at) =>
    best.scoreAt(densityOf(real, at), densityOf(generated, at)),
  );
  const { gap, ratio, covered } = compareCritics(densities, scores, best);

  test('shows no gap, unless there is more than one', () => {
    expect(hasBestCritic(experiment)).toBe(true);
    expect(covered).toBeGreaterThan(0.7);
    if (!best.unique) return expect(gap).toBeUndefined();
    // Scores that jump at p = q differ in the few cells through which the jump runs.
    const jumps = new Set(scores).size === 2;
    expect(gap!.rootMeanSquare).toBeLessThan((jumps ? 0.2 : 0.02) * gap!.spread);
  });

  test('tells the density ratio, where the loss says so', () => {
    expect(ratio === undefined).toBe(best.ratioAt === undefined);
    if (ratio) expect(ratio.rootMeanSquare).toBeLessThan(0.01);
  });
});
