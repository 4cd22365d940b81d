/**
 * How a multilayer perceptron lies in one flat vector of parameters, and what it holds at the start.
 * A flat vector makes an optimiser's update, a clip or a snapshot one operation whatever the depth.
 * Plain numbers only; `networks.ts` computes with them.
 */
import type { Random } from '../data/random.ts';
import type { Experiment, PlayerName } from '../experiment/experiment.ts';
import type { Activation } from './activations.ts';
import { activations } from './activations.ts';
import { entry, lipschitzOf } from './catalogue.ts';
import type { Initialisation } from './initialisations.ts';

/** A perceptron of `depth` hidden layers of `width` units each, and a linear layer of outputs. */
export interface NetworkShape {
  readonly inputs: number;
  readonly width: number;
  readonly depth: number;
  readonly outputs: number;
  readonly activation: Activation;
}

/** Where one layer lies: weights [inputs, outputs] row by row, then biases [outputs]. */
export interface LayerPlace {
  readonly inputs: number;
  readonly outputs: number;
  /** Offset of the first weight in the flat vector. */
  readonly weights: number;
  /** Offset of the first bias in the flat vector. */
  readonly biases: number;
}

export interface Layout {
  readonly layers: readonly LayerPlace[];
  /** Length of the flat vector. */
  readonly count: number;
}

/** The network of one player: latent → point for the generator, point → raw score for the critic. */
export function networkShape(experiment: Experiment, player: PlayerName): NetworkShape {
  const isCritic = player === 'critic';
  const possible = (isCritic && lipschitzOf(experiment).criticNetwork?.activations) || activations;
  return {
    inputs: isCritic ? 2 : experiment['latent.dimension'],
    width: experiment[`${player}.width`],
    depth: experiment[`${player}.depth`],
    outputs: isCritic ? 1 : 2,
    activation: entry(possible, experiment[`${player}.activation`]),
  };
}

/** The places of the depth + 1 layers of a network, one after the other. */
export function layoutOf(shape: NetworkShape): Layout {
  const sizes = [shape.inputs, ...Array<number>(shape.depth).fill(shape.width), shape.outputs];
  const layers: LayerPlace[] = [];
  let count = 0;
  for (let index = 1; index < sizes.length; index++) {
    const [inputs, outputs] = [sizes[index - 1]!, sizes[index]!];
    const biases = count + inputs * outputs;
    layers.push({ inputs, outputs, weights: count, biases });
    count = biases + outputs;
  }
  return { layers, count };
}

/** The flat vector [count] of an untrained network: drawn weights, biases 0. */
export function initialParameters(
  shape: NetworkShape,
  initialisation: Initialisation,
  random: Random,
): Float32Array {
  const layout = layoutOf(shape);
  const parameters = new Float32Array(layout.count);
  for (const { inputs, outputs, weights } of layout.layers) {
    parameters.set(initialisation.draw(random, inputs, outputs), weights);
  }
  return parameters;
}
