/**
 * The f-divergence of an f that the user types. T, f* and the best critic are derived from it
 * (`customDivergence.ts`); what is shown and what is trained are the same expressions.
 */
import { describeVocabulary } from '../expression/parse.ts';
import { continued, limited, type Expression } from '../expression/expression.ts';
import { withParameter } from '../expression/derivative.ts';
import { DIVERGENCE_VOCABULARY, divergenceOf, type TypedDivergence } from './customDivergence.ts';
import { problemOf, remembered } from './customText.ts';
import { fDivergence } from './f-divergence.ts';
import { LOG_RATIO, type Loss, type Minimised } from './loss.ts';

/** Jeffreys' divergence KL(p‖q) + KL(q‖p): short, symmetric and not among the losses that have names. */
const DEFAULT = '(u - 1)*log(u)';

const DESCENDS = 'the divergence ∫q f(p/q) of this f, less f(1)';

const STANDS_STILL: Minimised = {
  implies:
    'This f consists of straight pieces, so T is flat between its jumps: no sample feels a gradient and nothing trains.',
};

/** The chosen f, derived; the same object for the same text. */
export const typedDivergence = remembered(divergenceOf);

const written = remembered((text: string): Loss => {
  const divergence = typedDivergence(text);
  const stuck = divergence.curve.straightPieces ? STANDS_STILL : undefined;
  return {
    ...fDivergence({
      id: 'custom-f',
      name: 'f-GAN: your own f',
      explanation:
        'The divergence ∫q f(p/q) of a convex f that you type; everything else is derived from it.',
      // Without the critic's own estimate: no live metric is the divergence of any f.
      output: (score) => training(divergence, 'output', score),
      conjugate: (score) => training(divergence, 'conjugate', score),
      ...LOG_RATIO,
      minimax: stuck ?? {
        gradient: DESCENDS,
        implies:
          'How steeply f rises for large u is what missing data costs, and how steeply it rises towards 0 is what samples beside the data cost.',
      },
      nonSaturating: stuck ?? {
        value: '−∫q f′(p/q)',
        implies:
          'Another divergence than the critic measures: samples go where f′(p/q) is large, whatever they leave behind.',
      },
    }),
    texts: [
      {
        id: 'f',
        name: 'Convex function',
        symbol: 'f(u)',
        explanation: `Of the density ratio u = p/q. Possible are ${describeVocabulary(DIVERGENCE_VOCABULARY)}.`,
        allowed: `a convex function of u, made of ${describeVocabulary(DIVERGENCE_VOCABULARY)}`,
        default: DEFAULT,
        longest: DIVERGENCE_VOCABULARY.longest,
        problemIn: (candidate) => problemOf(() => typedDivergence(candidate)),
      },
    ],
    written: (texts) => written(texts['f'] ?? DEFAULT),
  };
});

export const customF: Loss = written(DEFAULT);

/**
 * T or f* as it is trained. eᵛ and its powers overflow float32 for scores that an untrained critic may well
 * have, so both are computed at the score held within the limits that were checked, and go on from there as
 * straight lines: what f* is when ratios beyond them are left out of account. There, too, a score feels which
 * way is better.
 */
function training(
  divergence: TypedDivergence,
  part: 'output' | 'conjugate',
  score: Expression,
): Expression {
  const { lower, upper } = divergence.curve;
  const held = limited(score, lower, upper);
  const at = (expression: Expression) => withParameter(expression, 'v', held);
  return continued(at(divergence[part]), at(divergence[`${part}Slope`]), score, held);
}
