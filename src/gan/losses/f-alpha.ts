/**
 * The α-divergence, of which KL (α → 1), reverse KL (α → 0), Pearson (2) and Neyman (−1) are cases up
 * to a factor: f(u) = (uᵅ − 1 − α(u − 1))/(α(α − 1)), f*(t) = (wᵅᐟ⁽ᵅ⁻¹⁾ − 1)/α with w = 1 + (α − 1) t.
 * T has to keep w from becoming negative, and does so in another way on either side of α = 1.
 */
import {
  add,
  choose,
  divide,
  limited,
  logSigmoid,
  multiply,
  parameter,
  positivePart,
  power,
  subtract,
  type Expression,
} from '../expression/expression.ts';
import { fDivergence } from './f-divergence.ts';

const alpha = parameter('alpha', 'α');
const alphaMinusOne = subtract(alpha, 1);

/** T(v): 1/(1 − α) + log σ(v) below α = 1, v above. */
const output = (score: Expression) =>
  choose(alpha, 1, add(divide(1, subtract(1, alpha)), logSigmoid(score)), score);

/**
 * Above α = 2 the second derivative of a power of w, which unrolling and joint dynamics take, is infinite at
 * w = 0. Held between these it is finite, and no value differs by a digit of float32.
 */
const LEAST_BASE = 1e-12;
const GREATEST_BASE = 1e30;

/** w(T(v)), and 0 where that would be negative. */
const base = (score: Expression) =>
  choose(
    alpha,
    1,
    multiply(alphaMinusOne, logSigmoid(score)),
    limited(positivePart(add(1, multiply(alphaMinusOne, score))), LEAST_BASE, GREATEST_BASE),
  );

const conjugate = (score: Expression) =>
  multiply(divide(1, alpha), subtract(power(base(score), divide(alpha, alphaMinusOne)), 1));

export const fAlpha = fDivergence({
  id: 'f-alpha',
  name: 'f-GAN: α-divergence',
  explanation:
    'A family that runs from dropping modes (α ≤ 0) to covering them (α ≥ 1): f(u) = (uᵅ − 1 − α(u − 1))/(α(α − 1)).',
  parameters: [
    {
      id: 'alpha',
      name: 'Order',
      symbol: 'α',
      explanation:
        'Near 1 the divergence is KL(p‖q), near 0 it is KL(q‖p), at 2 half the Pearson χ²; at 0 and 1 themselves the formula has only limits.',
      default: 1.5,
      minimum: -2,
      maximum: 4,
      // Above 0.8 the critic's loss at a score of 0 is already in the thousands.
      gaps: [
        { from: -0.1, to: 0.1 },
        { from: 0.8, to: 1.1 },
      ],
      scale: 'linear',
    },
  ],
  output,
  conjugate,
  optimalScore: {
    tex: '\\begin{cases} -\\log\\left(e^{s} - 1\\right),\\; s = (p/q)^{α - 1}/(1 - α) & α < 1 \\\\ \\left((p/q)^{α - 1} - 1\\right)/(α - 1) & \\text{else} \\end{cases}',
    at: (p, q, { alpha }) => {
      const powered = (p / q) ** (alpha! - 1);
      if (alpha! > 1) return (powered - 1) / (alpha! - 1);
      const loss = powered / (1 - alpha!);
      // log(eˢ − 1), without the power where that would overflow.
      return -(loss + Math.log(-Math.expm1(-loss)));
    },
  },
  threshold: ({ alpha }) => ({
    score: alpha! > 1 ? 0 : -Math.log(Math.expm1(1 / (1 - alpha!))),
    real: 'above',
  }),
  densityRatio: {
    tex: '\\begin{cases} \\left((1 - α)\\log(1 + e^{-D})\\right)^{1/(α - 1)} & α < 1 \\\\ \\max(0,\\, 1 + (α - 1)\\,D)^{1/(α - 1)} & \\text{else} \\end{cases}',
    at: (score, { alpha }) => {
      const base =
        alpha! < 1 ? (1 - alpha!) * softplus(-score) : Math.max(0, 1 + (alpha! - 1) * score);
      return base ** (1 / (alpha! - 1));
    },
  },
  minimax: {
    gradient: 'the divergence of order α',
    implies:
      'The larger α, the more data without samples costs; the smaller α, the more samples without data do.',
  },
  nonSaturating: {
    gradient: 'the divergence of order α − 1',
    value: '2 − α times the divergence of order α − 1',
    implies: 'One order lower than what the critic measures: closer to dropping modes.',
  },
});

function softplus(value: number): number {
  return Math.max(value, 0) + Math.log1p(Math.exp(-Math.abs(value)));
}
