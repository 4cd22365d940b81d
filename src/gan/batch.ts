/**
 * What an update is fed, by address: the n-th update of a player sees the same numbers whichever
 * executor runs it and whatever ran before, so a run can be repeated and resumed exactly. Plain
 * arrays; `inputs.ts` makes tensors of them.
 */
import type { Target } from '../data/distribution.ts';
import { createRandom, type Random } from '../data/random.ts';
import type { Experiment, PlayerName } from '../experiment/experiment.ts';
import { entry, inferenceOf, sourceOf, targetOf } from './catalogue.ts';
import { latents, type Latent } from './latents.ts';
import { structureOf } from './structure.ts';

/** Where batches come from. */
export interface BatchSource {
  readonly seed: number;
  /** What the critic judges in one update, of either kind. */
  readonly size: number;
  /** Samples that make up one of these. */
  readonly pack: number;
  readonly target: Target;
  readonly latent: Pick<Latent, 'drawInto'>;
  readonly latentDimension: number;
  readonly interpolates: boolean;
  readonly perturbed: boolean;
  readonly noisy: boolean;
  readonly generatorSeesReal: boolean;
  /** Whether the generator's updates see all that the critic's see. */
  readonly looksAhead: boolean;
}

/** Rows after one another; `samples` is size · pack. */
export interface CriticBatch {
  /** [samples, 2], data units */
  readonly real: Float32Array;
  /** [samples, latentDimension] */
  readonly latents: Float32Array;
  /** [size, 1], uniform on [0, 1): the share of the real row in each interpolate, where any is needed. */
  readonly mix?: Float32Array;
  /**
   * [samples, 2]: α·u with α and both coordinates of u uniform on [0, 1), by which each real point is moved
   * in halves of the batch's spread, where penalties look around real points.
   */
  readonly shift?: Float32Array;
  /** [samples, 2] each, standard normal, where what the critic sees is blurred. */
  readonly realNoise?: Float32Array;
  readonly generatedNoise?: Float32Array;
}

/** The same, without what the generator's loss does not look at. */
export type GeneratorBatch = Pick<CriticBatch, 'latents'> & Partial<CriticBatch>;

export function batchSource(experiment: Experiment): BatchSource {
  const { interpolates, perturbed, noisy, pack, generatorSeesReal, unrolled } =
    structureOf(experiment);
  return {
    seed: experiment.seed,
    size: experiment.batch,
    pack,
    target: targetOf(experiment),
    latent: latentOf(experiment),
    latentDimension: experiment['latent.dimension'],
    interpolates,
    perturbed,
    noisy,
    generatorSeesReal,
    looksAhead: unrolled > 0,
  };
}

/** Noise, or samples of the second distribution. */
function latentOf(experiment: Experiment): BatchSource['latent'] {
  if (!inferenceOf(experiment).fedFromData) {
    return entry(latents, experiment['latent.distribution']);
  }
  const source = sourceOf(experiment);
  return { drawInto: (out, random) => void source.sample(out.length / 2, random, out) };
}

/** How many rows and columns each part of a critic's batch has. */
export function criticBatchShapes({
  size,
  pack,
  latentDimension,
  interpolates,
  perturbed,
  noisy,
}: BatchSource): BatchShapes<CriticBatch> {
  const samples = size * pack;
  return {
    real: [samples, 2],
    latents: [samples, latentDimension],
    ...(interpolates && { mix: [size, 1] as const }),
    ...(perturbed && { shift: [samples, 2] as const }),
    ...(noisy && { realNoise: [samples, 2] as const, generatedNoise: [samples, 2] as const }),
  };
}

/** How many rows and columns each part of a generator's batch has. */
export function generatorBatchShapes(source: BatchSource): BatchShapes<GeneratorBatch> {
  const { mix, shift, ...shapes } = criticBatchShapes(source);
  const { real, realNoise, ...made } = shapes;
  if (source.looksAhead) return { ...shapes, ...(mix && { mix }), ...(shift && { shift }) };
  return source.generatorSeesReal ? { ...made, real, ...(realNoise && { realNoise }) } : made;
}

type BatchShapes<Batch> = {
  readonly [Part in keyof Batch]: readonly [rows: number, columns: number];
};

function arrays<Batch>(shapes: BatchShapes<Batch>): Batch {
  const parts = Object.entries(shapes as Record<string, readonly [number, number]>);
  return Object.fromEntries(
    parts.map(([part, [rows, columns]]) => [part, new Float32Array(rows * columns)]),
  ) as Batch;
}

/** The batch of the critic's update number `update`, counted from 0 over the whole run. */
export function criticBatch(source: BatchSource, update: number): CriticBatch {
  const batch = arrays(criticBatchShapes(source));
  fillCriticBatch(source, update, batch);
  return batch;
}

/** The batch of the generator's update number `update`, counted from 0 over the whole run. */
export function generatorBatch(source: BatchSource, update: number): GeneratorBatch {
  const batch = arrays(generatorBatchShapes(source));
  fillGeneratorBatch(source, update, batch);
  return batch;
}

/** Writes what `criticBatch` returns into arrays of the same sizes. */
export function fillCriticBatch(source: BatchSource, update: number, into: CriticBatch): void {
  fill(source, 'critic', update, into);
}

/** Writes what `generatorBatch` returns into arrays of the same sizes. */
export function fillGeneratorBatch(
  source: BatchSource,
  update: number,
  into: GeneratorBatch,
): void {
  fill(source, 'generator', update, into);
}

/** Writes samples like a critic's batch, which nobody trains on, to look at a run after `iteration`. */
export function fillShownBatch(source: BatchSource, iteration: number, into: CriticBatch): void {
  fill(source, 'shown', iteration, into);
}

function fill(
  { seed, size, pack, target, latent }: BatchSource,
  whose: PlayerName | 'shown',
  update: number,
  into: GeneratorBatch,
): void {
  const random = (part: string) => createRandom(seed, `${whose}-${part}`, update);
  if (into.real) target.sample(size * pack, random('real'), into.real);
  latent.drawInto(into.latents, random('latents'));
  if (into.mix) random('mix').fillUniform(into.mix);
  if (into.shift) fillShifts(into.shift, random('shift'));
  if (into.realNoise) random('real-noise').fillGaussian(into.realNoise);
  if (into.generatedNoise) random('generated-noise').fillGaussian(into.generatedNoise);
}

function fillShifts(shift: Float32Array, random: Random): void {
  for (let row = 0; row < shift.length; row += 2) {
    const share = random.uniform();
    shift[row] = share * random.uniform();
    shift[row + 1] = share * random.uniform();
  }
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
