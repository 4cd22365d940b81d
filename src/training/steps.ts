/**
 * One step of a run: which batches it takes, what it does to the state, and what it adds to the
 * count. The old state stays as it is, and whoever holds it frees it.
 */
import type { Scalar } from '@tensorflow/tfjs-core';
import type { Experiment } from '../experiment/experiment.ts';
import { batchSource, criticBatch, generatorBatch, type BatchSource } from '../gan/batch.ts';
import { tidied } from '../gan/gradients.ts';
import { criticInputs, generatorInputs } from '../gan/inputs.ts';
import { createSettings, type LiveSettings } from '../gan/settings.ts';
import type { TrainingState } from '../gan/state.ts';
import { criticUpdate, generatorUpdate, iteration } from '../gan/step.ts';
import { structureOf, type GameStructure } from '../gan/structure.ts';
import type { Progress, StepKind } from './protocol.ts';

/** What an experiment says about every step. */
export interface Game {
  readonly structure: GameStructure;
  readonly source: BatchSource;
  readonly settings: LiveSettings;
  /** Updates of each player in one iteration. */
  readonly steps: { readonly critic: number; readonly generator: number };
}

/** How far a run has come, and where that leaves its state. */
export interface Position {
  readonly progress: Progress;
  readonly state: TrainingState;
}

/** Losses of one step; absent for a player that did not move. */
export interface StepLosses {
  readonly critic?: Scalar;
  readonly generator?: Scalar;
}

/** The game of `experiment`. The caller disposes of its settings. */
export function gameOf(experiment: Experiment): Game {
  return {
    structure: structureOf(experiment),
    source: batchSource(experiment),
    settings: createSettings(experiment),
    steps: { critic: experiment['critic.steps'], generator: experiment['generator.steps'] },
  };
}

/** The position after one step of this kind, and its losses, which the caller disposes of. */
export function takeStep(
  { structure, source, settings, steps }: Game,
  { progress, state }: Position,
  kind: StepKind,
): { readonly position: Position; readonly losses: StepLosses } {
  const critic = (index: number) =>
    criticInputs(criticBatch(source, progress.criticUpdates + index));
  const generator = (index: number) =>
    generatorInputs(generatorBatch(source, progress.generatorUpdates + index), source.size);

  return tidied(() => {
    switch (kind) {
      case 'iteration': {
        const inputs = {
          critic: times(steps.critic, critic),
          generator: times(steps.generator, generator),
        };
        const moved = iteration(structure, state, inputs, settings);
        const { criticLoss, generatorLoss } = moved.report;
        return {
          position: { state: moved.state, progress: counted(progress, 1, steps) },
          losses: {
            ...(criticLoss && { critic: criticLoss }),
            ...(generatorLoss && { generator: generatorLoss }),
          },
        };
      }
      case 'critic': {
        const moved = criticUpdate(structure, state, critic(0), settings);
        return {
          position: {
            state: moved.state,
            progress: counted(progress, 0, { critic: 1, generator: 0 }),
          },
          losses: { critic: moved.report.loss },
        };
      }
      case 'generator': {
        const moved = generatorUpdate(structure, state, generator(0), settings);
        return {
          position: {
            state: moved.state,
            progress: counted(progress, 0, { critic: 0, generator: 1 }),
          },
          losses: { generator: moved.report.loss },
        };
      }
    }
  });
}

function counted(progress: Progress, iterations: number, steps: Game['steps']): Progress {
  return {
    iteration: progress.iteration + iterations,
    criticUpdates: progress.criticUpdates + steps.critic,
    generatorUpdates: progress.generatorUpdates + steps.generator,
  };
}

function times<Value>(count: number, make: (index: number) => Value): Value[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
