/** What tests of this room share: TensorFlow.js on the CPU, small experiments, comparisons. */
import '@tensorflow/tfjs-backend-cpu';
import {
  scalar,
  setBackend,
  tensor,
  tensor1d,
  tensor2d,
  tidy,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { createRandom } from '../data/random.ts';
import type { Experiment, PlayerName } from '../experiment/experiment.ts';
import { changeExperiment, defaultExperiment } from './catalogue.ts';
import type { Activation } from './activations.ts';
import {
  batchSource,
  criticBatch,
  criticBatchShapes,
  generatorBatch,
  generatorBatchShapes,
  type BatchSource,
} from './batch.ts';
import { differentiate } from './gradients.ts';
import type { CriticInputs, GeneratorInputs, IterationInputs } from './inputs.ts';
import type { Network } from './networks.ts';
import { registerSecondOrderGradients } from './secondOrderGradients.ts';
import { arrangeSettings, type LiveSettings } from './settings.ts';
import { initialState, type TrainingState } from './state.ts';
import { structureOf } from './structure.ts';

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

/** What the critic is fed in its update number `update`. */
export function criticInputs(source: BatchSource, update: number): CriticInputs {
  return asTensors(criticBatch(source, update), criticBatchShapes(source)) as CriticInputs;
}

/** What the generator is fed in its update number `update`. */
export function generatorInputs(source: BatchSource, update: number): GeneratorInputs {
  return asTensors(generatorBatch(source, update), generatorBatchShapes(source)) as GeneratorInputs;
}

function asTensors(batch: object, shapes: object): object {
  const values = batch as Readonly<Record<string, Float32Array>>;
  const parts = Object.entries(shapes as Readonly<Record<string, [number, number]>>);
  return Object.fromEntries(parts.map(([part, shape]) => [part, tensor2d(values[part]!, shape)]));
}

/** Everything an experiment needs to be stepped by hand. */
export function prepared(experiment: Experiment) {
  const source = batchSource(experiment);
  /** Of iteration `number`, with so many updates of each player. */
  const inputs = (number: number, criticSteps = 2, generatorSteps = 1): IterationInputs => ({
    critic: Array.from({ length: criticSteps }, (_, index) =>
      criticInputs(source, number * criticSteps + index),
    ),
    generator: Array.from({ length: generatorSteps }, (_, index) =>
      generatorInputs(source, number * generatorSteps + index),
    ),
  });
  return {
    source,
    inputs,
    structure: structureOf(experiment),
    settings: createSettings(experiment),
    state: initialState(experiment),
  };
}

/** The state with other parameters of one player. */
export function withParameters(
  state: TrainingState,
  name: PlayerName,
  parameters: readonly number[],
): TrainingState {
  return { ...state, [name]: { ...state[name], parameters: tensor1d([...parameters]) } };
}

/** A random direction of length 1, reproducible. */
export function unitVector(name: string, count: number): readonly number[] {
  const random = createRandom(7, name, 0);
  const raw = Array.from({ length: count }, () => random.gaussian());
  const length = Math.hypot(...raw);
  return raw.map((value) => value / length);
}

/** The point that lies `by` along `direction` from `start`. */
export function movedAlong(
  start: readonly number[],
  direction: readonly number[],
  by: number,
): number[] {
  return start.map((value, index) => value + by * direction[index]!);
}

export function dot(first: readonly number[], second: readonly number[]): number {
  return first.reduce((sum, value, index) => sum + value * second[index]!, 0);
}

/** f′(0) from four values around it, up to the fifth derivative times step⁴/30. */
export function derivativeAtZero(f: (at: number) => number, step: number): number {
  return (8 * (f(step) - f(-step)) - (f(2 * step) - f(-2 * step))) / (12 * step);
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
