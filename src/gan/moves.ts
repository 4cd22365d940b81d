/**
 * One update of one player: its gradient, its optimiser, and what the rules make of the result. Who moves
 * when is decided in `step.ts`.
 */
import { add, clone, mul, step, sub, type Scalar, type Tensor1D } from '@tensorflow/tfjs-core';
import { averagedWith } from './averaging.ts';
import { bjorckRound } from './bjorck.ts';
import { clip, mapWeights, powerIteration, type SingularVectors } from './constraint.ts';
import { generatorDescents } from './descents.ts';
import { differentiate, withoutGradient, type Differentiated } from './gradients.ts';
import type { CriticInputs, GeneratorInputs } from './inputs.ts';
import { multiplierAfter } from './multiplier.ts';
import { pack } from './networks.ts';
import { criticValue, constraintValue, generatorValue, returningValue } from './objectives.ts';
import { operations } from './operations.ts';
import type { Optimizer } from './optimizers.ts';
import {
  allOf,
  criticOf,
  generatorOf,
  mapNetworks,
  networksOf,
  orthonormalParameters,
  tensorsOfAll,
  withSingularVectors,
  type Networks,
} from './players.ts';
import { deviationOf, sceneOf, type Scene } from './rows.ts';
import type { LiveSettings, Settings } from './settings.ts';
import type { PlayerState, TrainingState } from './state.ts';
import type { GameStructure } from './structure.ts';
import type { Update } from './updates.ts';

/** @param generator as the critic meets it; where gradients are taken by its parameters they pass through */
export function moveCritic(
  structure: GameStructure,
  state: TrainingState,
  generator: Networks,
  inputs: CriticInputs,
  settings: LiveSettings,
): Update {
  const { value, gradients, stored, spectral, scene } = criticSlope(
    structure,
    state,
    generator,
    inputs,
    settings,
  );

  const critic = moveConstrained(structure, state, pack(gradients), settings);
  const multiplier =
    state.multiplier &&
    nextMultiplier(
      structure,
      scoring(structure, stored, spectral),
      scene,
      settings,
      state.multiplier,
    );
  return {
    state: { ...state, critic, spectral, ...(multiplier && { multiplier }) },
    report: { loss: value },
  };
}

/** What the critics minimise on a batch, its gradient by `tensorsOfAll`, and what both were computed from. */
export function criticSlope(
  structure: GameStructure,
  state: TrainingState,
  generator: Networks,
  inputs: CriticInputs,
  settings: LiveSettings,
) {
  const stored = networksOf(structure.critic, state.critic.parameters);
  const spectral = followedVectors(structure, stored, state.spectral);
  const scene = sceneOf(structure, generator, inputs, deviationOf(structure, state, settings));
  const loss = () =>
    criticValue(structure, scoring(structure, stored, spectral), scene, settings, state.multiplier);
  return { ...differentiate(loss, tensorsOfAll(stored)), stored, spectral, scene };
}

/** @param met the state whose critic the generator answers */
export function moveGenerator(
  structure: GameStructure,
  state: TrainingState,
  met: TrainingState,
  inputs: GeneratorInputs,
  settings: LiveSettings,
): Update {
  const { value, gradients } = generatorSlope(structure, state, met, inputs, settings);
  return {
    state: movedGenerator(structure, state, pack(gradients), settings),
    report: { loss: value },
  };
}

/**
 * What the generator minimises on a batch, and what the networks on its side follow: each the gradient of its
 * own loss, in the order of `tensorsOfAll`.
 */
export function generatorSlope(
  structure: GameStructure,
  state: TrainingState,
  met: TrainingState,
  inputs: GeneratorInputs,
  settings: LiveSettings,
): Differentiated {
  const network = generatorOf(structure, state);
  const scene = () => sceneOf(structure, network, inputs, deviationOf(structure, state, settings));
  const descents = generatorDescents(structure, network, {
    loss: () => generatorLoss(structure, state, met, network, scene, inputs, settings),
    returning: () => returningValue(structure, scene(), settings),
  }).map(({ loss, tensors }) => differentiate(loss, tensors));
  return {
    value: descents[0]!.value,
    gradients: descents.flatMap(({ gradients }) => gradients),
  };
}

/** What the generator minimises, after the critic's answers where it looks ahead. */
function generatorLoss(
  structure: GameStructure,
  state: TrainingState,
  met: TrainingState,
  generator: Networks,
  scene: () => Scene,
  inputs: GeneratorInputs,
  settings: LiveSettings,
): Scalar {
  let ahead: TrainingState = { ...met, generator: state.generator };
  for (let update = 0; update < structure.unrolled; update++) {
    ahead = moveCritic(structure, ahead, generator, inputs as CriticInputs, settings).state;
  }
  return generatorValue(structure, criticOf(structure, ahead), scene(), settings);
}

/** The state after the generator's step along `gradient` [count]. */
export function movedGenerator(
  structure: GameStructure,
  state: TrainingState,
  gradient: Tensor1D,
  settings: LiveSettings,
): TrainingState {
  const generator = follow(structure, 'generator', state.generator, gradient, settings);
  const averaged =
    state.averaged && averagedWith(structure, state.averaged, generator.parameters, settings);
  return { ...state, generator, ...(averaged && { averaged }) };
}

/** The critic after its step along `gradient` [count], brought back to where the constraint wants it. */
export function moveConstrained(
  structure: GameStructure,
  state: TrainingState,
  gradient: Tensor1D,
  settings: LiveSettings,
): PlayerState {
  const moved = follow(structure, 'critic', state.critic, gradient, settings);
  return {
    ...moved,
    parameters: constrained(structure, moved.parameters, settings.lipschitz),
  };
}

/** The singular vectors of the critics' weights, a few rounds further; constants to every gradient. */
export function followedVectors(
  { rounds }: GameStructure,
  critics: Networks,
  vectors: readonly SingularVectors[],
): readonly SingularVectors[] {
  if (vectors.length === 0) return vectors;
  const layers = allOf(critics).flatMap(({ layers }) => layers);
  return vectors.map(({ u }, index) => {
    const followed = powerIteration(layers[index]!.weights, u, rounds);
    return { u: constant(followed.u), v: constant(followed.v) };
  });
}

/** The critics as their loss sees them, so that gradients know of the constraint on `stored`. */
export function scoring(
  { lipschitz: { constraint } }: GameStructure,
  stored: Networks,
  spectral: readonly SingularVectors[],
): Networks {
  switch (constraint?.kind) {
    case 'spectral-norm':
      return withSingularVectors(stored, spectral);
    case 'orthonormal':
      // The weights are next to orthonormal already: what a round changes are their gradients.
      return mapNetworks(stored, (network) =>
        mapWeights(network, (weights) => bjorckRound(operations, weights)),
      );
    default:
      return stored;
  }
}

/** λ + ρ(Ω − 1) */
export function nextMultiplier(
  structure: GameStructure,
  critics: Networks,
  scene: Scene,
  settings: LiveSettings,
  multiplier: Scalar,
): Scalar {
  const rate = settings.loss[structure.loss.multiplier!.rate]!;
  const constraint = constraintValue(structure, critics.main, scene, settings);
  return multiplierAfter(operations, multiplier, rate, constraint);
}

/** Brings the critics' parameters [count] back to where the constraint wants them. */
function constrained(
  { critic, lipschitz: { constraint }, rounds }: GameStructure,
  parameters: Tensor1D,
  settings: Settings,
): Tensor1D {
  switch (constraint?.kind) {
    case 'clip':
      return clip(parameters, settings[constraint.limit]!);
    case 'orthonormal':
      return orthonormalParameters(critic, parameters, rounds);
    default:
      return parameters;
  }
}

/** One step of a player along `gradient` [count] or along what the dynamics make of it. */
function follow(
  { dynamics, critic, generator }: GameStructure,
  name: 'critic' | 'generator',
  player: PlayerState,
  gradient: Tensor1D,
  settings: LiveSettings,
): PlayerState {
  const { optimizer } = name === 'critic' ? critic : generator;
  if (!dynamics.remembering || !player.previous) {
    return move(optimizer, player, gradient, settings[name]);
  }
  // Before the first update there is none: the gradient itself stands for it.
  const isFirst = sub(1, step(player.count));
  const previous = add<Tensor1D>(player.previous, mul(isFirst, sub(gradient, player.previous)));
  const direction = dynamics.remembering(operations, gradient, previous);
  return { ...move(optimizer, player, direction, settings[name]), previous: gradient };
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

function constant(vector: Tensor1D): Tensor1D {
  return withoutGradient(() => clone(vector)) as Tensor1D;
}
