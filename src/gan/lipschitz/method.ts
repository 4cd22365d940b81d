/**
 * What a Lipschitz method is: a penalty added to the critic's loss, a constraint on its weights, or
 * nothing. Definitions only: `penalty.ts` and `constraint.ts` compute them.
 */
import type { Source } from '../../experiment/parameter.ts';
import type { CriticNetwork, LipschitzChoice } from '../../experiment/alternatives.ts';
import type { Activation } from '../activations.ts';
import type { Expression } from '../expression/expression.ts';

/** A condition imposed on the critic's weights rather than asked for in its loss. */
export type WeightConstraint =
  /** Every weight and bias is clamped to ±`limit` after each critic update. */
  | { readonly kind: 'clip'; readonly limit: string }
  /** Every weight matrix is divided by its largest singular value, followed by power iteration. */
  | { readonly kind: 'spectral-norm'; readonly iterations: string }
  /** After each critic update, every weight matrix is replaced by an orthonormal one close to it. */
  | { readonly kind: 'orthonormal'; readonly iterations: string };

/** How far a method keeps ‖∇ₓD‖ ≤ 1. */
export type Guarantee =
  | 'none'
  /** Pulled towards 1 where it is measured, from above and from below. */
  | 'towards-one'
  /** Pulled down to 1 where it is measured and exceeds it. */
  | 'at-most-one'
  /** Pulled towards 0 on the data, for convergence rather than for a bound. */
  | 'towards-zero'
  /** Bounded everywhere, though not by exactly 1. */
  | 'bounded'
  /** At most 1 everywhere, for certain. */
  | 'at-most-one-everywhere';

export interface LipschitzMethod extends LipschitzChoice {
  readonly source?: Source;
  /** TeX of the penalty or of the constraint; absent where there is nothing to show. */
  readonly formula?: string;
  /** Added to the critic's loss, from parameters of this method and the critic's slope. */
  readonly penalty?: Expression;
  /** `limit` and `iterations` name the parameter of this method that holds the number. */
  readonly constraint?: WeightConstraint;
  readonly criticNetwork?: CriticNetwork & { readonly activations?: readonly Activation[] };
  readonly guarantee: Guarantee;
}
