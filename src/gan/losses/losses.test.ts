/** What losses say of themselves, against the definitions behind the words. */
import { scalar, tensor2d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { withDefaults, type ParameterValues } from '../../experiment/parameter.ts';
import { entry } from '../catalogue.ts';
import type { Expression } from '../expression/expression.ts';
import { emptyEnvironment, evaluate } from '../expression/tensor.ts';
import { differentiate } from '../gradients.ts';
import { flat, useCpu } from '../testing.ts';
import type { Loss } from './loss.ts';
import { losses } from './registry.ts';

beforeAll(useCpu);

const RATIOS = [0.2, 0.5, 0.8, 1.3, 2, 4];

function valueOf(
  formula: Expression,
  real: number,
  generated: number,
  parameters: ParameterValues,
): number {
  return tidy(() => {
    const value = evaluate(formula, {
      ...emptyEnvironment,
      score: (of) => tensor2d([of === 'real' ? real : generated], [1, 1]),
      parameter: (id) => scalar(parameters[id]!),
    });
    return flat(value)[0]!;
  });
}

function scoreAt(loss: Loss, ratio: number, parameters: ParameterValues): number {
  if ('whyNot' in loss.optimalScore) return expect.fail(`${loss.id} states no optimum`);
  return loss.optimalScore.at(ratio, 1, parameters);
}

describe('the density ratio is read back from the best score', () => {
  const stating = losses.filter((loss) => 'at' in loss.densityRatio);
  test.each(stating.map((loss) => [loss.id, loss] as const))('%s', (_, loss) => {
    const alphas = loss.id === 'f-alpha' ? [-1, 0.5, 1.5, 3] : [0];
    for (const alpha of alphas) {
      const parameters = { ...withDefaults(loss.parameters), alpha };
      for (const ratio of RATIOS) {
        const score = scoreAt(loss, ratio, parameters);
        if ('at' in loss.densityRatio)
          expect(loss.densityRatio.at(score, parameters)).toBeCloseTo(ratio, 10);
      }
    }
  });

  test('only where there is a best score', () => {
    for (const { densityRatio, optimalScore } of stating) {
      expect('at' in densityRatio && 'at' in optimalScore).toBe(true);
    }
  });
});

describe('no other score is better than the best one', () => {
  const stating = losses.filter((loss) => 'at' in loss.optimalScore);
  test.each(stating.map((loss) => [loss.id, loss] as const))('%s', (_, loss) => {
    const parameters = withDefaults(loss.parameters);
    for (const ratio of RATIOS) {
      // The loss at one point of density p = ratio, q = 1: E_p counts `ratio` times.
      const cost = (score: number) => {
        const both = valueOf(loss.critic, score, score, parameters);
        const onReal = valueOf(loss.critic, score, 0, parameters);
        const offset = valueOf(loss.critic, 0, 0, parameters);
        const onGenerated = valueOf(loss.critic, 0, score, parameters);
        expect(both + offset).toBeCloseTo(onReal + onGenerated, 4);
        return ratio * onReal + onGenerated;
      };
      const best = scoreAt(loss, ratio, parameters);
      for (const shift of [-0.5, -0.1, 0.1, 0.5]) {
        expect(cost(best + shift)).toBeGreaterThanOrEqual(cost(best) - 1e-5);
      }
    }
  });
});

describe('the threshold parts p > q from p < q at the best critic', () => {
  const OTHERS: Readonly<Record<string, readonly ParameterValues[]>> = {
    // With the targets exchanged, low scores mean real.
    'least-squares': [
      { a: -1, b: 1, c: 0 },
      { a: 1.5, b: -0.5, c: 0 },
    ],
    'f-alpha': [{ alpha: -1 }, { alpha: 0.5 }, { alpha: 3 }],
    'f-weighted-jensen-shannon': [{ weight: 0.05 }, { weight: 0.8 }],
  };
  /** Where the best score is infinite: one that is far enough out. */
  const FAR = 8;

  const stating = losses.filter(({ threshold }) => threshold !== undefined);
  test.each(stating.map((loss) => [loss.id, loss] as const))('%s', (_, loss) => {
    const bestAt = (ratio: number, parameters: ParameterValues) => {
      if ('at' in loss.optimalScore) return loss.optimalScore.at(ratio, 1, parameters);
      const cost = (score: number) =>
        ratio * valueOf(loss.critic, score, 0, parameters) +
        valueOf(loss.critic, 0, score, parameters);
      return cost(FAR) < cost(-FAR) ? FAR : -FAR;
    };
    for (const parameters of [withDefaults(loss.parameters), ...(OTHERS[loss.id] ?? [])]) {
      const { score, real } = loss.threshold!(parameters)!;
      for (const ratio of [...RATIOS, 0.999, 1.001]) {
        const side = bestAt(ratio, parameters) > score ? 'above' : 'below';
        expect(side === real, `p/q = ${ratio}`).toBe(ratio > 1);
      }
    }
  });

  test('there is none where scores are compared, averaged, regarded as features or unknown', () => {
    const without = losses.filter(({ threshold }) => !threshold).map(({ id }) => id);
    expect(without).toEqual([
      'wasserstein',
      ...losses.map(({ id }) => id).filter((id) => id.startsWith('relativistic')),
      'mmd',
      'mmd-points',
      'fisher',
      'sobolev',
      'mcgan',
      'mcgan-covariance',
      'custom',
    ]);
  });

  test('least squares with one target for both kinds asks for no difference', () => {
    expect(entry(losses, 'least-squares').threshold!({ a: 1, b: 1, c: 1 })).toBeUndefined();
  });
});

/** f, of which f* and T have to be those of the loss. */
const CONVEX: Readonly<Record<string, (u: number) => number>> = {
  'f-kl': (u) => u * Math.log(u),
  'f-reverse-kl': (u) => -Math.log(u),
  'f-pearson': (u) => (u - 1) ** 2,
  'f-hellinger': (u) => (Math.sqrt(u) - 1) ** 2,
  'f-jensen-shannon': (u) => u * Math.log(u) - (u + 1) * Math.log((u + 1) / 2),
  'f-gan': (u) => u * Math.log(u) - (u + 1) * Math.log(u + 1),
  'f-neyman': (u) => (1 - u) ** 2 / u,
  'f-total-variation': (u) => Math.abs(u - 1) / 2,
  'f-weighted-jensen-shannon': (u) =>
    0.3 * u * Math.log(u) - (0.7 + 0.3 * u) * Math.log(0.7 + 0.3 * u),
  'f-alpha': (u) => (u ** 1.5 - 1 - 1.5 * (u - 1)) / 0.75,
};

describe('the critic’s term on generated samples is the conjugate of f at T', () => {
  test('every f-divergence is among them', () => {
    const ids = losses.map(({ id }) => id).filter((id) => id.startsWith('f-'));
    expect(Object.keys(CONVEX).toSorted()).toEqual(ids.toSorted());
  });

  test.each(Object.entries(CONVEX))('%s', (id, f) => {
    const loss = entry(losses, id);
    const parameters = withDefaults(loss.parameters);
    const ofGenerated = (objective: string, score: number) =>
      -valueOf(entry(loss.objectives, objective).generator, 0, score, parameters);
    for (const score of [-1.2, -0.4, 0.3, 1.1]) {
      const output = ofGenerated('non-saturating', score);
      const conjugate = ofGenerated('minimax', score);
      // sup over u of uT − f(u), on a grid that is even in log u.
      const grid = Array.from({ length: 20_001 }, (_, i) => Math.exp((i - 10_000) / 1250));
      const supremum = grid.reduce((most, u) => Math.max(most, u * output - f(u)), -Infinity);
      expect(conjugate).toBeCloseTo(supremum, 3);
    }
  });
});

/**
 * φ for every statement "the gradient descends ∫q φ(p/q)". The derivative of that with respect to q is
 * φ − rφ′, and has to be what the objective charges a sample at the best critic, up to a constant.
 */
const DESCENDED: Readonly<Record<string, (r: number) => number>> = {
  'KL(q‖p)': (r) => -Math.log(r),
  'KL(p‖q)': (r) => r * Math.log(r),
  '2 KL(p‖q)': (r) => 2 * r * Math.log(r),
  '2 JSD': jensenShannonTwice,
  'KL(q‖p) − 2 JSD': (r) => -Math.log(r) - jensenShannonTwice(r),
  '2 KL(p‖m) − ¼∫(p − q)²/(p + q)': (r) => 2 * klToMiddle(r) - triangular(r) / 4,
  '¼∫(p − q)²/(p + q)': (r) => triangular(r) / 4,
  'KL(p‖m) − ⅛∫(p − q)²/(p + q) for the default targets 0, 1, 1': (r) =>
    klToMiddle(r) - triangular(r) / 8,
  '⅛(b − a)²∫(p − q)²/(p + q)': (r) => triangular(r) / 8,
  '(b − a) KL(p‖m)': klToMiddle,
  'the squared Hellinger distance': (r) => (Math.sqrt(r) - 1) ** 2,
  '⅔∫√(q³/p)': (r) => (2 / 3) * r ** -0.5,
  '∫√(p² + q²)': (r) => Math.hypot(r, 1),
  '−∫p·arsinh(q/p)': (r) => -r * Math.asinh(1 / r),
  'twice the total variation': (r) => Math.abs(r - 1),
  '½∫q²/p': (r) => 0.5 / r,
  'the Pearson χ²(p‖q)': (r) => (r - 1) ** 2,
  'the Neyman χ²(p‖q)': (r) => (r - 1) ** 2 / r,
  '⅓∫q³/p²': (r) => r ** -2 / 3,
  'the divergence ∫q f(p/q) of this f, less f(1)': (r) => (r - 1) * Math.log(r),
  'π KL(p‖πp + (1 − π)q) + (1 − π) KL(q‖πp + (1 − π)q)': (r) =>
    CONVEX['f-weighted-jensen-shannon']!(r),
  'π KL(q‖p), less π/(1 − π) times this divergence': (r) =>
    -0.3 * Math.log(r) - (0.3 / 0.7) * CONVEX['f-weighted-jensen-shannon']!(r),
  'the divergence of order α': (r) => CONVEX['f-alpha']!(r),
  'the divergence of order α − 1': (r) => (r ** 0.5 - 1 - 0.5 * (r - 1)) / (0.5 * -0.5),
};

function jensenShannonTwice(r: number): number {
  return r * Math.log((2 * r) / (1 + r)) + Math.log(2 / (1 + r));
}

function klToMiddle(r: number): number {
  return r * Math.log((2 * r) / (1 + r));
}

function triangular(r: number): number {
  return (r - 1) ** 2 / (r + 1);
}

describe('what an objective is said to descend is what it descends', () => {
  const stated = losses.flatMap((loss) =>
    'at' in loss.optimalScore
      ? loss.objectives.flatMap((objective) =>
          objective.minimises.gradient === undefined
            ? []
            : [[loss.id, objective.id, objective.minimises.gradient, loss] as const],
        )
      : [],
  );
  test.each(stated)('%s, %s: %s', (_, objective, gradient, loss) => {
    const phi = DESCENDED[gradient]!;
    const parameters = withDefaults(loss.parameters);
    const { generator } = entry(loss.objectives, objective);
    const difference = (r: number) => {
      const slope = (phi(r + 1e-5) - phi(r - 1e-5)) / 2e-5;
      return valueOf(generator, 0, scoreAt(loss, r, parameters), parameters) - (phi(r) - r * slope);
    };
    for (const ratio of RATIOS) expect(difference(ratio)).toBeCloseTo(difference(1.05), 4);
  });
});

/** ψ for every statement "the value is ∫q ψ(p/q)", in so far as it is one in p and q alone. */
const VALUES: Readonly<Record<string, (r: number) => number>> = {
  'KL(q‖p) − KL(q‖m)': (r) => -Math.log(r) - Math.log(2 / (1 + r)),
  'KL(q‖m)': (r) => Math.log(2 / (1 + r)),
  '∫q³/(p + q)²': (r) => (1 + r) ** -2,
  '−∫p²q/(p + q)²': (r) => -((r / (1 + r)) ** 2),
  '½∫q³/(p + q)² for these; ½∫q(p − q)²/(p + q)² for −1, 1, 0': (r) => (1 + r) ** -2 / 2,
  '−∫q(b p + a q)/(p + q)': (r) => -r / (1 + r),
  '∫√(q³/p)': (r) => r ** -0.5,
  'half the squared Hellinger distance': (r) => (Math.sqrt(r) - 1) ** 2 / 2,
  '−∫pq/√(p² + q²)': (r) => -r / Math.hypot(r, 1),
  '∫q²/√(p² + q²)': (r) => 1 / Math.hypot(r, 1),
  '∫q²/p': (r) => 1 / r,
  '−∫q f′(p/q)': (r) => 1 / r - Math.log(r) - 1,
  '0, whatever the samples are': () => 0,
  '∫q³/p²': (r) => r ** -2,
  '2 − α times the divergence of order α − 1': (r) =>
    0.5 * DESCENDED['the divergence of order α − 1']!(r),
};

describe('what an objective’s value is said to be is what it is', () => {
  const stating = losses.filter((loss) => 'at' in loss.optimalScore);
  // Without a best score that is a function of the densities there is nothing to put in.
  const stated = stating.flatMap((loss) =>
    loss.objectives.flatMap(({ id, minimises }) =>
      minimises.value === undefined || minimises.value.includes('counted in')
        ? []
        : [[loss.id, id, minimises.value, loss] as const],
    ),
  );
  test.each(stated)('%s, %s: %s', (_, objective, value, loss) => {
    const psi = VALUES[value]!;
    const parameters = withDefaults(loss.parameters);
    const { generator } = entry(loss.objectives, objective);
    const difference = (r: number) =>
      valueOf(generator, 0, scoreAt(loss, r, parameters), parameters) - psi(r);
    // ∫q and ∫q·(p/q) are 1 whatever the samples are, so a constant and a multiple of r are free.
    const slope = (difference(3) - difference(1)) / 2;
    for (const ratio of RATIOS) {
      expect(difference(ratio)).toBeCloseTo(difference(1) + slope * (ratio - 1), 4);
    }
  });
});

describe('far scores', () => {
  const FAR = [-50, -20, 20, 50];
  test.each(losses.map((loss) => [loss.id, loss] as const))('%s stays finite', (_, loss) => {
    const parameters = withDefaults(loss.parameters);
    for (const formula of [loss.critic, ...loss.objectives.map(({ generator }) => generator)]) {
      for (const score of FAR) {
        const [real, generated] = [tensor2d([score], [1, 1]), tensor2d([-score], [1, 1])];
        const far = (of: string) => (of === 'real' ? real : generated);
        const { value, gradients } = differentiate(
          () =>
            evaluate(formula, {
              score: far,
              slope: far,
              features: far,
              points: far,
              multiplier: () => scalar(0.5),
              parameter: (id) => scalar(parameters[id]!),
            }) as never,
          [real, generated],
        );
        for (const number of [value, ...gradients].flatMap(flat))
          expect(Number.isFinite(number)).toBe(true);
      }
    }
  });

  test.each([
    ['brier', 'non-saturating'],
    ['spherical', 'non-saturating'],
    ['f-total-variation', 'minimax'],
  ])('%s keeps a gradient where %s saturates', (id, objective) => {
    const generated = tensor2d([-18], [1, 1]);
    const { generator } = entry(entry(losses, id).objectives, objective);
    const environment = {
      ...emptyEnvironment,
      score: () => generated,
      parameter: () => scalar(0),
    };
    const { gradients } = differentiate(
      () => evaluate(generator, environment) as never,
      [generated],
    );
    expect(flat(gradients[0]!)[0]).toBeLessThan(0);
  });
});

test('misclassification has no gradient anywhere', () => {
  const { critic, objectives } = entry(losses, 'misclassification');
  const [real, generated] = [tensor2d([-1, 0, 2], [3, 1]), tensor2d([-2, 0, 1], [3, 1])];
  const environment = {
    ...emptyEnvironment,
    score: (of: 'real' | 'generated') => (of === 'real' ? real : generated),
  };
  for (const formula of [critic, ...objectives.map(({ generator }) => generator)]) {
    const { gradients } = differentiate(
      () => evaluate(formula, environment) as never,
      [real, generated],
    );
    expect(gradients.flatMap(flat)).toEqual([0, 0, 0, 0, 0, 0]);
  }
  expect(flat(evaluate(critic, environment))[0]).toBeCloseTo(2 / 3 + 1 / 3, 6);
});
