/**
 * What a way of following gradients is. The two players' gradients together are a vector field over all
 * parameters, and most of what is known about games is said in terms of that field and its derivative.
 * Definitions only: `joint.ts` and `moves.ts` compute what these ask for.
 */
import type { Scalar, Tensor1D } from '@tensorflow/tfjs-core';
import type { Source } from '../../experiment/parameter.ts';
import type { DynamicsChoice } from '../../experiment/alternatives.ts';
import type { Company } from '../company.ts';
import type { Operations } from '../operations.ts';

/** One number for each parameter of each player: a point or a direction of the game. */
export interface Pair {
  /** [critic's count] */
  readonly critic: Tensor1D;
  /** [generator's count] */
  readonly generator: Tensor1D;
}

/** A point of the game, and what both losses on one batch are like around it. */
export interface Position {
  /** ξ: what either player descends, the gradient of its own loss by its own parameters. */
  readonly field: Pair;
  /** Hᵀw with H = ∂ξ/∂θ, exactly. */
  transposed(direction: Pair): Pair;
  /** Hw, exactly. */
  along(direction: Pair): Pair;
  /** Where both players would be after one step along ξ with their optimisers. */
  ahead(): Position;
}

/** Scalars by the id of the parameter. */
type Settings = Readonly<Record<string, Scalar>>;

export interface Dynamics extends DynamicsChoice {
  readonly source?: Source;
  /** TeX of the direction that is followed; ξ is the field, H its derivative. */
  readonly formula?: string;
  /** The direction both players follow at once, one step each, instead of ξ. */
  joint?(ops: Operations, position: Position, settings: Settings): Pair;
  /** The direction a player follows, from its gradient now and the one of its update before, both [count]. */
  remembering?(ops: Operations, gradient: Tensor1D, previous: Tensor1D): Tensor1D;
  /** The parameter that says how many critic updates the generator looks ahead and differentiates through. */
  readonly unrolls?: string;
  refusedBeside?(company: Company): string | undefined;
}
