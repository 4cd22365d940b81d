/**
 * Training, as pure functions (state, inputs, settings) → new state and report. Nothing is read
 * back, awaited or branched on, so the same functions run on any backend and can be traced. The
 * caller owns the old state and frees it (`disposeState(old, new)`); all else made here is freed.
 */
import type { Scalar } from '@tensorflow/tfjs-core';
import { jointUpdate, type JointInputs, type Movers } from './dynamics/joint.ts';
import { tidied } from './gradients.ts';
import type { CriticInputs, GeneratorInputs, IterationInputs } from './inputs.ts';
import { moveCritic, moveGenerator } from './moves.ts';
import { generatorOf } from './players.ts';
import type { LiveSettings } from './settings.ts';
import type { TrainingState } from './state.ts';
import type { GameStructure } from './structure.ts';
import type { Iteration, Update } from './updates.ts';

/** One update of the critic against the generator of `state`. Not for dynamics that are joint. */
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

/** One update of the generator against the critic of `state`. Not for dynamics that are joint. */
export function generatorUpdate(
  structure: GameStructure,
  state: TrainingState,
  inputs: GeneratorInputs,
  settings: LiveSettings,
): Update {
  return tidied(() => moveGenerator(structure, state, state, inputs, settings));
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
  return tidied(() =>
    structure.dynamics.joint
      ? jointUpdate(structure, state, firstOf(inputs), settings, { critic: true, generator: true })
      : inTurn(structure, state, inputs, settings),
  );
}

/**
 * What an iteration of joint dynamics would do, done for some players only. Both need their batch.
 */
export function jointStep(
  structure: GameStructure,
  state: TrainingState,
  inputs: IterationInputs,
  settings: LiveSettings,
  movers: Movers,
): Iteration {
  return tidied(() => jointUpdate(structure, state, firstOf(inputs), settings, movers));
}

function firstOf({ critic, generator }: IterationInputs): JointInputs {
  return { critic: critic[0]!, generator: generator[0]! };
}

function inTurn(
  structure: GameStructure,
  state: TrainingState,
  inputs: IterationInputs,
  settings: LiveSettings,
): Iteration {
  let current = state;
  let criticLoss: Scalar | undefined;
  let generatorLoss: Scalar | undefined;

  const generator = generatorOf(structure, state);
  for (const batch of inputs.critic) {
    const moved = tidied(() => moveCritic(structure, current, generator, batch, settings));
    current = moved.state;
    criticLoss = moved.report.loss;
  }

  const met = structure.simultaneous ? state : current;
  for (const batch of inputs.generator) {
    const moved = tidied(() => moveGenerator(structure, current, met, batch, settings));
    current = moved.state;
    generatorLoss = moved.report.loss;
  }

  return {
    state: current,
    report: { ...(criticLoss && { criticLoss }), ...(generatorLoss && { generatorLoss }) },
  };
}
