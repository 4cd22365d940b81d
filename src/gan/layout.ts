/**
 * How a multilayer perceptron lies in one flat vector of parameters, and what it holds at the start.
 * A flat vector makes an optimiser's update, a clip or a snapshot one operation whatever the depth.
 * Plain numbers only; `networks.ts` computes with them.
 */
import type { Random } from '../data/random.ts';
import type { Activation } from './activations.ts';
import type { Initialisation } from './initialisations.ts';
import type { Normalisation } from './normalisations.ts';

/** How the critic compares the samples of a batch: `kernels` numbers, each from `dimensions` of each sample. */
export interface Discrimination {
  readonly kernels: number;
  readonly dimensions: number;
}

/** A perceptron of `depth` hidden layers of `width` units each, and a linear layer of outputs. */
export interface NetworkShape {
  readonly inputs: number;
  readonly width: number;
  readonly depth: number;
  readonly outputs: number;
  readonly activation: Activation;
  /** Absent: sums are left as they are. */
  readonly normalisation?: Normalisation;
  /** Where the last layer also sees how close samples of a batch are. */
  readonly discrimination?: Discrimination;
}

/** Where one layer lies: weights [inputs, outputs] row by row, then biases [outputs]. */
export interface LayerPlace {
  readonly inputs: number;
  readonly outputs: number;
  /** Offset of the first weight in the flat vector. */
  readonly weights: number;
  /** Offset of the first bias in the flat vector. */
  readonly biases: number;
  /** Offsets of the first gain and of the first offset, [outputs] each, where sums are normalised. */
  readonly normalised?: { readonly gains: number; readonly offsets: number };
}

export interface Layout {
  readonly layers: readonly LayerPlace[];
  /** Where the comparison's weights [width, kernels · dimensions] lie, if there is one. */
  readonly comparison?: Pick<LayerPlace, 'inputs' | 'outputs' | 'weights'>;
  /** Length of the flat vector. */
  readonly count: number;
}

/** The places of the depth + 1 layers of a network one after the other, and then of what else it has. */
export function layoutOf(shape: NetworkShape): Layout {
  const { inputs, width, depth, outputs, normalisation, discrimination } = shape;
  const sizes = [inputs, ...Array<number>(depth).fill(width), outputs];
  const layers: LayerPlace[] = [];
  let count = 0;
  const take = (size: number) => {
    const place = count;
    count += size;
    return place;
  };
  for (let index = 1; index < sizes.length; index++) {
    const isLast = index === sizes.length - 1;
    const fromBatch = isLast && discrimination ? discrimination.kernels : 0;
    const [inputs, outputs] = [sizes[index - 1]! + fromBatch, sizes[index]!];
    const place = { inputs, outputs, weights: take(inputs * outputs), biases: take(outputs) };
    const isNormalised = normalisation?.axis !== undefined && !isLast;
    layers.push(
      isNormalised
        ? { ...place, normalised: { gains: take(outputs), offsets: take(outputs) } }
        : place,
    );
  }
  if (!discrimination) return { layers, count };
  const compared = discrimination.kernels * discrimination.dimensions;
  const comparison = { inputs: width, outputs: compared, weights: take(width * compared) };
  return { layers, comparison, count };
}

/** The flat vector [count] of an untrained network: drawn weights, gains 1, all else 0. */
export function initialParameters(
  shape: NetworkShape,
  initialisation: Initialisation,
  random: Random,
): Float32Array {
  const { layers, comparison, count } = layoutOf(shape);
  const parameters = new Float32Array(count);
  for (const { inputs, outputs, weights, normalised } of layers) {
    parameters.set(initialisation.draw(random, inputs, outputs), weights);
    if (normalised) parameters.fill(1, normalised.gains, normalised.gains + outputs);
  }
  if (comparison) {
    const { inputs, outputs, weights } = comparison;
    parameters.set(initialisation.draw(random, inputs, outputs), weights);
  }
  return parameters;
}
