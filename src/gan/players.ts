/** The networks of a state, as everyone but their own update sees them. Computes no scores. */
import { slice1d, type Tensor, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';
import {
  mapWeights,
  orthonormalised,
  spectrallyNormalised,
  type SingularVectors,
} from './constraint.ts';
import { layoutOf } from './layout.ts';
import { pack, tensorsOf, unpack, type Network } from './networks.ts';
import type { TrainingState } from './state.ts';
import type { GameStructure, PlayerStructure } from './structure.ts';

/** The networks of one side. */
export interface Networks {
  readonly main: Network;
  readonly companion?: Network;
}

/** How many numbers the networks of one side have together. */
export function parameterCount({ shape, companion }: PlayerStructure): number {
  return layoutOf(shape).count + (companion ? layoutOf(companion).count : 0);
}

/** The networks whose parameters are `flat` [count], one after the other. */
export function networksOf({ shape, companion }: PlayerStructure, flat: Tensor1D): Networks {
  if (!companion) return { main: unpack(shape, flat) };
  const { count } = layoutOf(shape);
  const ofCompanion = layoutOf(companion).count;
  return {
    main: unpack(shape, slice1d(flat, 0, count)),
    companion: unpack(companion, slice1d(flat, count, ofCompanion)),
  };
}

/** All of them in their order. */
export function allOf({ main, companion }: Networks): readonly Network[] {
  return companion ? [main, companion] : [main];
}

/** The same networks with something done to each; `from` counts the layers of those before. */
export function mapNetworks(
  networks: Networks,
  change: (network: Network, from: number) => Network,
): Networks {
  const { main, companion } = networks;
  return {
    main: change(main, 0),
    ...(companion && { companion: change(companion, main.layers.length) }),
  };
}

/** `flat` [count] with every weight matrix of the networks made orthonormal. */
export function orthonormalParameters(
  player: PlayerStructure,
  flat: Tensor1D,
  rounds: number,
): Tensor1D {
  const orthonormal = (weights: Tensor2D) => orthonormalised(weights, rounds);
  return packAll(
    mapNetworks(networksOf(player, flat), (network) => mapWeights(network, orthonormal)),
  );
}

/** Their tensors in the order of the flat vector. */
export function tensorsOfAll(networks: Networks): readonly Tensor[] {
  return allOf(networks).flatMap((network) => tensorsOf(network));
}

/** The flat vector [count] of all their tensors. */
export function packAll(networks: Networks): Tensor1D {
  return pack(tensorsOfAll(networks));
}

/** The generator, latent [batch, dimension] → points [batch, 2], and where there is one the way back. */
export function generatorOf(structure: GameStructure, state: TrainingState): Networks {
  return networksOf(structure.generator, state.generator.parameters);
}

/** The generator that is shown and measured: the averaged one where there is one. */
export function shownGeneratorOf(structure: GameStructure, state: TrainingState): Networks {
  return networksOf(structure.generator, state.averaged ?? state.generator.parameters);
}

/**
 * The critic, what is judged [batch, inputs] → raw scores [batch, outputs], spectrally normalised with the
 * singular vectors of the state where that is the constraint.
 */
export function criticOf(structure: GameStructure, state: TrainingState): Networks {
  return withSingularVectors(networksOf(structure.critic, state.critic.parameters), state.spectral);
}

/** @param vectors of all layers, one network's after the other's; none: as they are */
export function withSingularVectors(
  networks: Networks,
  vectors: readonly SingularVectors[],
): Networks {
  if (vectors.length === 0) return networks;
  return mapNetworks(networks, (network, from) =>
    spectrallyNormalised(network, vectors.slice(from, from + network.layers.length)),
  );
}
