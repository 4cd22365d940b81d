import { dispose, memory, scalar, tensor2d } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Experiment } from '../experiment/experiment.ts';
import { initialState } from './state.ts';
import { structureOf } from './structure.ts';
import { createSettings, flat, points, smallExperiment, useCpu } from './testing.ts';
import { criticEstimate, criticScores, criticSlopes, generate, generatorPush } from './views.ts';

beforeAll(useCpu);

const view = (experiment: Experiment) => ({
  structure: structureOf(experiment),
  state: initialState(experiment),
  settings: createSettings(experiment),
});

/** ∇ₓD at each point by central differences of scores. */
function measuredGradients(
  { structure, state, settings }: ReturnType<typeof view>,
  at: readonly number[],
) {
  const step = 1e-3;
  const scores = (dx: number, dy: number) => {
    const moved = at.map((value, index) => value + (index % 2 === 0 ? dx : dy));
    return flat(criticScores(structure, state, tensor2d(moved, [at.length / 2, 2]), settings));
  };
  const difference = (dx: number, dy: number) => {
    const [ahead, behind] = [scores(dx, dy), scores(-dx, -dy)];
    return ahead.map((value, index) => (value - behind[index]!) / (2 * step));
  };
  return { x: difference(step, 0), y: difference(0, step) };
}

test('generated points are one row per latent vector', () => {
  const { structure, state } = view(smallExperiment({ 'latent.dimension': 3 }));
  const latents = tensor2d([0, 1, 2, 3, 4, 5], [2, 3]);
  const generated = generate(structure, state, latents);
  expect(generated.shape).toEqual([2, 2]);
  expect(flat(generated).every(Number.isFinite)).toBe(true);
});

describe.each(['gradient-penalty', 'spectral-norm'])('the critic’s field with %s', (lipschitz) => {
  const shown = () => view(smallExperiment({ lipschitz, 'critic.activation': 'tanh' }));
  const at = () => points('field', 6);

  test('slopes are the length of the gradient of the scores', () => {
    const { structure, state, settings } = shown();
    const slopes = flat(criticSlopes(structure, state, at(), settings));
    const { x, y } = measuredGradients({ structure, state, settings }, flat(at()));
    slopes.forEach((slope, index) =>
      expect(slope).toBeCloseTo(Math.hypot(x[index]!, y[index]!), 3),
    );
  });

  test('with the linear objective generated points are pushed up the scores, however many there are', () => {
    const { structure, state, settings } = shown();
    const push = flat(generatorPush(structure, state, { points: at(), latents: at() }, settings));
    const { x, y } = measuredGradients({ structure, state, settings }, flat(at()));
    x.forEach((value, index) => {
      expect(push[2 * index]).toBeCloseTo(value, 3);
      expect(push[2 * index + 1]).toBeCloseTo(y[index]!, 3);
    });
  });
});

describe('the critic’s own estimate', () => {
  const pair = () => ({ real: points('real', 8), generated: points('generated', 8) });
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;

  test('wasserstein: the difference of mean scores over the largest slope', () => {
    const { structure, state, settings } = view(smallExperiment());
    const { real, generated } = pair();
    const gap =
      mean(flat(criticScores(structure, state, real, settings))) -
      mean(flat(criticScores(structure, state, generated, settings)));
    const estimate = (slope: Parameters<typeof criticEstimate>[4]) =>
      flat(criticEstimate(structure, state, { real, generated }, settings, slope)!)[0];
    expect(estimate(2)).toBeCloseTo(gap / 2, 5);
    expect(estimate(scalar(4))).toBeCloseTo(gap / 4, 5);
  });

  test('standard: log 2 − ½ loss, whatever the slope', () => {
    const { structure, state, settings } = view(smallExperiment({ loss: 'standard' }));
    const { real, generated } = pair();
    const softplus = (value: number) => Math.log1p(Math.exp(value));
    const loss =
      mean(flat(criticScores(structure, state, real, settings)).map((value) => softplus(-value))) +
      mean(flat(criticScores(structure, state, generated, settings)).map(softplus));
    const estimate = criticEstimate(structure, state, { real, generated }, settings, 100)!;
    expect(flat(estimate)[0]).toBeCloseTo(Math.LN2 - loss / 2, 5);
  });

  test('hinge: none', () => {
    const { structure, state, settings } = view(smallExperiment({ loss: 'hinge' }));
    expect(criticEstimate(structure, state, pair(), settings, 1)).toBeUndefined();
  });
});

test('views leave nothing behind but their result', () => {
  const { structure, state, settings } = view(smallExperiment());
  const at = points('field', 6);
  const latents = tensor2d([0, 1], [2, 1]);
  const before = memory().numTensors;
  const results = [
    generate(structure, state, latents),
    criticScores(structure, state, at, settings),
    criticSlopes(structure, state, at, settings),
    generatorPush(structure, state, { points: at, latents: at }, settings),
    criticEstimate(structure, state, { real: at, generated: at }, settings, 1)!,
  ];
  expect(memory().numTensors).toBe(before + results.length);
  dispose(results);
});
