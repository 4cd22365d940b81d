/**
 * A machine that traces procedures and interprets their graphs, with nothing in between: what every
 * other machine does, without being fast. With it the trials try the tracing, and tests of the trials
 * can see them fail.
 */
import { tensor, type Tensor } from '@tensorflow/tfjs-core';
import { createEagerProgram, type Exchange } from '../eager/program.ts';
import { CompilerError } from '../errors.ts';
import { sizeOf, type Graph, type Shape } from '../graph.ts';
import { interpret } from '../interpret.ts';
import type { Cell, Machine, Program } from '../machine.ts';
import { trace, type Traced } from '../trace/trace.ts';
import { leavesOf, mapLeaves, treeOf } from '../trees.ts';
import type { Arrays } from './trial.ts';

class ArrayCell implements Cell {
  constructor(
    readonly shape: Shape,
    public values: Float32Array,
  ) {}

  write(values: Float32Array): void {
    if (values.length !== sizeOf(this.shape))
      throw new RangeError(`A cell of ${sizeOf(this.shape)} numbers cannot hold ${values.length}.`);
    this.values = values.slice();
  }
}

const exchange: Exchange = {
  tensorOf: (cell) => tensor((cell as ArrayCell).values.slice(), [...cell.shape]),
  adopt(cell, next) {
    (cell as ArrayCell).values = (next as Tensor).dataSync<'float32'>().slice();
    next.dispose();
  },
};

/** @param alter what is done to each graph before it is interpreted */
export function createInterpretingMachine(alter = (graph: Graph): Graph => graph): Machine {
  return {
    hold(shape, values = new Float32Array(sizeOf(shape))) {
      const cell = new ArrayCell(shape, new Float32Array());
      cell.write(values);
      return cell;
    },
    write: (cell, values) => (cell as ArrayCell).write(values),
    read: async (cells) => cells.map((cell) => (cell as ArrayCell).values.slice()),
    copy: (from, to) =>
      from.forEach((cell, index) => (to[index] as ArrayCell).write((cell as ArrayCell).values)),
    free: () => {},
    async compile(procedure, held, fed): Promise<Program<never, never>> {
      try {
        const traced = await trace(procedure, held, fed);
        const cells = leavesOf<ArrayCell>(held).map(([, cell]) => cell);
        return interpreted({ ...traced, graph: alter(traced.graph) }, cells, fed) as never;
      } catch (error) {
        if (!(error instanceof CompilerError)) throw error;
        return createEagerProgram(procedure as never, held, fed, exchange, {
          runsAhead: false,
          reason: error.message,
        });
      }
    },
    dispose: () => {},
  };
}

function interpreted(
  { graph, signature, updates }: Traced,
  cells: readonly ArrayCell[],
  fed: unknown,
): Program<Arrays, Arrays> {
  const feeds = mapLeaves(fed, ({ shape }: Cell) => new Float32Array(sizeOf(shape)));
  const fedValues = leavesOf<Float32Array>(feeds).map(([, values]) => values);
  return {
    facts: { compileMs: 0, memoryBytes: 0 },
    async run({ times, budgetMs }, fill) {
      const began = performance.now();
      const reports = signature.report.map(({ path }): [string, number[]] => [path, []]);
      let runs = 0;
      while (runs < times && (runs === 0 || performance.now() - began < budgetMs)) {
        fill?.(runs, feeds as Arrays);
        const outputs = interpret(graph, [...cells.map(({ values }) => values), ...fedValues]);
        updates.forEach((slot, index) => cells[slot]!.write(outputs[index]!));
        reports.forEach(([, all], index) => all.push(...outputs[updates.length + index]!));
        runs++;
      }
      const joined = reports.map(([path, all]) => [path, Float32Array.from(all)] as const);
      return { runs, reports: treeOf(joined) as Arrays, hostMs: 0 };
    },
    dispose: () => {},
  };
}
