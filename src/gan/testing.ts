/** What tests of this room share: TensorFlow.js on the CPU, small experiments, comparisons. */
import '@tensorflow/tfjs-backend-cpu';
import {
  scalar,
  setBackend,
  tensor,
  tensor2d,
  tidy,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { createRandom } from '../data/random.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { changeExperiment, defaultExperiment } from './catalogue.ts';
import type { Activation } from './activations.ts';
import type { CriticBatch, GeneratorBatch } from './batch.ts';
import { differentiate } from './gradients.ts';
import type { CriticInputs, GeneratorInputs } from './inputs.ts';
import type { Network } from './networks.ts';
import { registerSecondOrderGradients } from './secondOrderGradients.ts';
import { arrangeSettings, type LiveSettings } from './settings.ts';

export async function useCpu(): Promise<void> {
  await setBackend('cpu');
  registerSecondOrderGradients();
}

/** An experiment with small networks and batches of 8, and `changes`. */
export function smallExperiment(
  changes: Readonly<Record<string, string | number>> = {},
): Experiment {
  return changeExperiment(defaultExperiment, {
    data: 'ring8',
    'critic.depth': 2,
    'generator.depth': 2,
    'critic.width': 5,
    'generator.width': 5,
    'latent.dimension': 1,
    batch: 8,
    ...changes,
  });
}

/** The settings of `experiment` as tensors. */
export function createSettings(experiment: Experiment): LiveSettings {
  return arrangeSettings(experiment, (value) => scalar(value));
}

/** A critic's batch as tensors. */
export function criticInputs({ real, latents, mix, shift }: CriticBatch): CriticInputs {
  const size = real.length / 2;
  return {
    real: rows(real, size),
    latents: rows(latents, size),
    ...(mix && { mix: rows(mix, size) }),
    ...(shift && { shift: rows(shift, size) }),
  };
}

/** A generator's batch of `size` rows as tensors. */
export function generatorInputs({ latents, real }: GeneratorBatch, size: number): GeneratorInputs {
  return { latents: rows(latents, size), ...(real && { real: rows(real, size) }) };
}

function rows(values: Float32Array, count: number): Tensor2D {
  return tensor2d(values, [count, values.length / count]);
}

/** Gaussian points [count, 2], reproducible. */
export function points(name: string, count: number) {
  const random = createRandom(7, name, 0);
  return tensor2d(
    Array.from({ length: 2 * count }, () => random.gaussian()),
    [count, 2],
  );
}

/** The largest deviation, relative to the largest magnitude among `expected`. */
export function relativeError(actual: ArrayLike<number>, expected: readonly number[]): number {
  if (actual.length !== expected.length) return Infinity;
  const scale = Math.max(1e-9, ...expected.map(Math.abs));
  const deviations = expected.map((value, index) => Math.abs(actual[index]! - value));
  const worst = Math.max(...deviations) / scale;
  return Number.isNaN(worst) ? Infinity : worst;
}

/** A tensor or a nested array as one list. */
export function flat(values: Tensor | readonly unknown[]): number[] {
  if (Array.isArray(values)) return values.flat(Infinity) as number[];
  return Array.from((values as Tensor).dataSync());
}

/**
 * The gradient of `f` along a random unit direction in the space of its tensors, once by
 * `differentiate` and once by central differences with steps of `step`.
 */
export function slopeAlongRandomDirection(
  f: (tensors: readonly Tensor[]) => Scalar,
  tensors: readonly Tensor[],
  seed: number,
  step: number,
): { readonly differentiated: number; readonly measured: number } {
  const random = createRandom(seed, 'direction', 0);
  const raw = tensors.map(({ size }) =>
    Float64Array.from({ length: size }, () => random.gaussian()),
  );
  const length = Math.hypot(...raw.flatMap((part) => [...part]));
  const direction = raw.map((part) => part.map((value) => value / length));
  const moved = (by: number) =>
    tidy(() => {
      const shifted = tensors.map((start, index) => {
        const values = start.dataSync().map((value, i) => value + by * direction[index]![i]!);
        return tensor(values, start.shape);
      });
      return f(shifted).dataSync()[0]!;
    });
  const differentiated = tidy(() => {
    const { gradients } = differentiate(() => f(tensors), tensors);
    return gradients.reduce((sum, gradient, index) => {
      const values = gradient.dataSync();
      return sum + direction[index]!.reduce((part, d, i) => part + d * values[i]!, 0);
    }, 0);
  });
  return { differentiated, measured: (moved(step) - moved(-step)) / (2 * step) };
}

/** The network that these tensors make up: weights and biases, layer by layer. */
export function networkFrom(activation: Activation, tensors: readonly Tensor[]): Network {
  const layers = Array.from({ length: tensors.length / 2 }, (_, index) => ({
    weights: tensors[2 * index] as Tensor2D,
    biases: tensors[2 * index + 1] as Tensor1D,
  }));
  return { activation, layers };
}
