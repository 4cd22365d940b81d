/**
 * Both players moving at once along a direction that dynamics make of the whole game: the field of both
 * gradients and its derivative, computed exactly. Which direction that is, dynamics say.
 */
import { add, mul, sum, type Scalar, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core';
import { generatorDescents, type Descent } from '../descents.ts';
import { differentiate, tidied } from '../gradients.ts';
import type { CriticInputs, GeneratorInputs } from '../inputs.ts';
import {
  followedVectors,
  moveConstrained,
  movedGenerator,
  nextMultiplier,
  scoring,
} from '../moves.ts';
import { pack } from '../networks.ts';
import { criticValue, generatorValue, returningValue } from '../objectives.ts';
import { operations } from '../operations.ts';
import { generatorOf, networksOf, tensorsOfAll } from '../players.ts';
import { deviationOf, sceneOf, type Scene } from '../rows.ts';
import type { LiveSettings } from '../settings.ts';
import type { TrainingState } from '../state.ts';
import type { GameStructure } from '../structure.ts';
import type { Iteration } from '../updates.ts';
import type { Pair, Position } from './dynamics.ts';

/** The batches of both players. */
export interface JointInputs {
  readonly critic: CriticInputs;
  readonly generator: GeneratorInputs;
}

/** Which players move along their part of the direction; the other stays where it is. */
export interface Movers {
  readonly critic: boolean;
  readonly generator: boolean;
}

export function jointUpdate(
  structure: GameStructure,
  state: TrainingState,
  inputs: JointInputs,
  settings: LiveSettings,
  movers: Movers,
): Iteration {
  const stored = networksOf(structure.critic, state.critic.parameters);
  const spectral = followedVectors(structure, stored, state.spectral);
  const start = { ...state, spectral };
  const game = new Game(structure, inputs, settings);
  const position = game.at(start);
  const direction = structure.dynamics.joint!(operations, position, settings.dynamics);
  const [criticLoss, generatorLoss] = game.lossesAt(start);

  let next = movers.critic ? start : state;
  if (movers.generator) next = movedGenerator(structure, next, direction.generator, settings);
  if (movers.critic) {
    const critic = moveConstrained(structure, start, direction.critic, settings);
    const multiplier = state.multiplier && game.nextMultiplier(start, state.multiplier);
    next = { ...next, critic, ...(multiplier && { multiplier }) };
  }
  return {
    state: next,
    report: { ...(movers.critic && { criticLoss }), ...(movers.generator && { generatorLoss }) },
  };
}

/**
 * How both players' gradients on one batch each change as both move along `direction`: ∂ξ/∂θ · direction, exactly.
 * That of the losses as they are, whatever dynamics make of them and however far the generator looks ahead.
 */
export function derivativeAlong(
  structure: GameStructure,
  state: TrainingState,
  inputs: JointInputs,
  settings: LiveSettings,
  direction: Pair,
): Pair {
  return tidied(() => {
    const stored = networksOf(structure.critic, state.critic.parameters);
    const spectral = followedVectors(structure, stored, state.spectral);
    return new Game(structure, inputs, settings).at({ ...state, spectral }).along(direction);
  });
}

/** One batch for each player, and the game on them. */
class Game {
  readonly #structure: GameStructure;
  readonly #inputs: JointInputs;
  readonly #settings: LiveSettings;

  constructor(structure: GameStructure, inputs: JointInputs, settings: LiveSettings) {
    this.#structure = structure;
    this.#inputs = inputs;
    this.#settings = settings;
  }

  at(state: TrainingState): Position {
    const { descents, criticTensors } = this.#playersAt(state);
    const everything = descents.flatMap(({ tensors }) => tensors);
    const pairOf = (gradients: readonly Tensor[]): Pair => ({
      critic: pack(gradients.slice(0, criticTensors)),
      generator: pack(gradients.slice(criticTensors)),
    });
    const gradients = () =>
      pairOf(descents.flatMap(({ loss, tensors }) => differentiate(loss, tensors).gradients));
    const field = gradients();
    return {
      field,
      transposed: (direction) =>
        pairOf(differentiate(() => dot(gradients(), direction), everything).gradients),
      along: (direction) =>
        // ∂²L/∂θ∂θ′ is symmetric: how a player's gradient changes along a direction is the gradient, by
        // the player's own numbers, of how its loss does.
        pairOf(
          descents.flatMap(({ loss, tensors }) => {
            const change = () => dot(pairOf(differentiate(loss, everything).gradients), direction);
            return differentiate(change, tensors).gradients;
          }),
        ),
      ahead: () =>
        this.at({
          ...movedGenerator(this.#structure, state, field.generator, this.#settings),
          critic: moveConstrained(this.#structure, state, field.critic, this.#settings),
        }),
    };
  }

  lossesAt(state: TrainingState): readonly [critic: Scalar, generator: Scalar] {
    const { criticLoss, generatorLoss } = this.#playersAt(state);
    return [criticLoss(), generatorLoss()];
  }

  nextMultiplier(state: TrainingState, multiplier: Scalar): Scalar {
    const { critics, scene } = this.#playersAt(state);
    return nextMultiplier(
      this.#structure,
      critics(),
      scene(this.#inputs.critic),
      this.#settings,
      multiplier,
    );
  }

  /** Both losses as functions of the tensors of both players. */
  #playersAt(state: TrainingState) {
    const [structure, settings] = [this.#structure, this.#settings];
    const stored = networksOf(structure.critic, state.critic.parameters);
    const generator = generatorOf(structure, state);
    const scene = (inputs: CriticInputs | GeneratorInputs): Scene =>
      sceneOf(structure, generator, inputs, deviationOf(structure, state, settings));
    const critics = () => scoring(structure, stored, state.spectral);
    const criticLoss = () =>
      criticValue(structure, critics(), scene(this.#inputs.critic), settings, state.multiplier);
    const generatorLoss = () =>
      generatorValue(structure, critics(), scene(this.#inputs.generator), settings);
    const criticTensors = tensorsOfAll(stored);
    const descents: readonly Descent[] = [
      { loss: criticLoss, tensors: criticTensors },
      ...generatorDescents(structure, generator, {
        loss: generatorLoss,
        returning: () => returningValue(structure, scene(this.#inputs.generator), settings),
      }),
    ];
    return {
      critics,
      scene,
      criticLoss,
      generatorLoss,
      descents,
      criticTensors: criticTensors.length,
    };
  }
}

function dot(first: Pair, second: Pair): Scalar {
  const product = (a: Tensor1D, b: Tensor1D) => sum<Scalar>(mul(a, b));
  return add(product(first.critic, second.critic), product(first.generator, second.generator));
}
