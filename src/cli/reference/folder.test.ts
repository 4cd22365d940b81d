import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { registerSecondOrderGradients } from '../../gan/secondOrderGradients.ts';
import { MalformedReferenceError } from './document.ts';
import { checkFolder } from './folder.ts';
import { passed, referenceTable } from './table.ts';

/** Two scores a side, worked out by hand: L = ½·mean (1 − v)² + ½·mean v², and so on. */
const LEAST_SQUARES = {
  loss: 'least-squares',
  generator: 'non-saturating',
  real: [1, 0],
  fake: [0, 2],
  criticLoss: 1.25,
  criticGradReal: [0, -0.5],
  criticGradFake: [0, 1],
  generatorLoss: 0.5,
  generatorGradFake: [-0.5, 0.5],
};

/** One linear layer of weights (3, 4): slope 5 everywhere, so (5 − 1)² and 2·4·w/5. */
const TWO_SIDED = {
  activation: 'tanh',
  penalty: 'two-sided',
  params: [[[3], [4]], [7]],
  x: [
    [0, 1],
    [2, -1],
  ],
  value: 16,
  grads: [[[4.8], [6.4]], [0]],
};

/** The same layer, score 3x + 4y + 7 on (1, 0) and (0, 0): −10 + 7 + 2·16. */
const WGAN_GP = {
  activation: 'relu',
  lambda_: 2,
  params: TWO_SIDED.params,
  real: [[1, 0]],
  fake: [[0, 0]],
  epsilon: [[0.25]],
  loss: 29,
  grads: [[[-1 + 9.6], [12.8]], [0]],
};

const SGD = {
  optimizer: 'sgd',
  start: [1, 2],
  grads: [
    [2, 0],
    [0, 4],
  ],
  trajectory: [
    [0.9, 2],
    [0.9, 1.8],
  ],
};

/** diag(2, 1) from (1, 1): v = (2, 1)/√5, u = (4, 1)/√17, σ = 17/√85. */
const SPECTRAL = {
  iterations: 1,
  W: [
    [2, 0],
    [0, 1],
  ],
  u0: [1, 1],
  u: [4 / Math.sqrt(17), 1 / Math.sqrt(17)],
  sigma: 17 / Math.sqrt(85),
  trueSigma: 2,
  x: [[1, 0]],
  c: [[0, 1]],
  y: [[(2 * Math.sqrt(85)) / 17, 0]],
  gradW: [
    [0, Math.sqrt(85) / 17],
    [0, 0],
  ],
};

/** Kernels of width 1, and balls to the nearest other: 1 around either real point, √2 around the others. */
const BETWEEN = Math.exp(-1) + Math.exp(-2) + Math.exp(-0.5) + Math.exp(-2.5);
const POINTS = {
  x: [
    [0, 0],
    [1, 0],
  ],
  y: [
    [1, 1],
    [0, 2],
  ],
  wasserstein1: 1.5,
  wasserstein2: Math.sqrt(2.5),
  frechet: 2.75,
  mmdSigmas: [1],
  mmd2Biased: 1 + (Math.exp(-0.5) + Math.exp(-1)) / 2 - BETWEEN / 2,
  mmd2Unbiased: Math.exp(-0.5) + Math.exp(-1) - BETWEEN / 2,
  k: 1,
  precision: 0,
  recall: 0.5,
  density: 0,
  coverage: 0,
};

const MODES = {
  centres: [
    [0, 0],
    [5, 0],
  ],
  weights: [0.5, 0.5],
  sigma: 0.1,
  y: [
    [0, 0.2],
    [0.1, 0],
    [4.9, 0],
    [2, 2],
  ],
  modes: 2,
  highQuality: 0.75,
  reverseKL: (2 / 3) * Math.log(4 / 3) + (1 / 3) * Math.log(2 / 3),
  modeTV: 0.25,
  histogram: [2, 1],
};

/** Two unit Gaussians at distance 1: both KLs are ½, and TV is 2Φ(½) − 1. */
const TV = 0.38292492254802624;
const DIVERGENCES = {
  p: { kind: 'ring', modes: 1, radius: 1, sigma: 1 },
  q: { kind: 'gaussian', mean: [0, 0], sigma: 1 },
  kl: 0.5,
  reverseKL: 0.5,
  pearson: Math.E - 1,
  squaredHellinger: 2 - 2 * Math.exp(-1 / 8),
  totalVariation: TV,
  atOptimum: { hinge: 2 * (1 - TV), 'of-the-future': 0.4 },
};

/** Scores 1 and 0: Ω = ½·½, so −(½ + λ·¾ − ½ρ·(¾)²). Features a unit apart, and those of no difference. */
const EXTRA = {
  fisher: {
    real: [[1], [0]],
    fake: [[0], [0]],
    multiplier: 0.4,
    rho: 0.8,
    omega: 0.25,
    criticLoss: -(0.5 + 0.4 * 0.75 - 0.4 * 0.75 ** 2),
    nextMultiplier: 0.4 - 0.8 * 0.75,
  },
  // Score 3x + 4y + 7 again: Ω = 25, and the mean difference is 3.
  sobolev: {
    activation: 'tanh',
    params: TWO_SIDED.params,
    real: [[1, 0]],
    fake: [[0, 0]],
    multiplier: 0.5,
    rho: 0.25,
    omega: 25,
    criticLoss: -3 + 0.5 * 24 + 0.125 * 24 ** 2,
  },
  mmd: {
    realFeatures: [[0, 0, 0]],
    fakeFeatures: [[0, 2, 0]],
    sigmas: [1, 2, 4, 8],
    mmd2Biased: 8 - 2 * [1, 2, 4, 8].reduce((sum, width) => sum + Math.exp(-2 / width ** 2), 0),
  },
  mcgan: {
    realFeatures: [
      [1, 0],
      [3, 0],
    ],
    fakeFeatures: [
      [0, 1],
      [0, 5],
    ],
    meanDistance: Math.sqrt(4 + 9),
    covarianceNuclear: 1 + 4,
  },
  'feature-matching': {
    realFeatures: [[1, 2]],
    fakeFeatures: [[0, 0]],
    generatorLoss: 5,
  },
  // Kernels 1 and 5³ within, and 1, 1, 3³ and 5³ between.
  kid: {
    x: [
      [0, 0],
      [2, 0],
    ],
    y: [
      [2, 0],
      [4, 0],
    ],
    kid: 1 + 125 - 2 * 38.5,
  },
  // One point for each of two modes that are far apart.
  inception: {
    centres: [
      [0, 0],
      [10, 0],
    ],
    sigma: 0.5,
    weights: [0.25, 0.75],
    y: [
      [0, 0],
      [10, 0],
    ],
    inceptionScore: 2,
    modeScore: 2 * Math.exp(-0.5 * Math.log(2) - 0.5 * Math.log(2 / 3)),
  },
};

let folder: string;
beforeAll(async () => {
  registerSecondOrderGradients();
  await setBackend('cpu');
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reference-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function checked(files: Readonly<Record<string, unknown>>) {
  for (const [file, value] of Object.entries(files)) {
    writeFileSync(join(folder, file), typeof value === 'string' ? value : JSON.stringify(value));
  }
  return checkFolder(folder);
}
const statusOf = (file: string, value: unknown) =>
  checked({ [file]: value }).find((report) => report.file === file)?.status;

describe('a reference folder', () => {
  test.each([
    ['losses.json', [LEAST_SQUARES], 8],
    ['penalties.json', [TWO_SIDED], 8],
    ['wgan_gp.json', [WGAN_GP], 4],
    ['optimizers.json', [SGD], 4],
    ['spectral_norm.json', [SPECTRAL], 10],
    ['metrics_points.json', [POINTS], 9],
    ['metrics_modes.json', [MODES], 6],
    ['divergences.json', DIVERGENCES, 6],
    ['extra.json', EXTRA, 12],
  ])('agrees with values of %s worked out by hand', (file, value, comparisons) => {
    const reports = checked({ [file]: value });
    expect(reports.find((report) => report.file === file)).toMatchObject({
      status: 'agrees',
      comparisons,
    });
    expect(passed(reports)).toBe(true);
  });

  test.each([
    ['losses.json', [{ ...LEAST_SQUARES, criticGradFake: [0, 1.01] }]],
    ['penalties.json', [{ ...TWO_SIDED, grads: [[[4.8], [6.5]], [0]] }]],
    ['wgan_gp.json', [{ ...WGAN_GP, loss: 29.1 }]],
    [
      'optimizers.json',
      [
        {
          ...SGD,
          trajectory: [
            [0.9, 2],
            [0.9, 1.79],
          ],
        },
      ],
    ],
    ['spectral_norm.json', [{ ...SPECTRAL, sigma: 1 }]],
    ['spectral_norm.json', [{ ...SPECTRAL, trueSigma: 1 }]],
    ['metrics_points.json', [{ ...POINTS, wasserstein1: 1.49 }]],
    ['metrics_points.json', [{ ...POINTS, recall: 1 }]],
    ['metrics_points.json', [{ ...POINTS, mmd2Unbiased: POINTS.mmd2Biased }]],
    ['metrics_modes.json', [{ ...MODES, highQuality: 0.76 }]],
    ['metrics_modes.json', [{ ...MODES, reverseKL: null }]],
    ['divergences.json', { ...DIVERGENCES, kl: 0.501 }],
    ['divergences.json', { ...DIVERGENCES, atOptimum: { hinge: 1.2 } }],
    ['extra.json', { ...EXTRA, fisher: { ...EXTRA.fisher, nextMultiplier: 0 } }],
    ['extra.json', { ...EXTRA, sobolev: { ...EXTRA.sobolev, criticLoss: 81.1 } }],
    ['extra.json', { ...EXTRA, mmd: { ...EXTRA.mmd, mmd2Biased: 2.4 } }],
    ['extra.json', { ...EXTRA, mcgan: { ...EXTRA.mcgan, covarianceNuclear: 10 } }],
    ['extra.json', { ...EXTRA, kid: { ...EXTRA.kid, kid: 50 } }],
    ['extra.json', { ...EXTRA, inception: { ...EXTRA.inception, modeScore: 2 } }],
  ])('is caught where %s is wrong', (file, value) => {
    expect(statusOf(file, value)).toBe('differs');
    expect(passed(checkFolder(folder))).toBe(false);
    expect(referenceTable(checkFolder(folder))).toContain(`Not within a relative 0.001: ${file}.`);
  });

  test('names what the project does not have, beside what it has', () => {
    const unknown = { ...LEAST_SQUARES, loss: 'of-the-future' };
    const reports = checked({
      'losses.json': [LEAST_SQUARES, unknown, { ...LEAST_SQUARES, generator: 'cooperative' }],
      'metrics_points.json': [{ ...POINTS, hausdorff: 1 }],
      'divergences.json': DIVERGENCES,
      'penalties.json': [{ ...TWO_SIDED, activation: 'staircase' }],
      'extra.json': {
        hausdorff: {},
        mmd: { ...EXTRA.mmd, sigmas: [1, 2] },
        sobolev: { ...EXTRA.sobolev, activation: 'staircase' },
      },
    });
    const missing = Object.fromEntries(reports.map((report) => [report.file, report.missing]));
    expect(missing).toMatchObject({
      'losses.json': ['of-the-future', 'least-squares cooperative'],
      'metrics_points.json': ['hausdorff'],
      'divergences.json': ['optimum of of-the-future'],
      'penalties.json': ['staircase'],
      'extra.json': ['hausdorff', 'sobolev with staircase', 'mmd with kernels of widths 1, 2'],
    });
    expect(referenceTable(reports)).toContain('missing in extra.json: hausdorff, sobolev');
    expect(passed(reports)).toBe(true);
  });

  test('does not pass when nothing in it could be compared', () => {
    expect(passed(checked({}))).toBe(false);
    const reports = checked({ 'extra.json': { hausdorff: {} } });
    expect(passed(reports)).toBe(false);
    expect(referenceTable(reports)).toMatch(/Nothing could be compared\.$/);
  });

  test('takes one name of the objective for another where a loss has only one', () => {
    const row = {
      loss: 'wasserstein',
      real: [1],
      fake: [3],
      criticLoss: 2,
      generatorLoss: -3,
    };
    const rows = ['minimax', 'non-saturating', 'linear'].map((generator) => ({
      ...row,
      generator,
    }));
    expect(checked({ 'losses.json': rows })[0]).toMatchObject({
      status: 'agrees',
      comparisons: 6,
      missing: [],
    });
  });

  test('gives losses the parameters of their row', () => {
    const row = { ...LEAST_SQUARES, parameters: { a: 0, b: 1, c: 0.5 } };
    expect(statusOf('losses.json', [row])).toBe('differs');
    const right = { ...row, generatorLoss: 0.625, generatorGradFake: [-0.25, 0.75] };
    expect(statusOf('losses.json', [right])).toBe('agrees');
  });

  test.each([
    ['losses.json', '{', /^losses\.json cannot be read as JSON/],
    ['losses.json', {}, /^losses\.json should hold a list\.$/],
    ['losses.json', [{ ...LEAST_SQUARES, real: 'all' }], /entry 1 .*list of numbers under "real"/],
    ['losses.json', [{ ...LEAST_SQUARES, criticGradReal: [0] }], /"criticGradReal" should hold 2/],
    ['penalties.json', [{ ...TWO_SIDED, params: [[[3], [4]]] }], /alternates weights and biases/],
    ['penalties.json', [{ ...TWO_SIDED, x: [[1, 2, 3]] }], /rows of 2 numbers each under "x"/],
    ['wgan_gp.json', [{ ...WGAN_GP, epsilon: [[1], [1]] }], /as many rows as "real"/],
    ['optimizers.json', [{ ...SGD, start: undefined }], /list of numbers under "start"/],
    ['spectral_norm.json', [{ ...SPECTRAL, u0: [1] }], /2 numbers under "u0"/],
    ['metrics_points.json', [{ ...POINTS, y: [[0, 0]] }], /as many points as "x"/],
    [
      'metrics_points.json',
      [{ ...POINTS, k: 2 }],
      /^metrics_points.json: Too few points: 2 given, 3 needed/,
    ],
    ['metrics_modes.json', [{ ...MODES, weights: [1] }], /one weight for each centre/],
    ['extra.json', [], /^extra\.json is not an object with named values\.$/],
    [
      'extra.json',
      { fisher: {} },
      /extra\.json: "fisher" should hold rows of numbers under "real"/,
    ],
    [
      'extra.json',
      { kid: { ...EXTRA.kid, x: [[0, 0]] } },
      /^extra.json: Too few points: 1 given, 2 needed/,
    ],
    ['extra.json', { mmd: { ...EXTRA.mmd, fakeFeatures: [[1]] } }, /rows of 3 .*"fakeFeatures"/],
    ['divergences.json', { ...DIVERGENCES, p: { kind: 'blob', sigma: 1 } }, /"ring" or "gaussian"/],
  ])('is refused in one sentence where %s is malformed', (file, value, message) => {
    expect(() => checked({ [file]: value })).toThrow(MalformedReferenceError);
    expect(() => checkFolder(folder)).toThrow(message);
  });

  test('has to exist', () => {
    expect(() => checkFolder(join(folder, 'nowhere'))).toThrow(/cannot be read as a folder/);
  });
});
