/**
 * The WebGPU machine: programs run as generated WGSL, cells are buffers. It is handed a device and
 * leaves it open: opening it, noticing errors nobody asked for and closing it are the caller's.
 */
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { compile } from '../compile.ts';
import { createEagerProgram } from '../eager/program.ts';
import { CompilerError } from '../errors.ts';
import type { Shape } from '../graph.ts';
import type { Cell, Machine, Procedure, Program } from '../machine.ts';
import { productOperations } from '../plan.ts';
import { leavesOf, mapLeaves, treeOf } from '../trees.ts';
import { assemble } from './assembly.ts';
import { Cells } from './cells.ts';
import { Device } from './device.ts';
import { TensorExchange } from './exchange.ts';
import { Pipelines } from './pipelines.ts';
import { PlannedProgram } from './plannedProgram.ts';
import { Tempo } from './tempo.ts';
import { emulatedOccupancy, graphicsOccupancy } from './wgsl/occupancy.ts';

export interface WebGpuMachineOptions {
  /** Whether the device is emulated on the processor, where other shaders are fast. */
  readonly emulated: boolean;
  /**
   * Opens the TensorFlow.js WebGPU backend on the same device and makes it the active one. Called
   * once, when a procedure first has to run eagerly; from then on the backend has to stay active
   * while eager programs run.
   */
  readonly openBackend: () => Promise<WebGPUBackend>;
}

/** Of whatever types. */
type AnyProgram = Program<never, never>;

/** @throws DeviceGoneError from whatever is asked of the machine after its device was lost */
export function createWebGpuMachine(
  gpu: GPUDevice,
  { emulated, openBackend }: WebGpuMachineOptions,
): Machine {
  const device = new Device(gpu);
  const cells = new Cells(device);
  const pipelines = new Pipelines(device);
  const programs = new Set<PlannedProgram>();
  const occupancy = emulated ? emulatedOccupancy : graphicsOccupancy;
  let latency: Promise<number> | undefined;
  let exchange: TensorExchange | undefined;

  /** Whatever is queued now comes after what the eager programs have queued. */
  function settle(): void {
    device.check();
    exchange?.flush();
  }

  async function compiled(
    procedure: Procedure<object, object, object>,
    held: unknown,
    fed: unknown,
  ): Promise<AnyProgram> {
    const began = performance.now();
    const { plan } = await compile(procedure, held as never, fed as never);
    latency ??= idleLatency(device);
    const own = leavesOf<Cell>(held).map(([, cell]) => cells.own(cell));
    const tempo = new Tempo(await latency);
    const assembly = await assemble(device, pipelines, plan, occupancy);
    const program = new PlannedProgram(device, plan, assembly, own, tempo);
    programs.add(program);
    const compileMs = performance.now() - began;
    let slot = 0;
    const feeds = mapLeaves(fed, () => program.feeds[slot++]!);
    const paths = plan.signature.report.map(({ path }) => path);

    return {
      get facts() {
        return {
          dispatches: program.dispatches,
          productOperations: productOperations(plan),
          compileMs,
          memoryBytes: program.memoryBytes,
        };
      },
      async run(order, fill) {
        settle();
        const { runs, reports, hostMs } = await program.run(
          order,
          fill && ((run) => fill(run, feeds as never)),
        );
        const leaves = paths.map((path, index) => [path, reports[index]!] as const);
        return { runs, reports: treeOf(leaves) as never, hostMs };
      },
      dispose() {
        programs.delete(program);
        program.dispose();
      },
    };
  }

  async function eager(
    procedure: Procedure<object, object, object>,
    held: unknown,
    fed: unknown,
    reason: string,
  ): Promise<AnyProgram> {
    exchange ??= new TensorExchange(device, cells, await openBackend());
    const program = createEagerProgram<never, never>(procedure, held, fed, exchange, {
      runsAhead: true,
      reason,
    });
    return {
      get facts() {
        return program.facts;
      },
      eager: reason,
      run(order, fill) {
        settle();
        return device.guard(program.run(order, fill));
      },
      dispose: () => program.dispose(),
    };
  }

  return {
    hold(shape: Shape, values) {
      device.check();
      return cells.hold(shape, values);
    },
    write(cell, values) {
      settle();
      cells.write(cell, values);
    },
    async read(from) {
      settle();
      return cells.read(from);
    },
    copy(from, to) {
      settle();
      cells.copy(from, to);
    },
    free(given) {
      exchange?.flush();
      cells.free(given);
    },
    async compile(procedure, held, fed) {
      const untyped = procedure as unknown as Procedure<object, object, object>;
      try {
        return (await compiled(untyped, held, fed)) as never;
      } catch (error) {
        if (!(error instanceof CompilerError)) throw error;
        return (await eager(untyped, held, fed, error.message)) as never;
      }
    },
    dispose() {
      exchange?.flush();
      for (const program of programs) program.dispose();
      programs.clear();
      cells.dispose();
    },
  };
}

/** Milliseconds until the device says that nothing is done. */
async function idleLatency(device: Device): Promise<number> {
  // The first answer may wait for the device to wake up.
  await device.done();
  const began = performance.now();
  await device.done();
  return performance.now() - began;
}
