/**
 * What all losses of the f-GAN family share: the critic maximises E T(D(x)) − E f*(T(D(x̃))), a lower
 * bound of D_f = ∫q f(p/q). T maps any score into the domain of the convex conjugate f*. Knows no f.
 */
import { negative, type Expression } from '../expression/expression.ts';
import { criticLoss, minimax, nonSaturating, type Loss, type Minimised } from './loss.ts';

interface FDivergence extends Pick<
  Loss,
  | 'id'
  | 'name'
  | 'explanation'
  | 'parameters'
  | 'optimalScore'
  | 'densityRatio'
  | 'threshold'
  | 'estimate'
> {
  /** T(v) */
  output(score: Expression): Expression;
  /** f*(T(v)), simplified so far that nothing overflows on the way to a finite result. */
  conjugate(score: Expression): Expression;
  /** What the zero-sum objective, −E f*(T), minimises. */
  readonly minimax: Omit<Minimised, 'value'>;
  /** What −E T minimises. */
  readonly nonSaturating: Minimised;
}

/** The loss of one divergence. */
export function fDivergence({
  output,
  conjugate,
  minimax: zeroSum,
  nonSaturating: alternative,
  ...divergence
}: FDivergence): Loss {
  const terms = { a: (score: Expression) => negative(output(score)), b: conjugate };
  return {
    ...divergence,
    source: { citation: 'Nowozin et al. 2016', url: 'https://arxiv.org/abs/1606.00709' },
    critic: criticLoss(terms),
    objectives: [
      nonSaturating(
        terms,
        'Raises the critic’s output T on generated samples: strong gradients while they look fake, but another divergence.',
        alternative,
      ),
      minimax(
        terms,
        'The zero-sum game of the theory: descends this divergence as far as the critic is at its best.',
        {
          ...zeroSum,
          value: 'the same divergence, once the critic’s term on real samples is counted in',
        },
      ),
    ],
    needsBoundedSlope: false,
    flatAtOptimum: true,
  };
}
