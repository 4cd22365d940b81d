/** Batches as the tensors that the training step takes. Types only: whoever trains makes the tensors. */
import type { Tensor2D } from '@tensorflow/tfjs-core';

export interface CriticInputs {
  /** [batch, 2], data units */
  readonly real: Tensor2D;
  /** [batch, latent dimension] */
  readonly latents: Tensor2D;
  /** [batch, 1]: the share of the real point in each interpolate. */
  readonly mix?: Tensor2D;
  /** [batch, 2]: where each real point is moved to, in halves of the batch's spread. */
  readonly shift?: Tensor2D;
}

export interface GeneratorInputs {
  /** [batch, latent dimension] */
  readonly latents: Tensor2D;
  /** [batch, 2], where the generator's loss looks at real samples. */
  readonly real?: Tensor2D;
}

/** One entry for each update that the iteration makes. */
export interface IterationInputs {
  readonly critic: readonly CriticInputs[];
  readonly generator: readonly GeneratorInputs[];
}
