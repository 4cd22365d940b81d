/**
 * A run: a state that is trained step by step and shown frame by frame, on whichever tfjs backend is
 * active. The same in a worker, on the command line and in tests. It knows neither messages nor
 * when to measure, and does one thing at a time: await each call before the next.
 */
import type { Experiment } from '../experiment/experiment.ts';
import { structuralDifferences } from '../gan/catalogue.ts';
import { registerSecondOrderGradients } from '../gan/secondOrderGradients.ts';
import { disposeState, initialState, readState, restoreState } from '../gan/state.ts';
import { TrainingError } from './errors.ts';
import { LossLog } from './lossLog.ts';
import { release } from './tensors.ts';
import { Pace } from '../compiler/pace.ts';
import { Painter } from './picture.ts';
import type { Advance, Frame, Progress, Snapshot } from './protocol.ts';
import { gameOf, takeStep, type Position } from './steps.ts';

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

  /** Everything needed to carry on from here, in another trainer or on another executor. */
  snapshot(): Promise<Snapshot>;

  /** Frees all tensors. The trainer cannot be used after that. */
  dispose(): void;
}

export interface TrainerOptions {
  /** Carry on from here instead of from the seed. */
  readonly from?: Snapshot;
  /** `Executor.runsAhead` of the active executor. */
  readonly runsAhead?: boolean;
}

/** A trainer on the active tfjs backend, at the start of a run or where `from` left it. */
export function createTrainer(
  experiment: Experiment,
  { from, runsAhead = false }: TrainerOptions = {},
): Trainer {
  registerSecondOrderGradients();
  let current = experiment;
  let game = gameOf(experiment);
  let position = from ? resumed(experiment, from) : started(experiment);
  const painter = new Painter(game.source);
  const pace = new Pace();

  /** Makes steps, and frees the states between the first and the last. */
  function train({ step, iterations, budgetMs }: Advance, log: LossLog): void {
    const start = position;
    const began = performance.now();
    const limit = runsAhead ? Math.min(iterations, pace.steps) : iterations;
    while (log.length < limit && (log.length === 0 || performance.now() - began < budgetMs)) {
      const before = position;
      const taken = takeStep(game, before, step);
      position = taken.position;
      log.add(position.progress.iteration, taken.losses, position.state);
      if (before !== start) disposeState(before.state, position.state);
    }
  }

  async function frame({ want }: Advance, log: LossLog, began: number): Promise<Frame> {
    const { state, progress } = position;
    const moment = { ...game, state, iteration: progress.iteration };
    const trained = log.read().then((losses) => ({
      losses,
      trainingMs: log.length === 0 ? 0 : performance.now() - began,
    }));
    const [{ losses, trainingMs }, picture, snapshot] = await Promise.all([
      trained,
      painter.paint(moment, want),
      want.snapshot && snapshotOf(position),
    ]);
    return {
      ...progress,
      losses,
      ...picture,
      ...(snapshot && { snapshot }),
      trainingMs,
      elapsedMs: performance.now() - began,
    };
  }

  return {
    get progress() {
      return position.progress;
    },

    async advance(order) {
      const start = position;
      const log = new LossLog();
      const began = performance.now();
      try {
        train(order, log);
        const result = await frame(order, log, began);
        if (log.length > 0) {
          disposeState(start.state, position.state);
          // A single step by hand has no budget and says nothing about the pace.
          if (order.budgetMs > 0) pace.learn(log.length, result.trainingMs, order.budgetMs);
        }
        return result;
      } catch (error) {
        if (position !== start) disposeState(position.state, start.state);
        position = start;
        throw error;
      } finally {
        log.dispose();
      }
    },

    change(experiment) {
      const fixed = structuralDifferences(current, experiment);
      if (fixed.length > 0) {
        throw new TrainingError(
          `A run in progress cannot change ${fixed.join(', ')}.`,
          'Start a new run with the changed experiment.',
        );
      }
      const { settings } = game;
      current = experiment;
      game = gameOf(experiment);
      release(settings);
    },

    snapshot: () => snapshotOf(position),

    dispose() {
      disposeState(position.state);
      release(game.settings);
      painter.dispose();
    },
  };
}

function started(experiment: Experiment): Position {
  return {
    state: initialState(experiment),
    progress: { iteration: 0, criticUpdates: 0, generatorUpdates: 0 },
  };
}

function resumed(experiment: Experiment, { tensors, ...progress }: Snapshot): Position {
  return { state: restoreState(experiment, tensors), progress };
}

async function snapshotOf({ state, progress }: Position): Promise<Snapshot> {
  return { ...progress, tensors: await readState(state) };
}
