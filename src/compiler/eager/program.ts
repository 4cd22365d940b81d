/**
 * A procedure as it stands, run operation by operation on the active TensorFlow.js backend: the
 * reference for every compiled program, and what runs when one cannot be compiled. It does not know
 * where cells keep their numbers: an exchange lends them as tensors.
 */
import {
  concat,
  memory,
  profile,
  reshape,
  tensor,
  tidy,
  type Rank,
  type Tensor,
  type TensorContainer,
} from '@tensorflow/tfjs-core';
import { sizeOf, type Shape } from '../graph.ts';
import type { Cell, Procedure, Program, Ran, RunOrder } from '../machine.ts';
import { Pace } from '../pace.ts';
import { inspect } from '../trace/returned.ts';
import { leavesOf, mapLeaves } from '../trees.ts';

/** How cells and tensors of the active backend become each other. */
export interface Exchange {
  /** A tensor with the numbers of the cell, which the caller disposes of and never changes. */
  tensorOf(cell: Cell): Tensor;
  /** Makes the cell hold the numbers of `tensor`, which from now on belongs to the cell. */
  adopt(cell: Cell, tensor: Tensor): void;
}

export interface EagerOptions {
  /** True when calls return before the arithmetic is done, so that only a read tells how long it took. */
  readonly runsAhead: boolean;
  /** Why the procedure is not compiled, where somebody tried. */
  readonly reason?: string;
}

/** @param held cells and `fed` shapes in the trees in which `procedure` expects tensors */
export function createEagerProgram<Feeds, Reports>(
  procedure: Procedure<object, object, object>,
  held: unknown,
  fed: unknown,
  exchange: Exchange,
  { runsAhead, reason }: EagerOptions,
): Program<Feeds, Reports> {
  const cells = leavesOf<Cell>(held);
  const slots = cells.map(([path, { shape }]) => ({ path, shape: [...shape] }));
  const feeds = mapLeaves(
    fed,
    ({ shape }: { shape: Shape }) => new Float32Array(sizeOf(shape)),
  ) as Feeds;
  const feedShapes = new Map(
    leavesOf<{ shape: Shape }>(fed).map(([path, { shape }]) => [path, shape]),
  );
  const pace = new Pace();
  let dispatches: number | undefined;
  let memoryBytes = 0;

  function once(current: ReadonlyMap<string, Tensor>): Outcome {
    return tidy(() => {
      const tensors = mapLeaves(held, (_, path) => current.get(path)!) as object;
      const inputs = mapLeaves(feeds, (values: Float32Array, path) =>
        tensor(values.slice(), [...feedShapes.get(path)!], 'float32'),
      ) as object;
      const returned = procedure.compute(tensors, inputs);
      const { replaced } = inspect(returned, slots);
      // A tensor handed through unchanged stays its owner's: the result gets a handle of its own.
      return {
        replaced: replaced.map(([index, value]) => [slots[index]!.path, value.clone()] as const),
        report: mapLeaves(returned.report, (value: Tensor) => value.clone()),
      } as unknown as TensorContainer;
    }) as unknown as Outcome;
  }

  async function firstOnce(current: ReadonlyMap<string, Tensor>): Promise<Outcome> {
    let first: (() => Outcome) | undefined;
    const before = memory().numBytes;
    const { kernels, peakBytes } = await profile(() => {
      first = attempted(() => once(current));
      return [];
    });
    const outcome = first!();
    dispatches = kernels.length;
    memoryBytes = Math.max(0, peakBytes - before);
    return outcome;
  }

  return {
    get facts() {
      return { ...(dispatches !== undefined && { dispatches }), compileMs: 0, memoryBytes };
    },
    ...(reason !== undefined && { eager: reason }),

    async run({ times, budgetMs }: RunOrder, fill): Promise<Ran<Reports>> {
      const began = performance.now();
      const current = new Map(cells.map(([path, cell]) => [path, exchange.tensorOf(cell)]));
      const changed = new Set<string>();
      const reports: unknown[] = [];
      const limit = runsAhead ? Math.min(times, pace.steps) : times;
      try {
        while (
          reports.length < limit &&
          (reports.length === 0 || performance.now() - began < budgetMs)
        ) {
          fill?.(reports.length, feeds);
          const { replaced, report } =
            dispatches === undefined ? await firstOnce(current) : once(current);
          reports.push(report);
          for (const [path, value] of replaced) {
            current.get(path)!.dispose();
            current.set(path, value);
            changed.add(path);
          }
        }
        // Asked for before cells change hands: a report may show what a cell is about to give up.
        const reading = readTogether(reports);
        for (const [path, cell] of cells) {
          if (!changed.has(path)) continue;
          exchange.adopt(cell, current.get(path)!);
          current.delete(path);
        }
        const hostMs = performance.now() - began;
        const taken = (await reading) as Reports;
        // A single run by hand has no budget and says nothing about the pace.
        if (runsAhead && budgetMs > 0 && reports.length > 0) {
          pace.learn(reports.length, performance.now() - began, budgetMs);
        }
        return { runs: reports.length, reports: taken, hostMs };
      } finally {
        for (const value of current.values()) value.dispose();
        for (const report of reports)
          for (const [, value] of leavesOf<Tensor>(report)) value.dispose();
      }
    },

    dispose() {},
  };
}

/** What `work` comes to, told later: TensorFlow.js would go on profiling for ever after an error. */
function attempted<Result>(work: () => Result): () => Result {
  try {
    const result = work();
    return () => result;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

interface Outcome {
  readonly replaced: readonly (readonly [path: string, value: Tensor])[];
  readonly report: unknown;
}

/** One read for each reported tensor, however many runs there were. */
async function readTogether(reports: readonly unknown[]): Promise<unknown> {
  const byPath = new Map<string, Tensor[]>();
  for (const report of reports) {
    for (const [path, value] of leavesOf<Tensor>(report)) {
      const values = byPath.get(path);
      if (values) values.push(value);
      else byPath.set(path, [value]);
    }
  }
  const read = new Map(
    await Promise.all(
      [...byPath].map(async ([path, values]) => {
        const together = tidy(() =>
          concat(values.map((value) => reshape<Rank.R1>(value, [value.size]))),
        );
        const numbers = (await together.data<'float32'>()).slice();
        together.dispose();
        return [path, numbers] as const;
      }),
    ),
  );
  return reports.length === 0 ? {} : mapLeaves(reports[0], (_, path) => read.get(path)!);
}
