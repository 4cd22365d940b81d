/** The two networks of a state, as everyone but their own update sees them. Computes no scores. */
import { spectrallyNormalised } from './constraint.ts';
import { unpack, type Network } from './networks.ts';
import type { TrainingState } from './state.ts';
import type { GameStructure } from './structure.ts';

/** The network latent [batch, dimension] → points [batch, 2]. */
export function generatorOf(structure: GameStructure, state: TrainingState): Network {
  return unpack(structure.generator.shape, state.generator.parameters);
}

/**
 * The network points [batch, 2] → raw scores [batch, 1], spectrally normalised with the singular
 * vectors of the state where that is the constraint.
 */
export function criticOf(structure: GameStructure, state: TrainingState): Network {
  const network = unpack(structure.critic.shape, state.critic.parameters);
  return state.spectral.length > 0 ? spectrallyNormalised(network, state.spectral) : network;
}
