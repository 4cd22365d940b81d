/** LSGAN: the critic regresses its score on one target for real and another for generated samples. */
import { add, multiply, parameter, square, subtract } from '../expression/expression.ts';
import { IS_BOUNDED } from './consequences.ts';
import { criticLoss, linear, minimax, nonSaturating, type Loss, type ScoreTerms } from './loss.ts';

const halfSquareTo =
  (target: 'a' | 'b' | 'c'): ScoreTerms['a'] =>
  (score) =>
    multiply(0.5, square(subtract(score, parameter(target, target))));

/** The generator's target mirrored between those of the critic. */
const halfSquareToOpposite: ScoreTerms['b'] = (score) => {
  const opposite = subtract(add(parameter('a', 'a'), parameter('b', 'b')), parameter('c', 'c'));
  return multiply(0.5, square(subtract(score, opposite)));
};

const terms: ScoreTerms = { a: halfSquareTo('b'), b: halfSquareTo('a') };

const target = { minimum: -2, maximum: 2, scale: 'linear' } as const;

export const leastSquares: Loss = {
  id: 'least-squares',
  name: 'Least squares',
  explanation:
    'The critic regresses scores on targets, so a sample far on the right side is still pulled towards the data.',
  source: { citation: 'Mao et al. 2017', url: 'https://arxiv.org/abs/1611.04076' },
  parameters: [
    {
      id: 'a',
      name: 'Target for generated',
      symbol: 'a',
      explanation: 'The score the critic aims at on generated samples.',
      default: 0,
      ...target,
    },
    {
      id: 'b',
      name: 'Target for real',
      symbol: 'b',
      explanation: 'The score the critic aims at on real samples.',
      default: 1,
      ...target,
    },
    {
      id: 'c',
      name: 'Generator’s target',
      symbol: 'c',
      explanation:
        'The score the generator wants. Midway between a and b, as in (−1, 1, 0), it minimises a multiple of a Pearson χ²; the default does not.',
      default: 1,
      ...target,
    },
  ],
  critic: criticLoss(terms),
  objectives: [
    nonSaturating(
      { a: halfSquareTo('c'), b: halfSquareToOpposite },
      'Pulls the scores of generated samples to the target c, from above as well as from below.',
      {
        gradient: 'KL(p‖m) − ⅛∫(p − q)²/(p + q) for the default targets 0, 1, 1',
        value: '½∫q³/(p + q)² for these; ½∫q(p − q)²/(p + q)² for −1, 1, 0',
        implies:
          'For −1, 1, 0, with the same term on real samples added, its value is half the Pearson χ²(2q‖p + q); that of other targets is no known divergence.',
      },
    ),
    minimax(
      terms,
      'Pushes scores away from a without end: the generator’s loss has no lower limit.',
      {
        gradient: '⅛(b − a)²∫(p − q)²/(p + q)',
        implies: `${IS_BOUNDED} Against any other critic the objective has no lower limit.`,
      },
    ),
    linear('Climbs the raw score with the same force everywhere.', {
      gradient: '(b − a) KL(p‖m)',
      value: '−∫q(b p + a q)/(p + q)',
      implies:
        'Data without samples costs most, but at most (b − a) log 2, and far from the data the best critic is flat.',
    }),
  ],
  needsBoundedSlope: false,
  flatAtOptimum: true,
  optimalScore: {
    tex: '\\dfrac{b\\,p + a\\,q}{p + q}',
    at: (p, q, { a, b }) => (b! * p + a! * q) / (p + q),
  },
  threshold: ({ a, b }) =>
    a === b ? undefined : { score: (a! + b!) / 2, real: b! > a! ? 'above' : 'below' },
  densityRatio: {
    tex: '\\dfrac{D - a}{b - D},\\; D \\text{ between } a \\text{ and } b',
    at: (score, { a, b }) => {
      const share = Math.min(1, Math.max(0, (score - a!) / (b! - a!)));
      return share / (1 - share);
    },
  },
};
