/**
 * A run: a state that is trained step by step and shown frame by frame, on any machine. The same in
 * a worker, on the command line and in tests. It knows neither messages nor when to measure, and
 * does one thing at a time: await each call before the next.
 */
import type { Machine, RunOrder } from '../compiler/machine.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { batchSource } from '../gan/batch.ts';
import { structuralDifferences } from '../gan/catalogue.ts';
import { registerSecondOrderGradients } from '../gan/secondOrderGradients.ts';
import { structureOf } from '../gan/structure.ts';
import {
  cellsIn,
  holdSettings,
  holdSpare,
  holdState,
  readCells,
  untrained,
  writeSettings,
  writeState,
} from './cells.ts';
import { TrainingError } from './errors.ts';
import { lossesOf, noLosses } from './losses.ts';
import { Painter } from './picture.ts';
import { Programs } from './programs.ts';
import type { Advance, Frame, Progress, Snapshot, StepKind } from './protocol.ts';
import { stepsPerSecond } from './rehearsal.ts';
import { feed, feedsOf, keyOf, procedureOf, progressAfter, stepOf } from './steps.ts';

export interface Trainer {
  readonly progress: Progress;

  /**
   * Trains until `iterations` steps are made or `budgetMs` is spent, and shows the result. With 0
   * iterations it only shows.
   * @throws DivergenceError when losses or parameters are no longer finite; the trainer is then
   * where the frame before left it, and can go on from there after a `change`
   */
  advance(order: Advance): Promise<Frame>;

  /**
   * Goes on with other numbers.
   * @throws TrainingError when the experiments differ in more than live fields
   */
  change(experiment: Experiment): void;

  /**
   * Goes to a state that this run once had, and on from there with these numbers.
   * @throws TrainingError as `change` does
   * @throws StoredStateError when `to` is of other networks
   */
  restore(to: Snapshot, experiment: Experiment): void;

  /**
   * Compiles the iteration before it is needed.
   * @returns why it will not run compiled but eagerly; undefined where it is as the machine means it to be
   */
  prepare(): Promise<string | undefined>;

  /** Trains for a moment to see how many iterations it makes a second; the run stays where it is. */
  rehearse(): Promise<number>;

  /** Everything needed to carry on from here, in another trainer or on another machine. */
  snapshot(): Promise<Snapshot>;

  /** Frees all cells and programs. The trainer cannot be used after that. */
  dispose(): void;
}

export interface TrainerOptions {
  readonly machine: Machine;
  /** Carry on from here instead of from the seed. */
  readonly from?: Snapshot;
}

/**
 * A trainer at the start of a run or where `from` left it.
 * @throws StoredStateError when `from` is of other networks
 */
export async function createTrainer(
  experiment: Experiment,
  { machine, from }: TrainerOptions,
): Promise<Trainer> {
  registerSecondOrderGradients();
  const { tensors, ...start } = from ?? (await beginning(experiment));
  let current = experiment;
  let progress: Progress = start;
  const state = holdState(machine, experiment, tensors);
  const spare = holdSpare(machine, state);
  const settings = holdSettings(machine, experiment);
  const programs = new Programs();
  const source = batchSource(experiment);
  const structure = structureOf(experiment);
  const painter = new Painter({ machine, programs, structure, source, state, settings });
  const [stateCells, spareCells] = [cellsIn(state), cellsIn(spare)];

  async function programFor(kind: StepKind) {
    const step = stepOf(current, kind);
    const procedure = procedureOf(step);
    const program = await programs.get(keyOf(step), procedure.name, () =>
      machine.compile(procedure, { state, settings }, feedsOf(source, step)),
    );
    const run = (order: RunOrder) =>
      program.run(order, (index, feeds) =>
        feed(source, progressAfter(progress, step, index), feeds),
      );
    return { step, run, eager: program.eager };
  }

  /** Does `work`; unless it succeeds, the state is as it was before. */
  async function orElseBack<Result>(work: () => Promise<Result>): Promise<Result> {
    machine.copy(stateCells, spareCells);
    try {
      return await work();
    } catch (error) {
      machine.copy(spareCells, stateCells);
      throw error;
    }
  }

  async function frame(order: Advance): Promise<Frame> {
    const { step: kind, budgetMs, want } = order;
    const iterations = stepsWithin(order);
    const training = iterations < 1 ? undefined : await programFor(kind);
    const now = structureOf(current);
    await painter.prepare(want, now);
    const began = performance.now();
    let losses = noLosses();
    if (training) {
      const { step, run } = training;
      const ran = await run({ times: iterations, budgetMs });
      losses = lossesOf(step, progress, ran);
      progress = progressAfter(progress, step, ran.runs);
    }
    const trainingMs = performance.now() - began;
    const [picture, snapshot] = await Promise.all([
      painter.paint(progress, want, now),
      want.snapshot && snapshotOf(),
    ]);
    const { uncompiled } = programs;
    return {
      ...progress,
      losses,
      ...picture,
      ...(snapshot && { snapshot }),
      ...(uncompiled.length > 0 && { uncompiled }),
      trainingMs,
      elapsedMs: performance.now() - began,
    };
  }

  /** The steps of an order that do not lead beyond its end. */
  function stepsWithin({ step, iterations, until }: Advance): number {
    if (until === undefined || step !== 'iteration') return iterations;
    return Math.min(iterations, Math.max(0, until - progress.iteration));
  }

  async function snapshotOf(): Promise<Snapshot> {
    return { ...progress, tensors: await readCells(machine, state) };
  }

  function change(experiment: Experiment): void {
    const fixed = structuralDifferences(current, experiment);
    if (fixed.length > 0) {
      throw new TrainingError(
        `A run in progress cannot change ${fixed.join(', ')}.`,
        'Start a new run with the changed experiment.',
      );
    }
    current = experiment;
    writeSettings(machine, settings, experiment);
  }

  return {
    get progress() {
      return progress;
    },

    async advance(order) {
      const start = progress;
      try {
        return await (order.iterations < 1 ? frame(order) : orElseBack(() => frame(order)));
      } catch (error) {
        progress = start;
        throw error;
      }
    },

    change,

    restore({ tensors, ...there }, experiment) {
      change(experiment);
      writeState(machine, state, experiment, tensors);
      progress = there;
    },

    async prepare() {
      return (await programFor('iteration')).eager;
    },

    async rehearse() {
      const { run } = await programFor('iteration');
      machine.copy(stateCells, spareCells);
      try {
        return await stepsPerSecond(async (budgetMs) => {
          const { runs } = await run({ times: MOST_STEPS, budgetMs });
          return runs;
        });
      } finally {
        machine.copy(spareCells, stateCells);
      }
    },

    snapshot: snapshotOf,

    dispose() {
      programs.dispose();
      painter.dispose();
      machine.free([...stateCells, ...spareCells, ...cellsIn(settings)]);
    },
  };
}

/** More than any machine makes in a rehearsal. */
const MOST_STEPS = 1_000_000;

async function beginning(experiment: Experiment): Promise<Snapshot> {
  return {
    iteration: 0,
    criticUpdates: 0,
    generatorUpdates: 0,
    tensors: await untrained(experiment),
  };
}
