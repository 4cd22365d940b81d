import { scalar, tensor2d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { entry } from '../catalogue.ts';
import { lipschitzMethods } from '../lipschitz/registry.ts';
import { losses } from '../losses/registry.ts';
import { flat, useCpu } from '../testing.ts';
import {
  add,
  choose,
  divide,
  exponential,
  generatedScore,
  hyperbolicTangent,
  isNotPositive,
  isPositive,
  logOneMinusSigmoid,
  logSigmoid,
  mean,
  multiply,
  negative,
  nodesOf,
  oneMinusSigmoid,
  parameter,
  positivePart,
  power,
  realScore,
  rootOfSigmoid,
  sigmoid,
  slopeAt,
  slopePointsOf,
  square,
  subtract,
  usesRealSamples,
  type Expression,
} from './expression.ts';
import { emptyEnvironment, evaluate } from './tensor.ts';
import { tex } from './tex.ts';

beforeAll(useCpu);

const value = (expression: Expression) =>
  tidy(() =>
    flat(
      evaluate(expression, {
        ...emptyEnvironment,
        score: (of) => tensor2d(of === 'real' ? [1, -2] : [3, 5], [2, 1]),
        slope: () => tensor2d([0.5, 2], [2, 1]),
        parameter: () => scalar(10),
      }),
    ),
  );

describe('values', () => {
  test.each([
    ['add', add(realScore, generatedScore), [4, 3]],
    ['subtract', subtract(realScore, 1), [0, -3]],
    ['multiply', multiply(parameter('weight', 'λ'), slopeAt('real')), [5, 20]],
    ['negative', negative(realScore), [-1, 2]],
    ['square', square(realScore), [1, 4]],
    ['positivePart', positivePart(realScore), [1, 0]],
    ['mean', mean(generatedScore), [4]],
    ['divide', divide(generatedScore, 2), [1.5, 2.5]],
    ['power', power(generatedScore, 2), [9, 25]],
    ['isPositive', isPositive(realScore), [1, 0]],
    ['isNotPositive', isNotPositive(realScore), [0, 1]],
    ['isNotPositive of 0', isNotPositive(multiply(0, generatedScore)), [1, 1]],
    ['choose below', choose(1, 2, realScore, generatedScore), [1, -2]],
    ['choose otherwise', choose(2, 2, realScore, generatedScore), [3, 5]],
  ] as const)('%s', (_, expression, expected) => expect(value(expression)).toEqual(expected));

  test('logarithms of the sigmoid and its complement', () => {
    const sigmoid = [1, -2].map((score) => 1 / (1 + Math.exp(-score)));
    value(logSigmoid(realScore)).forEach((actual, index) =>
      expect(actual).toBeCloseTo(Math.log(sigmoid[index]!), 5),
    );
    value(logOneMinusSigmoid(realScore)).forEach((actual, index) =>
      expect(actual).toBeCloseTo(Math.log(1 - sigmoid[index]!), 5),
    );
  });

  test.each([
    ['exponential', exponential, Math.exp],
    ['hyperbolicTangent', hyperbolicTangent, Math.tanh],
    ['sigmoid', sigmoid, (score: number) => 1 / (1 + Math.exp(-score))],
    ['oneMinusSigmoid', oneMinusSigmoid, (score: number) => 1 / (1 + Math.exp(score))],
    ['rootOfSigmoid', rootOfSigmoid, (score: number) => (1 + Math.exp(-score)) ** -0.5],
  ] as const)('%s', (_, operator, expected) => {
    value(operator(realScore)).forEach((actual, index) =>
      expect(actual).toBeCloseTo(expected([1, -2][index]!), 6),
    );
  });

  test('logarithms stay finite for scores that saturate the sigmoid', () => {
    const far = tidy(() =>
      flat(
        evaluate(logOneMinusSigmoid(realScore), {
          ...emptyEnvironment,
          score: () => tensor2d([200], [1, 1]),
        }),
      ),
    );
    expect(far).toEqual([-200]);
  });
});

describe('what an expression asks for', () => {
  test('real scores', () => {
    expect(usesRealSamples(mean(generatedScore))).toBe(false);
    expect(usesRealSamples(subtract(mean(generatedScore), mean(realScore)))).toBe(true);
  });

  test('slopes, each kind of point once', () => {
    const twice = add(mean(slopeAt('real')), mean(square(slopeAt('real'))));
    expect(slopePointsOf(add(twice, slopeAt('interpolates')))).toEqual(['real', 'interpolates']);
    expect(slopePointsOf(mean(realScore))).toEqual([]);
  });

  test('every parameter in a formula is one that its entry declares', () => {
    const used = (formulas: readonly Expression[]) =>
      formulas.flatMap((formula) =>
        [...nodesOf(formula)].flatMap((node) => (node.kind === 'parameter' ? [node.id] : [])),
      );
    for (const { parameters, critic, objectives } of losses) {
      const declared = (parameters ?? []).map(({ id }) => id);
      for (const id of used([critic, ...objectives.map(({ generator }) => generator)])) {
        expect(declared).toContain(id);
      }
    }
    for (const { parameters, penalty } of lipschitzMethods) {
      const declared = (parameters ?? []).map(({ id }) => id);
      for (const id of used(penalty ? [penalty] : [])) expect(declared).toContain(id);
    }
  });
});

describe('TeX', () => {
  const critic = (loss: string) => tex(entry(losses, loss).critic);
  const generator = (loss: string, objective: string) =>
    tex(entry(entry(losses, loss).objectives, objective).generator);

  test('wasserstein', () => {
    expect(critic('wasserstein')).toBe(
      String.raw`\mathbb{E}_{\tilde x}\!\left[D(\tilde x)\right] - \mathbb{E}_{x}\!\left[D(x)\right]`,
    );
    expect(generator('wasserstein', 'linear')).toBe(
      String.raw`-\mathbb{E}_{\tilde x}\!\left[D(\tilde x)\right]`,
    );
  });

  test('standard', () => {
    expect(critic('standard')).toBe(
      String.raw`-\mathbb{E}_{x}\!\left[\log\sigma(D(x))\right] - \mathbb{E}_{\tilde x}\!\left[\log(1 - \sigma(D(\tilde x)))\right]`,
    );
    expect(generator('standard', 'non-saturating')).toBe(
      String.raw`-\mathbb{E}_{\tilde x}\!\left[\log\sigma(D(\tilde x))\right]`,
    );
    expect(generator('standard', 'minimax')).toBe(
      String.raw`\mathbb{E}_{\tilde x}\!\left[\log(1 - \sigma(D(\tilde x)))\right]`,
    );
  });

  test('hinge', () => {
    expect(critic('hinge')).toBe(
      String.raw`\mathbb{E}_{x}\!\left[\max(0,\, 1 - D(x))\right] + \mathbb{E}_{\tilde x}\!\left[\max(0,\, 1 + D(\tilde x))\right]`,
    );
  });

  test('scoring rules', () => {
    expect(critic('brier')).toBe(
      String.raw`\mathbb{E}_{x}\!\left[(1 - \sigma(D(x)))^2\right] + \mathbb{E}_{\tilde x}\!\left[\sigma(D(\tilde x))^2\right]`,
    );
    expect(critic('exponential')).toBe(
      String.raw`\mathbb{E}_{x}\!\left[e^{-\tfrac12\,D(x)}\right] + \mathbb{E}_{\tilde x}\!\left[e^{\tfrac12\,D(\tilde x)}\right]`,
    );
    expect(critic('spherical')).toBe(
      String.raw`-\mathbb{E}_{x}\!\left[\sqrt{\sigma(2\,D(x))}\right] - \mathbb{E}_{\tilde x}\!\left[\sqrt{\sigma(-2\,D(\tilde x))}\right]`,
    );
    expect(critic('misclassification')).toBe(
      String.raw`\mathbb{E}_{x}\!\left[\mathbf{1}[D(x) \le 0]\right] + \mathbb{E}_{\tilde x}\!\left[\mathbf{1}[D(\tilde x) > 0]\right]`,
    );
  });

  test('f-divergences', () => {
    expect(critic('f-reverse-kl')).toBe(
      String.raw`\mathbb{E}_{x}\!\left[e^{-D(x)}\right] + \mathbb{E}_{\tilde x}\!\left[D(\tilde x) - 1\right]`,
    );
    expect(generator('f-pearson', 'minimax')).toBe(
      String.raw`-\mathbb{E}_{\tilde x}\!\left[(\tfrac12\,D(\tilde x))^2 + D(\tilde x)\right]`,
    );
    expect(generator('f-alpha', 'non-saturating')).toBe(
      String.raw`-\mathbb{E}_{\tilde x}\!\left[\left\{\begin{array}{ll} \frac{1}{1 - α} + \log\sigma(D(\tilde x)) & α < 1 \\ D(\tilde x) & \text{else} \end{array}\right\}\right]`,
    );
  });

  test('relativistic: a mean inside another binds its own points', () => {
    expect(critic('relativistic-paired-hinge')).toBe(
      String.raw`\mathbb{E}_{x,\,\tilde x}\!\left[\max(0,\, 1 - (D(x) - D(\tilde x)))\right]`,
    );
    expect(generator('relativistic-average-standard', 'relativistic')).toBe(
      String.raw`\tfrac12\,(-\mathbb{E}_{\tilde x}\!\left[\log\sigma(D(\tilde x) - \mathbb{E}_{x}\!\left[D(x)\right])\right] - \mathbb{E}_{x}\!\left[\log\sigma(\mathbb{E}_{\tilde x}\!\left[D(\tilde x)\right] - D(x))\right])`,
    );
  });

  test('least-squares', () => {
    expect(generator('least-squares', 'non-saturating')).toBe(
      String.raw`\mathbb{E}_{\tilde x}\!\left[\tfrac12\,(D(\tilde x) - c)^2\right]`,
    );
  });

  test('gradient penalty', () => {
    expect(entry(lipschitzMethods, 'gradient-penalty').formula).toBe(
      String.raw`λ\,\mathbb{E}_{\hat x}\!\left[(\lVert\nabla D(\hat x)\rVert - 1)^2\right]`,
    );
  });

  test('operands are bracketed where they bind less than the operator', () => {
    expect(tex(multiply(2, add(realScore, 1)))).toBe(String.raw`2\,(D(x) + 1)`);
    expect(tex(subtract(1, subtract(realScore, 2)))).toBe('1 - (D(x) - 2)');
    expect(tex(square(negative(realScore)))).toBe('(-D(x))^2');
    expect(tex(add(realScore, multiply(-0.5, generatedScore)))).toBe(
      String.raw`D(x) -\tfrac12\,D(\tilde x)`,
    );
  });
});
