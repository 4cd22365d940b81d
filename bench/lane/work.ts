/**
 * The working side of a lane: trains experiments on one executor as the page does, without pictures.
 * It measures times and judges nothing.
 */
import { compile } from '../../src/compiler/compile.ts';
import { CompilerError } from '../../src/compiler/errors.ts';
import type { Cell, Machine, Program } from '../../src/compiler/machine.ts';
import { sizeOf } from '../../src/compiler/graph.ts';
import { productOperations } from '../../src/compiler/plan.ts';
import type { Experiment } from '../../src/experiment/experiment.ts';
import { batchSource } from '../../src/gan/batch.ts';
import { parseExperiment } from '../../src/gan/catalogue.ts';
import type { IterationInputs } from '../../src/gan/inputs.ts';
import { registerSecondOrderGradients } from '../../src/gan/secondOrderGradients.ts';
import { cellsIn, holdSettings, holdState, untrained } from '../../src/training/cells.ts';
import type { Openers } from '../../src/training/executors.ts';
import type { Executor } from '../../src/training/executors/executor.ts';
import type { ExecutorName, Progress } from '../../src/training/protocol.ts';
import {
  feed,
  feedsOf,
  procedureOf,
  progressAfter,
  stepOf,
  type StepCells,
  type StepFeeds,
  type StepReport,
} from '../../src/training/steps.ts';
import { multiplyOn } from './products.ts';
import type { Facts, LaneWork, MultiplyOrder, Multiplied, Opened, Trained } from './protocol.ts';

/** A frame of the page is about this long: losses are read as often as there. */
const FRAME_MS = 50;

/** More than any machine makes in a frame. */
const MOST_RUNS = 1_000_000;

/** A training run at some point. */
interface Training {
  readonly cells: readonly Cell[];
  readonly program: Program<StepFeeds, { readonly magnitude: Float32Array }>;
  /** See `Facts`. */
  readonly productOperations?: number;
  /** Trains on for about the given time, at least one iteration. */
  advance(budgetMs: number): Promise<Advanced>;
}

interface Advanced {
  readonly iterations: number;
  readonly hostMs: number;
  /** Of the parameters after the last iteration; not finite when they are not. */
  readonly magnitude: number;
}

export class Work implements LaneWork {
  readonly #openers: Openers;
  #executor: Executor | undefined;
  #training: Training | undefined;

  constructor(openers: Openers) {
    this.#openers = openers;
  }

  async open(name: ExecutorName): Promise<Opened> {
    registerSecondOrderGradients();
    this.#executor = await this.#openers[name]();
    const { device } = this.#executor.report;
    return device === undefined ? {} : { device };
  }

  prepare(text: string): Promise<Facts> {
    return this.#guarded(async (machine) => {
      this.#release(machine);
      this.#training = await begin(machine, parseExperiment(text).experiment);
      const { program, productOperations } = this.#training;
      const { facts, eager } = program;
      return {
        ...(productOperations !== undefined && { productOperations }),
        compileMs: facts.compileMs,
        ...(eager !== undefined && { eager }),
      };
    });
  }

  train(milliseconds: number): Promise<Trained> {
    return this.#guarded(async () => {
      const { cells, program, advance } = this.#training!;
      const began = performance.now();
      let iterations = 0;
      let hostMs = 0;
      let elapsedMs = 0;
      do {
        const advanced = await advance(Math.min(FRAME_MS, milliseconds - elapsedMs));
        if (!Number.isFinite(advanced.magnitude)) throw new Error('Training diverged.');
        iterations += advanced.iterations;
        hostMs += advanced.hostMs;
        elapsedMs = performance.now() - began;
      } while (elapsedMs < milliseconds);
      const { dispatches, memoryBytes } = program.facts;
      return {
        iterations,
        elapsedMs,
        hostMs,
        ...(dispatches !== undefined && { dispatches }),
        memoryBytes: memoryBytes + bytesOf(cells),
      };
    });
  }

  multiply(order: MultiplyOrder): Promise<Multiplied> {
    return this.#guarded((machine) => multiplyOn(machine, order));
  }

  #guarded<Value>(work: (machine: Machine) => Promise<Value>): Promise<Value> {
    const { health, machine } = this.#executor!;
    return health.guard(() => work(machine));
  }

  #release(machine: Machine): void {
    this.#training?.program.dispose();
    if (this.#training) machine.free(this.#training.cells);
    this.#training = undefined;
  }
}

async function begin(machine: Machine, experiment: Experiment): Promise<Training> {
  const source = batchSource(experiment);
  const step = stepOf(experiment, 'iteration');
  const held = {
    state: holdState(machine, experiment, await untrained(experiment)),
    settings: holdSettings(machine, experiment),
  };
  const procedure = procedureOf(step);
  const fed = feedsOf(source, step);
  const program = await machine.compile(procedure, held, fed);
  const operations =
    program.facts.productOperations ?? (await plannedOperations(procedure, held, fed));

  let progress: Progress = { iteration: 0, criticUpdates: 0, generatorUpdates: 0 };
  return {
    cells: cellsIn(held),
    program,
    ...(operations !== undefined && { productOperations: operations }),
    async advance(budgetMs) {
      const { runs, reports, hostMs } = await program.run(
        { times: MOST_RUNS, budgetMs },
        (run, feeds) => feed(source, progressAfter(progress, step, run), feeds),
      );
      progress = progressAfter(progress, step, runs);
      return { iterations: runs, hostMs, magnitude: reports.magnitude.at(-1)! };
    },
  };
}

/** What an executor that does not compile would have to do if it did; nothing where that cannot be. */
async function plannedOperations(
  ...order: Parameters<typeof compile<StepCells, IterationInputs, StepReport>>
): Promise<number | undefined> {
  try {
    return productOperations((await compile(...order)).plan);
  } catch (error) {
    if (error instanceof CompilerError) return undefined;
    throw error;
  }
}

function bytesOf(cells: readonly Cell[]): number {
  return cells.reduce(
    (bytes, { shape }) => bytes + sizeOf(shape) * Float32Array.BYTES_PER_ELEMENT,
    0,
  );
}
