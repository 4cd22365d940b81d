/**
 * A plan in memory as a program: fills, calls the kernels once for each run, and takes what is
 * reported. A call does not give way to anybody before its times or its budget are up.
 */
import { ProgramDisposedError } from '../errors.ts';
import type { Program, Ran, RunOrder } from '../machine.ts';
import { productOperations, type Plan } from '../plan.ts';
import { mapLeaves, treeOf } from '../trees.ts';
import type { Cells, MemoryCell } from './cells.ts';
import type { Kernels } from './kernels.ts';
import { layOut } from './programMemory.ts';
import { ReportLog } from './reportLog.ts';
import { sizeOf, type Shape } from '../graph.ts';

/**
 * @param held the cells in the order of the plan's signature
 * @param fed the shapes of what is fed, in the tree in which it is filled; branches may be empty
 * @param began when compilation began, as `performance.now()` says
 */
export function createPlannedProgram<Feeds, Reports>(
  plan: Plan,
  held: readonly MemoryCell[],
  fed: unknown,
  cells: Cells,
  { heap, run }: Kernels,
  began: number,
): Program<Feeds, Reports> {
  const memory = layOut(
    plan,
    held.map(({ address }) => address),
    heap,
  );
  const log = new ReportLog(plan.signature.report);
  let feeds: Feeds | undefined;
  let feedsMemory: Float32Array | undefined;
  let disposed = false;

  /** Views of what is fed; new ones when memory has grown since. */
  function currentFeeds(): Feeds {
    const { floats } = heap;
    if (feeds === undefined || feedsMemory !== floats) {
      feedsMemory = floats;
      let slot = 0;
      feeds = mapLeaves(fed, ({ shape }: { readonly shape: Shape }) => {
        const start = memory.feeds[slot++]! / 4;
        return floats.subarray(start, start + sizeOf(shape));
      }) as Feeds;
    }
    return feeds;
  }

  /** The kernels write to wherever the program and its cells once lay. */
  function checkUsable(): void {
    if (disposed) throw new ProgramDisposedError();
    if (held.some(({ freed }) => freed)) {
      throw new TypeError('A cell of this program was freed: compile it anew on other cells.');
    }
  }

  const facts = {
    dispatches: plan.instructions.length,
    productOperations: productOperations(plan),
    compileMs: performance.now() - began,
    memoryBytes: memory.bytes,
  };

  return {
    facts,

    async run({ times, budgetMs }: RunOrder, fill): Promise<Ran<Reports>> {
      checkUsable();
      await cells.settle(held);
      // Whoever called may have gone on meanwhile.
      checkUsable();
      const start = performance.now();
      let now = start;
      let insideMs = 0;
      let runs = 0;
      log.clear();
      while (runs < times && (runs === 0 || now - start < budgetMs)) {
        if (fill) {
          fill(runs, currentFeeds());
          checkUsable();
        }
        const entered = performance.now();
        run(memory.start, memory.end);
        now = performance.now();
        insideMs += now - entered;
        log.append(heap.floats, memory.report / 4);
        runs++;
      }
      const reports = treeOf(log.taken()) as Reports;
      return { runs, reports, hostMs: performance.now() - start - insideMs };
    },

    dispose() {
      if (disposed) return;
      disposed = true;
      memory.free();
    },
  };
}
