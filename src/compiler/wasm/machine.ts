/**
 * The machine on WebAssembly: cells lie in the memory of the kernels, programs read and write them
 * there. Needs no TensorFlow.js backend, except for procedures that cannot be compiled: these run on
 * the one that is active.
 */
import { getBackend } from '@tensorflow/tfjs-core';
import { compile } from '../compile.ts';
import { createEagerProgram } from '../eager/program.ts';
import { CompilerError } from '../errors.ts';
import type { Cell, Machine, Procedure, Program } from '../machine.ts';
import { leavesOf } from '../trees.ts';
import { Cells } from './cells.ts';
import { instantiateKernels, type Variant } from './kernels.ts';
import { createPlannedProgram } from './plannedProgram.ts';

export interface WasmOptions {
  /** Which kernels to use; the fastest that the engine has if it is left out. */
  readonly variant?: Variant;
}

/** TensorFlow.js backends whose calls return before the arithmetic is done. */
const BACKENDS_AHEAD: ReadonlySet<string> = new Set(['webgpu', 'webgl']);

/**
 * @throws WasmUnavailableError when the engine has no SIMD; its message completes "it cannot run
 * here: …"
 */
export async function createWasmMachine({ variant }: WasmOptions = {}): Promise<Machine> {
  const kernels = await instantiateKernels(variant);
  const cells = new Cells(kernels.heap);

  async function compiledOrEager(
    procedure: Procedure<object, object, object>,
    held: object,
    fed: object,
  ): Promise<Program<never, unknown>> {
    const began = performance.now();
    const byPath = new Map(leavesOf<Cell>(held).map(([path, cell]) => [path, cells.own(cell)]));
    try {
      const { plan } = await compile(procedure, held as never, fed as never);
      const inOrder = plan.signature.held.map(({ path }) => byPath.get(path)!);
      return createPlannedProgram(plan, inOrder, fed, cells, kernels, began);
    } catch (error) {
      if (!(error instanceof CompilerError)) throw error;
      return createEagerProgram(procedure, held, fed, cells, {
        runsAhead: BACKENDS_AHEAD.has(getBackend()),
        reason: error.message,
      });
    }
  }

  return {
    hold: (shape, values) => cells.hold(shape, values),
    write: (cell, values) => cells.write(cell, values),
    read: (wanted) => cells.read(wanted),
    copy: (from, to) => cells.copy(from, to),
    free: (unwanted) => cells.free(unwanted),
    compile: async (procedure, held, fed) =>
      (await compiledOrEager(procedure as never, held, fed)) as never,
    dispose: () => cells.dispose(),
  };
}
