/** Batches as the tensors that the training step takes. Types only: whoever trains makes the tensors. */
import type { Tensor2D } from '@tensorflow/tfjs-core';

/** Where the critic judges packs, `samples` is the batch times the pack, else the batch. */
export interface CriticInputs {
  /** [samples, 2], data units */
  readonly real: Tensor2D;
  /** [samples, latent dimension] */
  readonly latents: Tensor2D;
  /** [batch, 1]: the share of the real row in each interpolate. */
  readonly mix?: Tensor2D;
  /** [samples, 2]: where each real point is moved to, in halves of the batch's spread. */
  readonly shift?: Tensor2D;
  /** [samples, 2], standard normal, where what the critic sees is blurred. */
  readonly realNoise?: Tensor2D;
  readonly generatedNoise?: Tensor2D;
}

/** The same, without what the generator's objective does not look at. */
export type GeneratorInputs = Pick<CriticInputs, 'latents'> & Partial<CriticInputs>;

/** One entry for each update that the iteration makes. */
export interface IterationInputs {
  readonly critic: readonly CriticInputs[];
  readonly generator: readonly GeneratorInputs[];
}
