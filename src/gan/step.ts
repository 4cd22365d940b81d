/**
 * Training, as pure functions (state, inputs, settings) → new state and report. Nothing is read
 * back, awaited or branched on, so the same functions run on any backend and can be traced. The
 * caller owns the old state and frees it (`disposeState(old, new)`); all else made here is freed.
 */
import { add, sub, type Scalar, type Tensor1D } from '@tensorflow/tfjs-core';
import {
  bjorckRound,
  clip,
  mapWeights,
  powerIteration,
  spectrallyNormalised,
  withOrthonormalWeights,
  type SingularVectors,
} from './constraint.ts';
import { differentiate, tidied } from './gradients.ts';
import type { CriticInputs, GeneratorInputs, IterationInputs } from './inputs.ts';
import { forward, pack, tensorsOf, unpack, type Network } from './networks.ts';
import { criticObjective, generatorObjective, type CriticPoints } from './objectives.ts';
import { operations } from './operations.ts';
import type { Optimizer } from './optimizers.ts';
import { interpolate, perturb } from './penalty.ts';
import { criticOf, generatorOf } from './players.ts';
import type { LiveSettings, Settings } from './settings.ts';
import type { PlayerState, TrainingState } from './state.ts';
import type { GameStructure } from './structure.ts';

export interface Update {
  readonly state: TrainingState;
  readonly report: {
    /** What the player minimises, penalty included, before this update. */
    readonly loss: Scalar;
  };
}

export interface Iteration {
  readonly state: TrainingState;
  /** Of each player's last update; absent for a player that did not move. */
  readonly report: { readonly criticLoss?: Scalar; readonly generatorLoss?: Scalar };
}

/** One update of the critic against the generator of `state`. */
export function criticUpdate(
  structure: GameStructure,
  state: TrainingState,
  inputs: CriticInputs,
  settings: LiveSettings,
): Update {
  return tidied(() =>
    moveCritic(structure, state, generatorOf(structure, state), inputs, settings),
  );
}

/** One update of the generator against the critic of `state`. */
export function generatorUpdate(
  structure: GameStructure,
  state: TrainingState,
  inputs: GeneratorInputs,
  settings: LiveSettings,
): Update {
  return tidied(() =>
    moveGenerator(structure, state, criticOf(structure, state), inputs, settings),
  );
}

/**
 * All updates of one iteration, one for each entry of `inputs`. The critic moves against the
 * generator as it is at the start. The generator answers the critic after its updates (alternating)
 * or as it was at the start (simultaneous).
 */
export function iteration(
  structure: GameStructure,
  state: TrainingState,
  inputs: IterationInputs,
  settings: LiveSettings,
): Iteration {
  return tidied(() => {
    let current = state;
    let criticLoss: Scalar | undefined;
    let generatorLoss: Scalar | undefined;

    const generator = generatorOf(structure, state);
    for (const batch of inputs.critic) {
      const moved = tidied(() => moveCritic(structure, current, generator, batch, settings));
      current = moved.state;
      criticLoss = moved.report.loss;
    }

    const critic = criticOf(structure, structure.simultaneous ? state : current);
    for (const batch of inputs.generator) {
      const moved = tidied(() => moveGenerator(structure, current, critic, batch, settings));
      current = moved.state;
      generatorLoss = moved.report.loss;
    }

    return {
      state: current,
      report: { ...(criticLoss && { criticLoss }), ...(generatorLoss && { generatorLoss }) },
    };
  });
}

function moveCritic(
  structure: GameStructure,
  state: TrainingState,
  generator: Network,
  inputs: CriticInputs,
  settings: LiveSettings,
): Update {
  const { critic: player, rounds } = structure;
  const points = criticPoints(generator, inputs);
  const network = unpack(player.shape, state.critic.parameters);
  const spectral = state.spectral.map(({ u }, index) =>
    powerIteration(network.layers[index]!.weights, u, rounds),
  );

  const { value, gradients } = differentiate(() => {
    return criticObjective(structure, scoring(structure, network, spectral), points, settings);
  }, tensorsOf(network));

  const moved = move(player.optimizer, state.critic, pack(gradients), settings.critic);
  const critic = {
    ...moved,
    parameters: constrained(structure, moved.parameters, settings.lipschitz),
  };
  return { state: { ...state, critic, spectral }, report: { loss: value } };
}

/** The critic as its loss sees it, so that gradients know of the constraint on `network`. */
function scoring(
  { lipschitz: { constraint } }: GameStructure,
  network: Network,
  spectral: readonly SingularVectors[],
): Network {
  switch (constraint?.kind) {
    case 'spectral-norm':
      return spectrallyNormalised(network, spectral);
    case 'orthonormal':
      // The weights are next to orthonormal already: what a round changes are their gradients.
      return mapWeights(network, bjorckRound);
    default:
      return network;
  }
}

/** The critic's parameters [count] after a step, brought back to where the constraint wants them. */
function constrained(
  { critic: { shape }, lipschitz: { constraint }, rounds }: GameStructure,
  parameters: Tensor1D,
  settings: Settings,
): Tensor1D {
  switch (constraint?.kind) {
    case 'clip':
      return clip(parameters, settings[constraint.limit]!);
    case 'orthonormal':
      return withOrthonormalWeights(shape, parameters, rounds);
    default:
      return parameters;
  }
}

function criticPoints(
  generator: Network,
  { real, latents, mix, shift }: CriticInputs,
): CriticPoints {
  const generated = forward(generator, latents);
  return {
    real,
    generated,
    ...(mix && { interpolates: interpolate(real, generated, mix) }),
    ...(shift && { perturbed: perturb(real, shift) }),
  };
}

function moveGenerator(
  structure: GameStructure,
  state: TrainingState,
  critic: Network,
  { latents, real }: GeneratorInputs,
  settings: LiveSettings,
): Update {
  const { generator: player } = structure;
  const network = unpack(player.shape, state.generator.parameters);

  const { value, gradients } = differentiate(() => {
    const points = { generated: forward(network, latents), ...(real && { real }) };
    return generatorObjective(structure, critic, points, settings);
  }, tensorsOf(network));

  const generator = move(player.optimizer, state.generator, pack(gradients), settings.generator);
  return { state: { ...state, generator }, report: { loss: value } };
}

/** One step of a player's optimiser along `gradient` [count]. */
export function move(
  optimizer: Optimizer,
  player: PlayerState,
  gradient: Tensor1D,
  settings: Settings,
): PlayerState {
  const count = add<Scalar>(player.count, 1);
  const { accumulators } = player;
  const result = optimizer.step(operations, { gradient, accumulators, count, settings });
  return {
    parameters: sub(player.parameters, result.change),
    accumulators: result.accumulators,
    count,
  };
}
