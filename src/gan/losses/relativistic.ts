/**
 * The relativistic losses: a critic is asked not whether a sample is real, but whether it is more real
 * than a generated one, or than generated ones on average. Six losses from one table of inner
 * functions h; the generator minimises the critic's loss with real and generated exchanged.
 */
import {
  add,
  generatedScore,
  logSigmoid,
  mean,
  multiply,
  negative,
  positivePart,
  realScore,
  square,
  subtract,
  type Expression,
} from '../expression/expression.ts';
import type { Loss } from './loss.ts';

interface Inner {
  readonly id: string;
  readonly name: string;
  /** What a difference of scores, real − generated, costs the critic. */
  h(difference: Expression): Expression;
  readonly wants: string;
}

const INNERS: readonly Inner[] = [
  {
    id: 'standard',
    name: 'standard',
    h: (difference) => negative(logSigmoid(difference)),
    wants: 'cross-entropy on the difference of scores',
  },
  {
    id: 'least-squares',
    name: 'least squares',
    h: (difference) => square(subtract(difference, 1)),
    wants: 'a difference of scores of exactly 1',
  },
  {
    id: 'hinge',
    name: 'hinge',
    h: (difference) => positivePart(subtract(1, difference)),
    wants: 'a difference of scores of at least 1',
  },
];

/** Both losses compare `first` with `second`, each a score per row. */
type Comparison = (h: Inner['h'], first: Expression, second: Expression) => Expression;

const compareInPairs: Comparison = (h, first, second) => mean(h(subtract(first, second)));

const compareWithAverages: Comparison = (h, first, second) =>
  multiply(
    0.5,
    add(mean(h(subtract(first, mean(second)))), mean(h(subtract(mean(first), second)))),
  );

const relativistic =
  (
    compare: Comparison,
    described: Pick<Loss, 'id' | 'name' | 'explanation'>,
  ): ((inner: Inner) => Loss) =>
  ({ id, name, h, wants }) => ({
    id: `${described.id}-${id}`,
    name: `${described.name}, ${name}`,
    explanation: `${described.explanation} Here: ${wants}.`,
    source: { citation: 'Jolicoeur-Martineau 2019', url: 'https://arxiv.org/abs/1807.00734' },
    critic: compare(h, realScore, generatedScore),
    objectives: [
      {
        id: 'relativistic',
        name: 'Relativistic',
        explanation:
          'The critic’s loss with real and generated exchanged: generated samples are to look more real than real ones.',
        generator: compare(h, generatedScore, realScore),
        minimises: {
          implies:
            'The critic at its best measures a divergence of its own, for which there is no formula in p and q. Real samples enter the generator’s loss, so what pulls a sample is how it compares, and dropping a mode leaves real samples that win.',
        },
      },
    ],
    needsBoundedSlope: false,
    flatAtOptimum: true,
    optimalScore: {
      whyNot:
        'Only differences of scores count, so the best score at one point depends on the scores everywhere else, and any constant may be added to all of them.',
    },
    densityRatio: { whyNot: 'A score by itself means nothing here; only differences do.' },
  });

export const relativisticPaired: readonly Loss[] = INNERS.map(
  relativistic(compareInPairs, {
    id: 'relativistic-paired',
    name: 'Relativistic pairs',
    explanation: 'Each real sample is compared with one generated sample.',
  }),
);

export const relativisticAverage: readonly Loss[] = INNERS.map(
  relativistic(compareWithAverages, {
    id: 'relativistic-average',
    name: 'Relativistic average',
    explanation: 'Each sample is compared with the other side on average.',
  }),
);
