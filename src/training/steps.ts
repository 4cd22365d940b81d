/**
 * The kinds of step a run can make: which updates each consists of, as a procedure, and which batches
 * these are fed. Runs nothing.
 */
import { add, square, sum, type Scalar } from '@tensorflow/tfjs-core';
import type { Mapped, Procedure } from '../compiler/machine.ts';
import type { Shape } from '../compiler/graph.ts';
import type { Experiment } from '../experiment/experiment.ts';
import {
  criticBatchShapes,
  fillCriticBatch,
  fillGeneratorBatch,
  generatorBatchShapes,
  type BatchSource,
} from '../gan/batch.ts';
import type { IterationInputs } from '../gan/inputs.ts';
import type { LiveSettings } from '../gan/settings.ts';
import type { TrainingState } from '../gan/state.ts';
import { criticUpdate, generatorUpdate, iteration, jointStep } from '../gan/step.ts';
import type { Iteration } from '../gan/updates.ts';
import { structureOf, type GameStructure } from '../gan/structure.ts';
import type { Progress, StepKind } from './protocol.ts';

/** How many updates each player makes in one step. */
export interface Updates {
  readonly critic: number;
  readonly generator: number;
}

/** One kind of step as an experiment has it at a time. */
export interface Step {
  readonly kind: StepKind;
  readonly structure: GameStructure;
  readonly updates: Updates;
}

export interface StepCells {
  readonly state: TrainingState;
  readonly settings: LiveSettings;
}

export interface StepReport {
  /** Of the player's last update; absent for a player that did not move. */
  readonly critic?: Scalar;
  readonly generator?: Scalar;
  /** The sum of squares of all parameters: not finite as soon as one of them is not. */
  readonly magnitude: Scalar;
}

export type StepFeeds = Mapped<IterationInputs, Float32Array>;

export function stepOf(experiment: Experiment, kind: StepKind): Step {
  const structure = structureOf(experiment);
  switch (kind) {
    case 'iteration': {
      const [critic, generator] = [experiment['critic.steps'], experiment['generator.steps']];
      return { kind, structure, updates: { critic, generator } };
    }
    case 'critic':
      return { kind, structure, updates: { critic: 1, generator: 0 } };
    case 'generator':
      return { kind, structure, updates: { critic: 0, generator: 1 } };
  }
}

/** Which parts of a structure can become others while a run goes on. */
const LIVE: Readonly<Record<keyof GameStructure, boolean>> = {
  critic: false,
  generator: false,
  loss: false,
  objective: false,
  lipschitz: false,
  inference: false,
  dynamics: false,
  stabilizers: false,
  rounds: true,
  unrolled: true,
  simultaneous: true,
  pack: false,
  noisy: false,
  boundsLayers: false,
  interpolates: false,
  perturbed: false,
  generatorSeesReal: false,
  seesCompany: false,
  judgesSamples: false,
};

/** Equal for steps of one run that are the same computation. */
export function keyOf({ kind, structure, updates }: Step): string {
  const fields = Object.keys(structure) as (keyof GameStructure)[];
  const live = fields.filter((field) => LIVE[field]).map((field) => structure[field]);
  return [kind, updates.critic, updates.generator, ...live].join(' ');
}

export function procedureOf(step: Step): Procedure<StepCells, IterationInputs, StepReport> {
  const { kind, structure } = step;
  return {
    name: kind === 'iteration' ? kind : `${kind} update`,
    compute({ state, settings }, inputs) {
      const { state: next, losses } = move(kind, structure, state, inputs, settings);
      return { held: { state: next }, report: { ...losses, magnitude: magnitudeOf(next) } };
    },
  };
}

function move(
  kind: StepKind,
  structure: GameStructure,
  state: TrainingState,
  inputs: IterationInputs,
  settings: LiveSettings,
): { readonly state: TrainingState; readonly losses: Omit<StepReport, 'magnitude'> } {
  if (kind === 'iteration') return reported(iteration(structure, state, inputs, settings));
  if (structure.dynamics.joint) {
    const movers = { critic: kind === 'critic', generator: kind === 'generator' };
    return reported(jointStep(structure, state, inputs, settings, movers));
  }
  const moved =
    kind === 'critic'
      ? criticUpdate(structure, state, inputs.critic[0]!, settings)
      : generatorUpdate(structure, state, inputs.generator[0]!, settings);
  return { state: moved.state, losses: { [kind]: moved.report.loss } };
}

function reported({ state, report: { criticLoss, generatorLoss } }: Iteration) {
  return {
    state,
    losses: {
      ...(criticLoss && { critic: criticLoss }),
      ...(generatorLoss && { generator: generatorLoss }),
    },
  };
}

function magnitudeOf({ critic, generator }: TrainingState): Scalar {
  return add(sum(square(critic.parameters)), sum(square(generator.parameters)));
}

/** The shapes of the batches of one step. */
export function feedsOf(
  source: BatchSource,
  { structure, updates }: Step,
): Mapped<IterationInputs, { readonly shape: Shape }> {
  // Joint dynamics need the batches of both players whoever moves.
  const { critic, generator } = structure.dynamics.joint ? { critic: 1, generator: 1 } : updates;
  return {
    critic: repeat(critic, () => fed(criticBatchShapes(source))),
    generator: repeat(generator, () => fed(generatorBatchShapes(source))),
  };
}

/** What is to be fed for a batch of these shapes. */
export function fed<Parts extends object>(parts: Parts) {
  return Object.fromEntries(
    Object.entries(parts).map(([part, shape]) => [part, { shape: shape as Shape }]),
  ) as { readonly [Part in keyof Parts]: { readonly shape: Shape } };
}

/** Fills in the batches of the step that follows `progress`. */
export function feed(source: BatchSource, progress: Progress, feeds: StepFeeds): void {
  feeds.critic.forEach((batch, index) =>
    fillCriticBatch(source, progress.criticUpdates + index, batch),
  );
  feeds.generator.forEach((batch, index) =>
    fillGeneratorBatch(source, progress.generatorUpdates + index, batch),
  );
}

/** How far a run has come after `count` such steps more. */
export function progressAfter(
  progress: Progress,
  { kind, updates }: Step,
  count: number,
): Progress {
  return {
    iteration: progress.iteration + (kind === 'iteration' ? count : 0),
    criticUpdates: progress.criticUpdates + count * updates.critic,
    generatorUpdates: progress.generatorUpdates + count * updates.generator,
  };
}

function repeat<Value>(count: number, make: () => Value): Value[] {
  return Array.from({ length: count }, make);
}
