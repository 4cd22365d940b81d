/** For tests of shaders: hand-written plans, run once on a device and once by their definition. */
import { afterAll, beforeAll, expect } from 'vitest';
import { sizeOf } from '../../graph.ts';
import { interpretPlan } from '../../interpretPlan.ts';
import type { Access, Instruction, Plan } from '../../plan.ts';
import { assemble } from '../assembly.ts';
import { Cells } from '../cells.ts';
import { Device } from '../device.ts';
import { Pipelines } from '../pipelines.ts';
import { PlannedProgram } from '../plannedProgram.ts';
import { Tempo } from '../tempo.ts';
import type { WebGpuForTests } from '../testing.ts';
import { emulatedOccupancy, graphicsOccupancy, type Occupancy } from './occupancy.ts';

/** Both kinds of shaders, whatever the device is. */
export const occupancies = { emulated: emulatedOccupancy, graphics: graphicsOccupancy };

/** A shader's sums run in another order than the definition's. */
const TOLERANCE = 2e-5;

export interface Outcome {
  /** The held tensors after the run. */
  readonly actual: readonly Float32Array[];
  readonly expected: readonly Float32Array[];
}

export interface Comparison {
  /** Runs a plan whose held tensors hold `held`. */
  run(plan: Plan, held: readonly Float32Array[], occupancy?: Occupancy): Promise<Outcome>;
  /** Expects a plan to do with some numbers what it means. */
  expectSame(plan: Plan, occupancy?: Occupancy): Promise<void>;
}

/** Opens a device for the tests of the current suite. */
export function compareOn(webGpu: WebGpuForTests | undefined): Comparison {
  let gpu: GPUDevice | undefined;
  let device: Device;
  let pipelines: Pipelines;
  beforeAll(async () => {
    gpu = await webGpu!.openDevice();
    device = new Device(gpu);
    pipelines = new Pipelines(device);
  });
  afterAll(() => gpu?.destroy());

  async function run(
    plan: Plan,
    held: readonly Float32Array[],
    occupancy: Occupancy = emulatedOccupancy,
  ): Promise<Outcome> {
    const cells = new Cells(device);
    const own = plan.signature.held.map(({ shape }, index) => cells.hold(shape, held[index]));
    const tempo = new Tempo(0);
    const assembly = await assemble(device, pipelines, plan, occupancy);
    const program = new PlannedProgram(device, plan, assembly, own, tempo);
    try {
      await program.run({ times: 1, budgetMs: 0 });
      const actual = await cells.read(own);
      const expected = held.map((values) => values.slice());
      interpretPlan(plan, { held: expected, fed: [], report: [] });
      return { actual, expected };
    } finally {
      program.dispose();
      cells.dispose();
    }
  }

  return {
    run,
    async expectSame(plan, occupancy) {
      const held = plan.signature.held.map(({ shape }, index) => numbers(sizeOf(shape), 1 + index));
      const { actual, expected } = await run(plan, held, occupancy);
      actual.forEach((values, index) => {
        const wanted = expected[index]!;
        const scale = wanted.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
        const apart = values.map((value, at) => Math.abs(value - wanted[at]!));
        expect(apart.some(Number.isNaN), `tensor ${index} is not a number`).toBe(false);
        expect(Math.max(0, ...apart), `tensor ${index}`).toBeLessThan(TOLERANCE * scale);
      });
    },
  };
}

/** A plan of one instruction on held tensors of these sizes. */
export function planOf(
  instruction: Instruction,
  sizes: readonly number[],
  updated: readonly number[],
): Plan {
  const held = sizes.map((size, index) => ({ path: `t${index}`, shape: [size] }));
  return {
    signature: { held, fed: [], report: [] },
    updated,
    constants: [],
    scratchSize: 0,
    instructions: [instruction],
  };
}

/** The held tensor number `index` along the axes of an instruction. */
export function access(index: number, strides: readonly number[], offset = 0): Access {
  return { place: { memory: 'held', index, offset }, strides };
}

/** Numbers between -1 and 1, the same ones for the same seed. */
function numbers(size: number, seed: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length: size }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}
