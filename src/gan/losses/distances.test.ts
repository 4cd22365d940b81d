/** Losses on features and on points, and losses with a multiplier, against outside values and closed forms. */
import {
  add,
  matMul,
  mean,
  mul,
  scalar,
  sub,
  sum,
  tensor2d,
  tidy,
  type Scalar,
  type Tensor,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { withDefaults } from '../../experiment/parameter.ts';
import type { Expression, Sample } from '../expression/expression.ts';
import { emptyEnvironment, evaluate, type Environment } from '../expression/tensor.ts';
import cases from '../fixtures/extra.json';
import { createRandom } from '../../data/random.ts';
import { differentiate } from '../gradients.ts';
import { multiplierAfter } from '../multiplier.ts';
import { operations } from '../operations.ts';
import { featureMatching } from '../stabilizers/feature-matching.ts';
import { flat, points, slopeAlongRandomDirection, useCpu } from '../testing.ts';
import { fisher } from './fisher.ts';
import type { Loss } from './loss.ts';
import { mcganCovariance } from './mcgan-covariance.ts';
import { mcgan } from './mcgan.ts';
import { mmdPoints } from './mmd-points.ts';
import { mmd } from './mmd.ts';
import { sobolev } from './sobolev.ts';

beforeAll(useCpu);

const ON_BATCHES: readonly Loss[] = [mmd, mmdPoints, mcgan, mcganCovariance];
const named = (losses: readonly Loss[]) => losses.map((loss) => [loss.id, loss] as const);

/** Two batches as features and as points, whichever a loss asks for. */
function compared(
  { parameters }: Pick<Loss, 'parameters'>,
  batches: Readonly<Partial<Record<Sample, Tensor>>>,
): Environment {
  const values = withDefaults(parameters);
  const rows = (of: Sample) => batches[of] ?? emptyEnvironment.features(of);
  return {
    ...emptyEnvironment,
    features: rows,
    points: rows,
    parameter: (id) => scalar(values[id]!),
  };
}

const number = (expression: Expression, environment: Environment) =>
  tidy(() => flat(evaluate(expression, environment))[0]!);

describe.each(cases.map((values, index) => [index, values] as const))(
  'outside values %i',
  (_, given) => {
    const batches = (row: { realFeatures: number[][]; fakeFeatures: number[][] }) => ({
      real: tensor2d(row.realFeatures),
      generated: tensor2d(row.fakeFeatures),
    });
    const distance = ({ objectives }: Loss) => objectives[0]!.generator;

    test('mmd', () => {
      const value = number(distance(mmd), compared(mmd, batches(given.mmd)));
      expect(value).toBeCloseTo(given.mmd.mmd2Biased, 5);
      expect(number(mmd.critic, compared(mmd, batches(given.mmd)))).toBeCloseTo(-value, 6);
    });

    test('mcgan', () => {
      const environment = compared(mcgan, batches(given.mcgan));
      expect(number(distance(mcgan), environment)).toBeCloseTo(given.mcgan.meanDistance, 5);
      const nuclear = number(distance(mcganCovariance), environment);
      expect(Math.abs(nuclear / given.mcgan.covarianceNuclear - 1)).toBeLessThan(1e-4);
    });

    test('feature matching', () => {
      const environment = compared({}, batches(given['feature-matching']));
      const { generatorLoss } = given['feature-matching'];
      expect(number(featureMatching.generatorObjective!, environment)).toBeCloseTo(
        generatorLoss,
        5,
      );
    });

    test('fisher', () => {
      const { real, fake, multiplier, rho, omega, criticLoss, nextMultiplier: next } = given.fisher;
      const scores = { real: tensor2d(real), generated: tensor2d(fake) };
      const environment: Environment = {
        ...emptyEnvironment,
        score: (of) => scores[of],
        multiplier: () => scalar(multiplier),
        parameter: () => scalar(rho),
      };
      const { constraint } = fisher.multiplier!;
      expect(number(constraint, environment)).toBeCloseTo(omega, 6);
      expect(number(fisher.critic, environment)).toBeCloseTo(criticLoss, 6);
      const updated = multiplierAfter(
        operations,
        scalar(multiplier),
        scalar(rho),
        evaluate(constraint, environment) as Scalar,
      );
      expect(flat(updated)[0]).toBeCloseTo(next, 6);
    });
  },
);

describe('the witness', () => {
  test.each(named(ON_BATCHES))(
    'of %s differs on average by what the critic measures',
    (_, loss) => {
      const batches = { real: points('real', 9), generated: points('generated', 9) };
      const meanOver = (here: Tensor) =>
        flat(mean(evaluate(loss.witness!, compared(loss, { ...batches, here }))))[0]!;
      const measured = -number(loss.critic, compared(loss, batches));
      expect(meanOver(batches.real) - meanOver(batches.generated)).toBeCloseTo(measured, 4);
      const here = points('here', 5);
      expect(evaluate(loss.witness!, compared(loss, { ...batches, here })).shape).toEqual([5, 1]);
    },
  );
});

describe('derivatives', () => {
  const batches = () => [points('real', 9), points('generated', 9)];
  const value =
    (loss: Loss) =>
    ([real, generated]: readonly Tensor[]) =>
      evaluate(loss.critic, compared(loss, { real: real!, generated: generated! })) as Scalar;

  test.each(named(ON_BATCHES))('of %s, first', (_, loss) => {
    const slope = slopeAlongRandomDirection(value(loss), batches(), 3, 5e-3);
    expect(Math.abs(slope.measured)).toBeGreaterThan(1e-3);
    expect(slope.differentiated).toBeCloseTo(slope.measured, 3);
  });

  test.each(named(ON_BATCHES))('of %s, second', (_, loss) => {
    const [first, second] = [points('cotangent', 9), points('another', 9)];
    const along = (tensors: readonly Tensor[]) => {
      const [real, generated] = differentiate(() => value(loss)(tensors), [...tensors]).gradients;
      return sum(add(mul(real!, first), mul(generated!, second))) as Scalar;
    };
    const slope = slopeAlongRandomDirection(along, batches(), 4, 5e-3);
    expect(Math.abs(slope.measured)).toBeGreaterThan(1e-3);
    expect(slope.differentiated).toBeCloseTo(slope.measured, 3);
  });

  test.each(named(ON_BATCHES))('of %s stay finite for batches that are all the same', (_, loss) => {
    const same = tensor2d([1, 2, 1, 2, 1, 2], [3, 2]);
    const { value: loss0, gradients } = differentiate(() => value(loss)([same, same]), [same]);
    expect(Math.abs(flat(loss0)[0]!)).toBeLessThan(1e-5);
    for (const entry of gradients.flatMap(flat)) expect(Math.abs(entry)).toBeLessThan(1e-5);
  });
});

/** Three places with these shares of eight samples, so that a batch of eight is the distribution itself. */
const REAL = [1, 2, 5];
const GENERATED = [4, 3, 1];

/** [8, 3]: which sample lies at which place. */
function placed(shares: readonly number[]): Tensor2D {
  const rows = shares.flatMap((share, place) =>
    Array.from({ length: share }, () => shares.map((_, other) => Number(place === other))),
  );
  return tensor2d(rows);
}

function scored(scores: Tensor, lambda: number, rho: number): Environment {
  const at = { real: placed(REAL), generated: placed(GENERATED) };
  return {
    ...emptyEnvironment,
    score: (of) => matMul(at[of], scores as Tensor2D),
    multiplier: () => scalar(lambda),
    parameter: () => scalar(rho),
  };
}

describe('fisher at its best', () => {
  const p = REAL.map((share) => share / 8);
  const q = GENERATED.map((share) => share / 8);
  const total = (term: (p: number, q: number) => number) =>
    p.reduce((sum, real, place) => sum + term(real, q[place]!), 0);
  const triangular = total((p, q) => (p - q) ** 2 / (p + q));
  const distance = Math.sqrt(2 * triangular);
  const best = p.map((p, place) => (2 * (p - q[place]!)) / (p + q[place]!) / distance);
  const environment = scored(tensor2d(best, [3, 1]), 0.3, 0.5);

  test('meets its condition and measures √(2∫(p − q)²/(p + q))', () => {
    expect(number(fisher.multiplier!.constraint, environment)).toBeCloseTo(1, 6);
    expect(number(fisher.critic, environment)).toBeCloseTo(-distance, 6);
  });

  test('has a generator’s loss of F/2, whose gradient is that of 4/F·KL(p‖m)', () => {
    const objective = fisher.objectives[0]!;
    expect(objective.minimises.gradient).toBe(
      '4/F times KL(p‖m), F = √(2∫(p − q)²/(p + q)) held fixed',
    );
    expect(number(objective.generator, environment)).toBeCloseTo(distance / 2, 6);
    // d/dq of p log(2p/(p + q)) is −p/(p + q): with 4/F this has to be −score, up to a constant.
    const charged = p.map((p, place) => (-4 / distance) * (p / (p + q[place]!)) + best[place]!);
    for (const charge of charged) expect(charge).toBeCloseTo(charged[0]!, 10);
  });

  test('is where the multiplier leads', () => {
    const rho = 0.5;
    let scores = tensor2d([0.1, -0.2, 0.3], [3, 1]);
    let lambda: Scalar = scalar(0);
    for (let update = 0; update < 400; update++) {
      const before = flat(lambda)[0]!;
      const { gradients } = differentiate(
        () => evaluate(fisher.critic, scored(scores, before, rho)) as Scalar,
        [scores],
      );
      scores = sub(scores, mul(0.5, gradients[0]!));
      const constraint = evaluate(fisher.multiplier!.constraint, scored(scores, 0, rho)) as Scalar;
      lambda = multiplierAfter(operations, lambda, scalar(rho), constraint);
    }
    flat(scores).forEach((score, place) => expect(score).toBeCloseTo(best[place]!, 3));
    expect(flat(lambda)[0]).toBeCloseTo(distance / 2, 3);
  });

  test('is not beaten by other scores that meet the condition', () => {
    const random = createRandom(2, 'scores', 0);
    for (let trial = 0; trial < 50; trial++) {
      const raw = Float32Array.from({ length: 3 }, () => random.gaussian());
      const size = Math.sqrt(
        number(fisher.multiplier!.constraint, scored(tensor2d(raw, [3, 1]), 0, 1)),
      );
      const scores = tensor2d(
        raw.map((score) => score / size),
        [3, 1],
      );
      expect(number(fisher.critic, scored(scores, 0.3, 0.5))).toBeGreaterThan(-distance - 1e-5);
    }
  });
});

test('sobolev holds the mean square of slopes, not of scores', () => {
  const of = (real: number[], generated: number[]) => ({
    real: tensor2d(real, [real.length, 1]),
    generated: tensor2d(generated, [generated.length, 1]),
  });
  const scores = of([5, 3], [1, 1]);
  const slopes: Partial<Record<string, Tensor>> = of([1, 2], [0, 3]);
  const environment: Environment = {
    ...emptyEnvironment,
    score: (of) => scores[of],
    slope: (at) => slopes[at] ?? emptyEnvironment.slope(at),
    multiplier: () => scalar(0.1),
    parameter: () => scalar(0.2),
  };
  // Ω = ½·(1 + 4)/2 + ½·9/2 = 3.5
  expect(number(sobolev.multiplier!.constraint, environment)).toBeCloseTo(3.5, 6);
  expect(number(sobolev.critic, environment)).toBeCloseTo(1 - 4 + 0.1 * 2.5 + 0.1 * 2.5 ** 2, 5);
});

describe('what the losses say of themselves', () => {
  const all = [...ON_BATCHES, fisher, sobolev];

  test.each(named(all))('%s names parameters that it has', (_, loss) => {
    const ids = (loss.parameters ?? []).map(({ id }) => id);
    if (loss.outputs) expect(ids).toContain(loss.outputs);
    if (loss.multiplier) expect(ids).toContain(loss.multiplier.rate);
  });

  test('the number of features changes the network, the rest does not', () => {
    for (const { parameters = [], outputs } of all) {
      for (const { id, structural } of parameters) expect(Boolean(structural)).toBe(id === outputs);
    }
  });
});
