/**
 * What a loss is. A loss states, as expressions, what the critic minimises and what each objective
 * gives the generator to minimise; everything else (training, typesetting, controls, hash, command
 * line) follows from that. Definitions only: nothing here touches a tensor.
 */
import type { Choice, ParameterValues, Source } from '../../experiment/parameter.ts';
import type { LossChoice } from '../../experiment/schema.ts';
import {
  add,
  generatedScore,
  mean,
  negative,
  realScore,
  type Expression,
} from '../expression/expression.ts';

/**
 * What an objective comes to while the critic is at its best, p the density of the data, q that of
 * generated samples and m = ½(p + q). Constants are left out.
 */
export interface Minimised {
  /** What the generator's gradient descends, the critic held fixed: "KL(q‖p) − 2 JSD". */
  readonly gradient?: string;
  /** What the objective's value is, where that is a different statement. */
  readonly value?: string;
  /** One sentence or two: what that does to the samples. */
  readonly implies: string;
}

/** One way of turning the critic's verdict into something for the generator to minimise. */
export interface Objective extends Choice {
  readonly generator: Expression;
  readonly minimises: Minimised;
}

/** A distance between real and generated data that can be read off the critic. */
export interface CriticEstimate {
  /** The live metric it estimates, by id. */
  readonly metric: string;
  readonly name: string;
  /** Its value on a batch, before division by the critic's measured Lipschitz constant where `perSlope`. */
  readonly value: Expression;
  readonly perSlope: boolean;
  /** One sentence: how far it may be trusted. */
  readonly meaning: string;
}

/** A function with how it is typeset, or one sentence that says why there is none. */
export type Stated<Compute> =
  { readonly tex: string; readonly at: Compute } | { readonly whyNot: string };

export interface Loss extends LossChoice {
  readonly source: Source;
  /** What the critic minimises. */
  readonly critic: Expression;
  readonly objectives: readonly Objective[];
  /** Whether the theory of the loss asks for a critic of bounded slope. */
  readonly needsBoundedSlope: boolean;
  /** Whether the slope wanted at equilibrium is 0, so that pulling it towards 1 works against the loss. */
  readonly flatAtOptimum: boolean;
  readonly estimate?: CriticEstimate;
  /**
   * The best critic's score where the densities are p and q (per unit of the same measure), for
   * losses whose optimum is pointwise; `parameters` are those of the loss.
   */
  readonly optimalScore: Stated<(p: number, q: number, parameters: ParameterValues) => number>;
  /** p/q where the best critic's score is `score`, for losses whose optimum tells it. */
  readonly densityRatio: Stated<(score: number, parameters: ParameterValues) => number>;
}

/** The optimum of every loss whose score is a log-odds: log p/q, and the ratio it tells. */
export const LOG_RATIO = {
  optimalScore: {
    tex: '\\log(p/q)',
    at: (p: number, q: number) => Math.log(p) - Math.log(q),
  },
  densityRatio: { tex: 'e^{D}', at: (score: number) => Math.exp(score) },
} satisfies Pick<Loss, 'optimalScore' | 'densityRatio'>;

/** The two terms of a critic loss mean a(D(x)) + mean b(D(x̃)). */
export interface ScoreTerms {
  a(score: Expression): Expression;
  b(score: Expression): Expression;
}

/** mean a(D(x)) + mean b(D(x̃)) */
export function criticLoss({ a, b }: ScoreTerms): Expression {
  return add(mean(a(realScore)), mean(b(generatedScore)));
}

/** The generator maximises what the critic minimises: −mean b(D(x̃)). */
export function minimax({ b }: ScoreTerms, explanation: string, minimises: Minimised): Objective {
  return {
    id: 'minimax',
    name: 'Minimax',
    explanation,
    generator: negative(mean(b(generatedScore))),
    minimises,
  };
}

/** Generated samples labelled as real: mean a(D(x̃)). */
export function nonSaturating(
  { a }: Pick<ScoreTerms, 'a'>,
  explanation: string,
  minimises: Minimised,
): Objective {
  return {
    id: 'non-saturating',
    name: 'Non-saturating',
    explanation,
    generator: mean(a(generatedScore)),
    minimises,
  };
}

/** The generator climbs the critic’s raw score: −mean D(x̃). */
export function linear(explanation: string, minimises: Minimised): Objective {
  return {
    id: 'linear',
    name: 'Linear',
    explanation,
    generator: negative(mean(generatedScore)),
    minimises,
  };
}
