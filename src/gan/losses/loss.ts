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

/** One way of turning the critic's verdict into something for the generator to minimise. */
export interface Objective extends Choice {
  readonly generator: Expression;
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
  optimalScore?(p: number, q: number, parameters: ParameterValues): number;
}

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
export function minimax({ b }: ScoreTerms, explanation: string): Objective {
  return {
    id: 'minimax',
    name: 'Minimax',
    explanation,
    generator: negative(mean(b(generatedScore))),
  };
}

/** Generated samples labelled as real: mean a(D(x̃)). */
export function nonSaturating({ a }: Pick<ScoreTerms, 'a'>, explanation: string): Objective {
  return {
    id: 'non-saturating',
    name: 'Non-saturating',
    explanation,
    generator: mean(a(generatedScore)),
  };
}

/** The generator climbs the critic’s raw score: −mean D(x̃). */
export function linear(explanation: string): Objective {
  return { id: 'linear', name: 'Linear', explanation, generator: negative(mean(generatedScore)) };
}
