/**
 * What a picture of a run needs, as functions of a state: samples, scores, slopes, the push on
 * generated points, and what the critic itself says about the distance. Trains nothing. Results
 * belong to the caller; all else made here is freed.
 */
import {
  div,
  mul,
  neg,
  reshape,
  type Scalar,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { evaluate } from './expression/tensor.ts';
import { differentiate, tidied } from './gradients.ts';
import { forward } from './networks.ts';
import { generatorObjective, scoresOn } from './objectives.ts';
import { slopesAt } from './penalty.ts';
import { criticOf, generatorOf } from './players.ts';
import type { LiveSettings } from './settings.ts';
import type { TrainingState } from './state.ts';
import type { GameStructure } from './structure.ts';

/** Generated points [n, 2], data units, from `latents` [n, latent dimension]. */
export function generate(
  structure: GameStructure,
  state: TrainingState,
  latents: Tensor2D,
): Tensor2D {
  return tidied(() => forward(generatorOf(structure, state), latents));
}

/** The critic's raw scores [n] at `points` [n, 2]. */
export function criticScores(
  structure: GameStructure,
  state: TrainingState,
  points: Tensor2D,
): Tensor1D {
  return tidied(() => reshape(forward(criticOf(structure, state), points), [points.shape[0]]));
}

/** ‖∇ₓD‖ [n] at `points` [n, 2], score per data unit. */
export function criticSlopes(
  structure: GameStructure,
  state: TrainingState,
  points: Tensor2D,
): Tensor1D {
  return tidied(() => reshape(slopesAt(criticOf(structure, state), points), [points.shape[0]]));
}

/** The weights of each layer [inputs, outputs] as the critic applies them. */
export function criticWeights(structure: GameStructure, state: TrainingState): readonly Tensor2D[] {
  return tidied(() => criticOf(structure, state).layers.map(({ weights }) => weights));
}

/**
 * What moves generated points: −n ∂L/∂x for each row of `points` [n, 2], where L is the generator's
 * loss on all n of them, so that the size of a push does not depend on n.
 * @param real needed where the generator's loss looks at real samples, [m, 2]
 */
export function generatorPush(
  structure: GameStructure,
  state: TrainingState,
  points: Tensor2D,
  settings: LiveSettings,
  real?: Tensor2D,
): Tensor2D {
  return tidied(() => {
    const critic = criticOf(structure, state);
    const loss = () =>
      generatorObjective(structure, critic, { generated: points, ...(real && { real }) }, settings);
    const [gradient] = differentiate(loss, [points]).gradients;
    return mul(neg(gradient!), points.shape[0]);
  });
}

/**
 * The distance that the critic itself sees between `real` [n, 2] and `generated` [m, 2] points, or
 * nothing where its loss gives none. Divided by `largestSlope` where the theory asks for a critic
 * of slope 1.
 */
export function criticEstimate(
  structure: GameStructure,
  state: TrainingState,
  points: Readonly<{ real: Tensor2D; generated: Tensor2D }>,
  settings: LiveSettings,
  largestSlope: Scalar | number,
): Scalar | undefined {
  const { estimate } = structure.loss;
  if (!estimate) return undefined;
  return tidied(() => {
    const critic = criticOf(structure, state);
    const value = evaluate(estimate.value, scoresOn(critic, points, settings.loss)) as Scalar;
    return estimate.perSlope ? div(value, largestSlope) : value;
  });
}
