/** Typed divergences against closed forms, against the losses that have names, and against differences. */
import { scalar, tensor2d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { withDefaults } from '../../experiment/parameter.ts';
import { entry } from '../catalogue.ts';
import type { Expression } from '../expression/expression.ts';
import { emptyEnvironment, evaluate } from '../expression/tensor.ts';
import { tex } from '../expression/tex.ts';
import { differentiate } from '../gradients.ts';
import { flat, useCpu } from '../testing.ts';
import { customF, typedDivergence } from './custom-f.ts';
import type { Loss } from './loss.ts';
import { losses } from './registry.ts';

beforeAll(useCpu);

const typed = (f: string) => customF.written!({ f });

function at(formula: Expression, real: number, generated: number): number {
  return tidy(() => {
    const value = evaluate(formula, {
      ...emptyEnvironment,
      score: (of) => tensor2d([of === 'real' ? real : generated], [1, 1]),
      parameter: () => scalar(1.5),
    });
    return flat(value)[0]!;
  });
}

/** f by the name of the loss that has T and f* written out; f(1), and D_f between N(0, 1) and N(1, 1). */
const NAMED: readonly (readonly [text: string, id: string, atOne: number])[] = [
  ['u*log(u)', 'f-kl', 0],
  ['-log(u)', 'f-reverse-kl', 0],
  ['(u-1)^2', 'f-pearson', 0],
  ['(sqrt(u)-1)^2', 'f-hellinger', 0],
  ['u*log(u) - (u+1)*log((u+1)/2)', 'f-jensen-shannon', 0],
  ['u*log(u) - (u+1)*log(u+1)', 'f-gan', -2 * Math.LN2],
  ['(1-u)^2/u', 'f-neyman', 0],
  ['(u^1.5 - 1 - 1.5*(u-1))/0.75', 'f-alpha', 0],
];

describe('the same as the loss that has a name, score by score', () => {
  test.each(NAMED)('%s is %s', (text, id, atOne) => {
    const [own, named] = [typed(text), entry(losses, id)];
    const parameters = withDefaults(named.parameters);
    expect(typedDivergence(text).atOne).toBeCloseTo(atOne, 12);
    for (const ratio of [0.02, 0.3, 0.9, 1.5, 6, 40]) {
      const score = best(own, ratio);
      const counterpart = best(named, ratio, parameters);
      for (const objective of ['non-saturating', 'minimax']) {
        const [ofOwn, ofNamed] = [own, named].map(
          ({ objectives }) => entry(objectives, objective).generator,
        );
        // The conjugate takes part in subtracting f(1), the output does not.
        const offset = objective === 'minimax' ? -atOne : 0;
        expectClose(at(ofOwn!, 0, score), at(ofNamed!, 0, counterpart) + offset);
      }
      expectClose(at(own.critic, score, score), at(named.critic, counterpart, counterpart) + atOne);
    }
  });
});

function best(loss: Loss, ratio: number, parameters = {}): number {
  return 'at' in loss.optimalScore ? loss.optimalScore.at(ratio, 1, parameters) : expect.fail();
}

function expectClose(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThan(2e-5 * (1 + Math.abs(expected)));
}

/** Σ of weights times −T(log p/q) and f*(T(log p/q)): the critic's loss at its best, in double precision. */
function lossAtBest(text: string): number {
  const { critic } = typed(text);
  const width = 0.02;
  const density = (x: number, mean: number) =>
    Math.exp(-((x - mean) ** 2) / 2) / Math.sqrt(2 * Math.PI);
  const points = Array.from({ length: 1000 }, (_, i) => (i - 499.5) * width + 0.5);
  const scores = points.map((x) => Math.log(density(x, 0) / density(x, 1)));
  const perSample = (side: 'real' | 'generated') => {
    const [sum] = [critic].map((expression) => termOf(expression, side));
    return tidy(() =>
      flat(
        evaluate(sum!, { ...emptyEnvironment, score: () => tensor2d(scores, [scores.length, 1]) }),
      ),
    );
  };
  const [onReal, onGenerated] = [perSample('real'), perSample('generated')];
  return points.reduce(
    (total, x, index) =>
      total + width * (density(x, 1) * onGenerated[index]! - density(x, 0) * onReal[index]!),
    0,
  );
}

/** What stands inside the mean of a critic loss −mean T(real) + mean f*(generated), without the sign. */
function termOf(critic: Expression, side: 'real' | 'generated'): Expression {
  const means: Expression[] = [];
  const visit = (node: Expression) => {
    if (node.kind !== 'call') return;
    if (node.operator === 'mean') means.push(node.operands[0]!);
    else node.operands.forEach(visit);
  };
  visit(critic);
  const found = means.find((inside) => JSON.stringify(inside).includes(`"of":"${side}"`));
  return found ?? expect.fail(`no term on ${side} samples`);
}

describe('the loss of the best critic is −D_f', () => {
  /** ∫pᵅq^(1 − α) of N(0, 1) and N(1, 1) */
  const powers = (alpha: number) => Math.exp((alpha * (alpha - 1)) / 2);
  // From its definition.
  const jsd = Array.from({ length: 20_000 }, (_, i) => (i - 9999.5) * 0.001 + 0.5).reduce(
    (sum, x) => {
      const [p, q] = [0, 1].map(
        (mean) => Math.exp(-((x - mean) ** 2) / 2) / Math.sqrt(2 * Math.PI),
      );
      const middle = (p! + q!) / 2;
      return sum + 0.0005 * (p! * Math.log(p! / middle) + q! * Math.log(q! / middle));
    },
    0,
  );
  test.each([
    ['u*log(u)', 0.5],
    ['-log(u)', 0.5],
    ['(u-1)^2', powers(2) - 1],
    ['(sqrt(u)-1)^2', 2 - 2 * powers(0.5)],
    ['u*log(u) - (u+1)*log((u+1)/2)', 2 * jsd],
    ['u*log(u) - (u+1)*log(u+1)', 2 * jsd],
    ['(u-1)*log(u)', 1],
    ['(u-1)*log(u) + 3', 1],
    ['(1-u)^2/u', powers(-1) - 1],
    ['2*(u-1)^2 + 7*(u-1)', 2 * (powers(2) - 1)],
  ])('%s', (text, divergence) => {
    expect(Math.abs(lossAtBest(text) / -divergence - 1)).toBeLessThan(2e-4);
  });
});

describe('gradients', () => {
  const FORMULAS = [
    ...NAMED.map(([text]) => text),
    '(u-1)*log(u)',
    'exp(u)',
    '(u-1)^2/(u+1)',
    'u^4',
  ];
  test.each(FORMULAS)('%s agrees with differences', (text) => {
    const loss = typed(text);
    for (const formula of [loss.critic, ...loss.objectives.map(({ generator }) => generator)]) {
      for (const score of [-1.4, -0.3, 0.6, 1.2]) {
        const [real, generated] = [tensor2d([score], [1, 1]), tensor2d([-score], [1, 1])];
        const { gradients } = differentiate(
          () =>
            evaluate(formula, {
              ...emptyEnvironment,
              score: (of) => (of === 'real' ? real : generated),
            }) as never,
          [real, generated],
        );
        const step = 1e-2;
        const measured = [
          at(formula, score + step, -score) - at(formula, score - step, -score),
          at(formula, score, -score + step) - at(formula, score, -score - step),
        ];
        gradients.flatMap(flat).forEach((gradient, index) => {
          const expected = measured[index]! / (2 * step);
          expect(Math.abs(gradient - expected)).toBeLessThan(4e-3 * (1 + Math.abs(expected)));
        });
      }
    }
  });

  test.each(['u^4', 'exp(u)', 'u^-3', '(u-1)*log(u)'])(
    '%s: far scores feel a finite pull back',
    (text) => {
      const loss = typed(text);
      for (const far of [-1e4, -100, 100, 1e4]) {
        const generated = tensor2d([far], [1, 1]);
        for (const { generator } of loss.objectives) {
          const { value, gradients } = differentiate(
            () => evaluate(generator, { ...emptyEnvironment, score: () => generated }) as never,
            [generated],
          );
          const [slope] = flat(gradients[0]!);
          expect(Number.isFinite(flat(value)[0])).toBe(true);
          expect(Number.isFinite(slope)).toBe(true);
          expect(slope).toBeLessThan(0);
        }
      }
    },
  );
});

test('what is derived reads as in a textbook', () => {
  const { f, derivative, output, conjugate, atOne, curve } = typedDivergence('(u - 1)*log(u)');
  expect(tex(f)).toBe(String.raw`(u - 1)\,\log(u)`);
  expect(tex(derivative)).toBe(String.raw`\log(u) - \frac{1}{u} + 1`);
  expect(tex(output)).toBe('v - e^{-v} + 1');
  expect(tex(conjugate)).toBe('v + e^{v} - 1');
  expect(atOne).toBe(0);
  expect(curve).toEqual({ lower: -12, upper: 12, straightPieces: false });
});

test('f(1) is subtracted', () => {
  const [shifted, plain] = ['u*log(u) + 5', 'u*log(u)'].map(typedDivergence);
  expect(shifted!.atOne).toBe(5);
  expect(tex(shifted!.conjugate)).toBe(tex(plain!.conjugate));
});

test('an f that grows fast is followed as far as it can be computed', () => {
  const { lower, upper } = typedDivergence('exp(u)').curve;
  expect(lower).toBe(-12);
  expect(upper).toBeGreaterThan(3);
  expect(upper).toBeLessThan(3.3);
});

test('straight pieces train nothing, and it is said', () => {
  const loss = typed('abs(u - 1)/2');
  expect(typedDivergence('abs(u - 1)/2').curve.straightPieces).toBe(true);
  for (const { minimises } of loss.objectives)
    expect(minimises.implies).toContain('nothing trains');
});

describe('what is no divergence is refused, and where', () => {
  const [text] = customF.texts!;
  test.each([
    ['log(u)', 'f is not convex: its slope falls between u = 6.14e-6 and u = 6.46e-6.'],
    ['-(u-1)^2', 'not convex'],
    ['(u-2)^3', 'not convex'],
    ['u^3 - 3*u^2', 'not convex'],
    ['1/(u - 1.5)', 'not convex'],
    ['sigmoid(u)', 'not convex'],
    ['-abs(u - 1)', 'f is not convex: its slope falls between u = 1 and u = 1.05.'],
    ['u', 'f is a straight line'],
    ['3*(u-1) + log(e)*2', 'f is a straight line'],
    ['2', 'f has to depend on u.'],
    ['log(u - 0.5)', 'f is no number at u = '],
    ['-log(3 - u)', 'f is no number at u = '],
    ['1/(u-1)', 'f or its slope is not finite, or too large to train with, at u = 1.'],
    ['exp(exp(exp(u)))', 'too large to train with, at u = '],
  ])('%s', (candidate, words) => {
    const problem = text!.problemIn(candidate);
    expect(problem?.message).toContain(words);
    expect(problem?.at).toBeUndefined();
  });

  test('a problem of the text is told with its place', () =>
    expect(text!.problemIn('u*log(w)')).toEqual({
      at: 6,
      message: 'There is no “w” here, but u, e and pi.',
    }));

  test('what is a divergence is not', () => {
    for (const [f] of NAMED) expect(text!.problemIn(f)).toBeUndefined();
    expect(text!.problemIn(text!.default)).toBeUndefined();
  });
});

test('the same text gives the same loss, and the default the entry itself', () => {
  expect(typed('u*log(u)')).toBe(typed('u*log(u)'));
  expect(typed('u*log(u)')).not.toBe(typed('-log(u)'));
  expect(customF.written!({})).toBe(customF.written!({ f: customF.texts![0]!.default }));
});
