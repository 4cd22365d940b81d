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
}

export interface GeneratorBatch {
  /** [size, latentDimension] */
  readonly latents: Float32Array;
  /** [size, 2], data units, where the generator's loss looks at real samples. */
  readonly real?: Float32Array;
}

export function batchSource(experiment: Experiment): BatchSource {
  const { interpolates, generatorSeesReal } = structureOf(experiment);
  return {
    seed: experiment.seed,
    size: experiment.batch,
    target: targetOf(experiment),
    latent: entry(latents, experiment['latent.distribution']),
    latentDimension: experiment['latent.dimension'],
    interpolates,
    generatorSeesReal,
  };
}

/** The batch of the critic's update number `update`, counted from 0 over the whole run. */
export function criticBatch(source: BatchSource, update: number): CriticBatch {
  const { size, target, interpolates } = source;
  const random = (stream: string) => createRandom(source.seed, stream, update);
  return {
    real: target.sample(size, random('critic-real')),
    latents: latentVectors(source, size, random('critic-latents')),
    ...(interpolates && { mix: uniforms(size, random('critic-mix')) }),
  };
}

/** The batch of the generator's update number `update`, counted from 0 over the whole run. */
export function generatorBatch(source: BatchSource, update: number): GeneratorBatch {
  const { size, target, generatorSeesReal } = source;
  const random = (stream: string) => createRandom(source.seed, stream, update);
  return {
    latents: latentVectors(source, size, random('generator-latents')),
    ...(generatorSeesReal && { real: target.sample(size, random('generator-real')) }),
  };
}

/** `count` latent vectors, [count, latentDimension]. */
export function latentVectors(
  { latent, latentDimension }: Pick<BatchSource, 'latent' | 'latentDimension'>,
  count: number,
  random: Random,
): Float32Array {
  return fill(count * latentDimension, () => latent.draw(random));
}

function uniforms(count: number, random: Random): Float32Array {
  return fill(count, () => random.uniform());
}

function fill(length: number, draw: () => number): Float32Array {
  const values = new Float32Array(length);
  for (let i = 0; i < length; i++) values[i] = draw();
  return values;
}
