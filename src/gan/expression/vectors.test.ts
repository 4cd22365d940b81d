/** Expressions about several numbers for each sample: their values, what they ask for, and how they read. */
import { scalar, tensor2d, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { fisher } from '../losses/fisher.ts';
import { mcganCovariance } from '../losses/mcgan-covariance.ts';
import { mcgan } from '../losses/mcgan.ts';
import { mmdPoints } from '../losses/mmd-points.ts';
import { mmd } from '../losses/mmd.ts';
import { sobolev } from '../losses/sobolev.ts';
import { featureMatching } from '../stabilizers/feature-matching.ts';
import { flat, useCpu } from '../testing.ts';
import {
  add,
  covariance,
  featuresOf,
  innerProduct,
  length,
  matrixProduct,
  mean,
  meanKernel,
  meanRow,
  multiplier,
  multiply,
  nuclearNorm,
  pointsOf,
  polarFactor,
  realScore,
  slopeAt,
  square,
  usesRealSamples,
  type Expression,
  type Sample,
} from './expression.ts';
import { MissingTermError, emptyEnvironment, evaluate } from './tensor.ts';
import { tex } from './tex.ts';

beforeAll(useCpu);

const FEATURES: Readonly<Record<Sample, number[][]>> = {
  real: [
    [1, 0],
    [3, 4],
  ],
  generated: [
    [0, 0],
    [0, 2],
    [0, 4],
  ],
  here: [[1, 1]],
};

const value = (expression: Expression) =>
  tidy(() => {
    const result: Tensor = evaluate(expression, {
      ...emptyEnvironment,
      features: (of) => tensor2d(FEATURES[of]),
      points: (of) => tensor2d(FEATURES[of]),
      multiplier: () => scalar(0.25),
    });
    return { shape: result.shape, values: flat(result) };
  });

describe('values', () => {
  const real = featuresOf('real');
  const generated = featuresOf('generated');
  test.each([
    ['meanRow', meanRow(real), [1, 2], [2, 2]],
    ['length', length(meanRow(generated)), [], [2]],
    ['covariance', covariance(real), [2, 2], [1, 2, 2, 4]],
    ['nuclearNorm', nuclearNorm(covariance(real)), [], [5]],
    ['polarFactor', polarFactor(covariance(real)), [2, 2], [0.2, 0.4, 0.4, 0.8]],
    ['matrixProduct', matrixProduct(real, covariance(real)), [2, 2], [1, 2, 11, 22]],
    ['innerProduct, with one row for all', innerProduct(real, featuresOf('here')), [2, 1], [1, 7]],
    ['innerProduct, row by row', innerProduct(real, real), [2, 1], [1, 25]],
    ['points', pointsOf('here'), [1, 2], [1, 1]],
    ['multiplier', multiply(2, multiplier('λ')), [], [0.5]],
  ] as const)('%s', (_, expression, shape, wanted) => {
    const actual = value(expression);
    expect(actual.shape).toEqual(shape);
    wanted.forEach((number, at) => expect(actual.values[at]).toBeCloseTo(number, 4));
  });

  test('meanKernel', () => {
    const { shape, values } = value(meanKernel(pointsOf('here'), generated, 1));
    const kernel = (squared: number) =>
      [0.5, 1, 2, 4].reduce((sum, width) => sum + Math.exp((-0.5 * squared) / width ** 2), 0);
    expect(shape).toEqual([1, 1]);
    expect(values[0]).toBeCloseTo((kernel(2) + kernel(2) + kernel(10)) / 3, 5);
  });
});

test('a part that is one object is computed once', () => {
  let slopes = 0;
  const part = mean(square(slopeAt('real')));
  const environment = {
    ...emptyEnvironment,
    slope: () => {
      slopes++;
      return tensor2d([3], [1, 1]);
    },
  };
  expect(flat(evaluate(add(part, square(part)), environment))).toEqual([90]);
  expect(slopes).toBe(1);
});

describe('what an expression asks for', () => {
  test('is refused in words where it is not there', () => {
    for (const leaf of [featuresOf('here'), pointsOf('real'), multiplier('λ'), realScore]) {
      expect(() => evaluate(leaf, emptyEnvironment)).toThrow(MissingTermError);
    }
  });

  test('real samples, whatever it looks at in them', () => {
    for (const part of [realScore, slopeAt('real'), featuresOf('real'), pointsOf('real')]) {
      expect(usesRealSamples(mean(part))).toBe(true);
    }
    expect(usesRealSamples(mean(slopeAt('generated')))).toBe(false);
    expect(usesRealSamples(meanRow(featuresOf('generated')))).toBe(false);
    expect(usesRealSamples(fisher.objectives[0]!.generator)).toBe(false);
  });
});

describe('TeX', () => {
  test('a kernel takes a second draw, also from the same batch', () => {
    expect(tex(mmd.objectives[0]!.generator)).toBe(
      String.raw`\mathbb{E}_{x}\!\left[\mathbb{E}_{x'}\!\left[k_{s}(\varphi(x),\, \varphi(x'))\right]\right] + \mathbb{E}_{\tilde x}\!\left[\mathbb{E}_{\tilde x'}\!\left[k_{s}(\varphi(\tilde x),\, \varphi(\tilde x'))\right]\right] - 2\,\mathbb{E}_{x}\!\left[\mathbb{E}_{\tilde x'}\!\left[k_{s}(\varphi(x),\, \varphi(\tilde x'))\right]\right]`,
    );
    expect(tex(mmdPoints.witness!)).toBe(
      String.raw`\mathbb{E}_{x'}\!\left[k_{s}(y,\, x')\right] - \mathbb{E}_{\tilde x'}\!\left[k_{s}(y,\, \tilde x')\right]`,
    );
  });

  test('distances of features', () => {
    expect(tex(mcgan.critic)).toBe(
      String.raw`-\lVert \mathbb{E}_{x}\!\left[\varphi(x)\right] - \mathbb{E}_{\tilde x}\!\left[\varphi(\tilde x)\right]\rVert`,
    );
    expect(tex(mcganCovariance.critic)).toBe(
      String.raw`-\lVert \operatorname{Cov}_{x}\!\left[\varphi(x)\right] - \operatorname{Cov}_{\tilde x}\!\left[\varphi(\tilde x)\right]\rVert_{*}`,
    );
    expect(tex(featureMatching.generatorObjective!)).toBe(
      String.raw`\lVert \mathbb{E}_{x}\!\left[\varphi(x)\right] - \mathbb{E}_{\tilde x}\!\left[\varphi(\tilde x)\right]\rVert^2`,
    );
  });

  test('conditions with a multiplier', () => {
    expect(tex(sobolev.multiplier!.constraint)).toBe(
      String.raw`\tfrac12\,\mathbb{E}_{x}\!\left[\lVert\nabla D(x)\rVert^2\right] + \tfrac12\,\mathbb{E}_{\tilde x}\!\left[\lVert\nabla D(\tilde x)\rVert^2\right]`,
    );
    const omega = tex(fisher.multiplier!.constraint);
    expect(tex(fisher.critic)).toBe(
      String.raw`\mathbb{E}_{\tilde x}\!\left[D(\tilde x)\right] - \mathbb{E}_{x}\!\left[D(x)\right] + λ\,(${omega} - 1) + \tfrac12\,ρ\,(${omega} - 1)^2`,
    );
  });
});
