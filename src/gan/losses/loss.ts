/**
 * What a loss is. A loss states, as expressions, what the critic minimises and what each objective
 * gives the generator to minimise; everything else (training, typesetting, controls, hash, command
 * line) follows from that. Definitions only: nothing here touches a tensor.
 */
import type {
  Choice,
  ParameterTexts,
  ParameterValues,
  Source,
} from '../../experiment/parameter.ts';
import type { LossChoice } from '../../experiment/alternatives.ts';
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
  /**
   * What a second network minimises that real samples pass through on their way to the critic: the objective
   * with the kinds exchanged. Absent where the objective looks at real samples itself, or says nothing of them.
   */
  readonly encoder?: Expression;
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

/**
 * A condition Ω = 1 on the critic, by an augmented Lagrangian: after each of its updates the multiplier λ,
 * which starts at 0, becomes λ + ρ(Ω − 1).
 */
export interface Multiplier {
  /** Ω, on the points of the critic's update. */
  readonly constraint: Expression;
  /** Which parameter of the loss is ρ, by id. */
  readonly rate: string;
}

/** Where a score turns from one verdict to the other: at the best critic it is this where p = q. */
export interface Threshold {
  readonly score: number;
  /** On which side of it scores mean that p > q. */
  readonly real: 'above' | 'below';
}

/** A function with how it is typeset, or one sentence that says why there is none. */
export type Stated<Compute> =
  { readonly tex: string; readonly at: Compute } | { readonly whyNot: string };

export interface Loss extends LossChoice {
  readonly source: Source;
  /** What the critic minimises. */
  readonly critic: Expression;
  readonly objectives: readonly Objective[];
  /** Which parameter says how many features the critic puts out, by id; absent where it puts out one score. */
  readonly outputs?: string;
  /** Absent where nothing is carried from update to update. */
  readonly multiplier?: Multiplier;
  /**
   * A function of the plane, [batch, 1] at the points that are `here`, that stands for the critic's score
   * where that has several features or there is no critic: its mean over real samples less its mean over
   * generated ones is what the critic measures.
   */
  readonly witness?: Expression;
  /** Whether the theory of the loss asks for a critic of bounded slope. */
  readonly needsBoundedSlope: boolean;
  /** One sentence: what happens without one, where that is not that the loss has no lower limit. */
  readonly withoutBoundedSlope?: string;
  /** Whether the slope wanted at equilibrium is 0, so that pulling it towards 1 works against the loss. */
  readonly flatAtOptimum: boolean;
  readonly estimate?: CriticEstimate;
  /**
   * The best critic's score where the densities are p and q (per unit of the same measure), for
   * losses whose optimum is pointwise; `parameters` are those of the loss.
   */
  readonly optimalScore: Stated<(p: number, q: number, parameters: ParameterValues) => number>;
  /** What the best score is free in, where it is not the only one: a sentence. */
  readonly optimumIsFreeIn?: string;
  /**
   * For losses that have the critic tell real from generated samples: where it changes its mind; nothing for
   * parameters that ask for no difference. Absent where scores are compared, averaged or regarded as features.
   */
  threshold?(parameters: ParameterValues): Threshold | undefined;
  /** p/q where the best critic's score is `score`, for losses whose optimum tells it. */
  readonly densityRatio: Stated<(score: number, parameters: ParameterValues) => number>;
  /**
   * The loss that these texts define, of those that are declared in `texts`; what is missing is at its
   * default, as in the entry itself. The same object for the same texts while they are in use.
   * @throws FormulaError for texts in which `problemIn` sees a problem
   */
  written?(texts: ParameterTexts): Loss;
}

/** The threshold of losses whose best score is positive exactly where p > q. */
export const POSITIVE_IS_REAL = {
  threshold: () => ({ score: 0, real: 'above' }),
} satisfies Pick<Loss, 'threshold'>;

/** The optimum of every loss whose score is a log-odds: log p/q, the ratio it tells, and its sign. */
export const LOG_RATIO = {
  optimalScore: {
    tex: '\\log(p/q)',
    at: (p: number, q: number) => Math.log(p) - Math.log(q),
  },
  densityRatio: { tex: 'e^{D}', at: (score: number) => Math.exp(score) },
  ...POSITIVE_IS_REAL,
} satisfies Pick<Loss, 'optimalScore' | 'densityRatio' | 'threshold'>;

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
export function minimax(
  { a, b }: ScoreTerms,
  explanation: string,
  minimises: Minimised,
): Objective {
  return {
    id: 'minimax',
    name: 'Minimax',
    explanation,
    generator: negative(mean(b(generatedScore))),
    encoder: negative(mean(a(realScore))),
    minimises,
  };
}

/** Generated samples labelled as real: mean a(D(x̃)). */
export function nonSaturating(
  { a, b }: ScoreTerms,
  explanation: string,
  minimises: Minimised,
): Objective {
  return {
    id: 'non-saturating',
    name: 'Non-saturating',
    explanation,
    generator: mean(a(generatedScore)),
    encoder: mean(b(realScore)),
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
    encoder: mean(realScore),
    minimises,
  };
}
