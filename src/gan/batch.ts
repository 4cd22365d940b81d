/**
 * What an update is fed, by address: the n-th update of a player sees the same numbers whichever
 * executor runs it and whatever ran before, so a run can be repeated and resumed exactly. Plain
 * arrays; `inputs.ts` makes tensors of them.
 */
import type { Target } from '../data/distribution.ts';
import { createRandom, type Random } from '../data/random.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { entry, targetOf } from './catalogue.ts';
import { latents, type Latent } from './latents.ts';
import { structureOf } from './structure.ts';

/** Where batches come from. */
export interface BatchSource {
  readonly seed: number;
  readonly size: number;
  readonly target: Target;
  readonly latent: Latent;
  readonly latentDimension: number;
  readonly interpolates: boolean;
  readonly perturbed: boolean;
  readonly generatorSeesReal: boolean;
}

/** Rows after one another. */
export interface CriticBatch {
  /** [size, 2], data units */
  readonly real: Float32Array;
  /** [size, latentDimension] */
  readonly latents: Float32Array;
  /** [size, 1], uniform on [0, 1): the share of the real point in each interpolate, where any is needed. */
  readonly mix?: Float32Array;
  /**
   * [size, 2]: α·u with α and both coordinates of u uniform on [0, 1), by which each real point is moved
   * in halves of the batch's spread, where penalties look around real points.
   */
  readonly shift?: Float32Array;
}

export interface GeneratorBatch {
  /** [size, latentDimension] */
  readonly latents: Float32Array;
  /** [size, 2], data units, where the generator's loss looks at real samples. */
  readonly real?: Float32Array;
}

export function batchSource(experiment: Experiment): BatchSource {
  const { interpolates, perturbed, generatorSeesReal } = structureOf(experiment);
  return {
    seed: experiment.seed,
    size: experiment.batch,
    target: targetOf(experiment),
    latent: entry(latents, experiment['latent.distribution']),
    latentDimension: experiment['latent.dimension'],
    interpolates,
    perturbed,
    generatorSeesReal,
  };
}

/** The batch of the critic's update number `update`, counted from 0 over the whole run. */
export function criticBatch(source: BatchSource, update: number): CriticBatch {
  const { size, latentDimension, interpolates, perturbed } = source;
  const batch = {
    real: new Float32Array(2 * size),
    latents: new Float32Array(size * latentDimension),
    ...(interpolates && { mix: new Float32Array(size) }),
    ...(perturbed && { shift: new Float32Array(2 * size) }),
  };
  fillCriticBatch(source, update, batch);
  return batch;
}

/** The batch of the generator's update number `update`, counted from 0 over the whole run. */
export function generatorBatch(source: BatchSource, update: number): GeneratorBatch {
  const { size, latentDimension, generatorSeesReal } = source;
  const batch = {
    latents: new Float32Array(size * latentDimension),
    ...(generatorSeesReal && { real: new Float32Array(2 * size) }),
  };
  fillGeneratorBatch(source, update, batch);
  return batch;
}

/** Writes what `criticBatch` returns into arrays of the same sizes. */
export function fillCriticBatch(source: BatchSource, update: number, into: CriticBatch): void {
  const { seed, size, target, latent } = source;
  target.sample(size, createRandom(seed, 'critic-real', update), into.real);
  latent.drawInto(into.latents, createRandom(seed, 'critic-latents', update));
  if (into.mix) createRandom(seed, 'critic-mix', update).fillUniform(into.mix);
  if (into.shift) fillShifts(into.shift, createRandom(seed, 'critic-shift', update));
}

function fillShifts(shift: Float32Array, random: Random): void {
  for (let row = 0; row < shift.length; row += 2) {
    const share = random.uniform();
    shift[row] = share * random.uniform();
    shift[row + 1] = share * random.uniform();
  }
}

/** Writes what `generatorBatch` returns into arrays of the same sizes. */
export function fillGeneratorBatch(
  source: BatchSource,
  update: number,
  into: GeneratorBatch,
): void {
  const { seed, size, target, latent } = source;
  latent.drawInto(into.latents, createRandom(seed, 'generator-latents', update));
  if (into.real) target.sample(size, createRandom(seed, 'generator-real', update), into.real);
}

/** `count` latent vectors, [count, latentDimension]. */
export function latentVectors(
  { latent, latentDimension }: Pick<BatchSource, 'latent' | 'latentDimension'>,
  count: number,
  random: Random,
): Float32Array {
  const vectors = new Float32Array(count * latentDimension);
  latent.drawInto(vectors, random);
  return vectors;
}
