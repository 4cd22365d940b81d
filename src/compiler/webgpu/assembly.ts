/** Everything of a program that is settled before it runs: shaders, places and buffers. Runs nothing. */
import type { Plan } from '../plan.ts';
import type { Device } from './device.ts';
import { layOut, offsetOf, type Layout } from './layout.ts';
import type { Pipelines } from './pipelines.ts';
import { blockStride, ProgramMemory } from './programMemory.ts';
import { BLOCK_HEAD, blockLength, type Kernel } from './wgsl/kernel.ts';
import { describe, kernelOf } from './wgsl/kernels.ts';
import type { Occupancy } from './wgsl/occupancy.ts';

export interface Dispatch {
  readonly pipeline: GPUComputePipeline;
  /** Where the numbers of its block start, in bytes. */
  readonly block: number;
  readonly workgroups: readonly [x: number, y: number];
}

export interface Assembly {
  readonly layout: Layout;
  readonly memory: ProgramMemory;
  readonly dispatches: readonly Dispatch[];
}

interface DescribedKernel extends Kernel {
  /** For messages. */
  readonly description: string;
}

/** @throws DeviceLimitError, ShaderError, DeviceGoneError */
export async function assemble(
  device: Device,
  pipelines: Pipelines,
  plan: Plan,
  occupancy: Occupancy,
): Promise<Assembly> {
  device.check();
  const layout = layOut(plan);
  const kernels = kernelsOf(plan, occupancy);
  const longest = Math.max(0, ...kernels.map(({ places }) => blockLength(places.length)));
  const stride = blockStride(longest);
  const blocks = blocksOf(kernels, layout, stride);
  // First, because what does not fit need not be compiled.
  const memory = await device.withinMemory(
    () => new ProgramMemory(device, pipelines.bindings, plan, layout, blocks, stride),
  );
  try {
    const compiled = await Promise.all(
      kernels.map(({ source, description }) => pipelines.get(source, description)),
    );
    const dispatches = kernels.map(({ workgroups }, index) => ({
      pipeline: compiled[index]!,
      block: blocks.BYTES_PER_ELEMENT * stride * index,
      workgroups,
    }));
    return { layout, memory, dispatches };
  } catch (error) {
    memory.destroy();
    throw error;
  }
}

function kernelsOf({ instructions }: Plan, occupancy: Occupancy): DescribedKernel[] {
  return instructions.flatMap((instruction, index) => {
    const kernel = kernelOf(instruction, occupancy);
    if (!kernel) return [];
    return [{ ...kernel, description: `instruction ${index}, ${describe(instruction)}` }];
  });
}

function blocksOf(
  kernels: readonly Kernel[],
  layout: Layout,
  stride: number,
): Uint32Array<ArrayBuffer> {
  const blocks = new Uint32Array(stride * kernels.length);
  kernels.forEach(({ places }, index) => {
    blocks.set(BLOCK_HEAD, index * stride);
    const offsets = places.map((place) => offsetOf(place, layout));
    blocks.set(offsets, index * stride + BLOCK_HEAD.length);
  });
  return blocks;
}
