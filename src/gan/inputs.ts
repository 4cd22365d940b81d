/** Batches as the tensors that the training step takes. Makes tensors and nothing else. */
import { tensor2d, type Tensor2D } from '@tensorflow/tfjs-core';
import type { CriticBatch, GeneratorBatch } from './batch.ts';

export interface CriticInputs {
  /** [batch, 2], data units */
  readonly real: Tensor2D;
  /** [batch, latent dimension] */
  readonly latents: Tensor2D;
  /** [batch, 1]: the share of the real point in each interpolate. */
  readonly mix?: Tensor2D;
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

/** Tensors of a critic batch. The caller disposes of them, or makes them inside a `tidy`. */
export function criticInputs({ real, latents, mix }: CriticBatch): CriticInputs {
  const size = real.length / 2;
  return {
    real: rows(real, size),
    latents: rows(latents, size),
    ...(mix && { mix: rows(mix, size) }),
  };
}

/** Tensors of a generator batch of `size` rows. The caller disposes of them. */
export function generatorInputs({ latents, real }: GeneratorBatch, size: number): GeneratorInputs {
  return { latents: rows(latents, size), ...(real && { real: rows(real, size) }) };
}

function rows(values: Float32Array, count: number): Tensor2D {
  return tensor2d(values, [count, values.length / count]);
}
