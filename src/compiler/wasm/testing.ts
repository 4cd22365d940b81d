/**
 * For tests: plans made by hand, run on the kernels and by their definition on the same numbers.
 */
import { expect } from 'vitest';
import { packedStrides, sizeOf, type Shape } from '../graph.ts';
import { interpretPlan, type PlanMemory } from '../interpretPlan.ts';
import type { Access, Body, Instruction, Place, Plan, Value } from '../plan.ts';
import { instantiateKernels, type Variant } from './kernels.ts';
import { layOut } from './programMemory.ts';

export const VARIANTS: readonly Variant[] = ['simd', 'relaxed-simd'];

/** Numbers in [-2, 2), the same for the same seed. */
export function numbers(count: number, seed: number): Float32Array {
  let state = (seed + 1) * 0x9e3779b1;
  return Float32Array.from({ length: count }, () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5;
    return ((state >>> 8) / 2 ** 24) * 4 - 2;
  });
}

export function held(index: number, offset = 0): Place {
  return { memory: 'held', index, offset };
}

export function report(index = 0, offset = 0): Place {
  return { memory: 'report', index, offset };
}

/** Each element of `shape` where it lies in a packed array. */
export function packed(place: Place, shape: Shape): Access {
  return { place, strides: packedStrides(shape) };
}

export function load(access: Access): Value {
  return { kind: 'load', access };
}

export const result: Value = { kind: 'result' };

export function apply(
  name: Extract<Value, { kind: 'apply' }>['function'],
  positions: readonly number[],
  ...parameters: number[]
): Value {
  return { kind: 'apply', function: name, parameters, arguments: positions };
}

/** A body that stores what the instruction computes. */
export function storing(access: Access): Body {
  return { values: [result], stores: [{ ...access, value: 0 }] };
}

export interface Arranged {
  readonly held: readonly Float32Array[];
  readonly reports: readonly Shape[];
  readonly constants?: readonly Float32Array[];
  readonly scratchSize?: number;
  readonly instructions: readonly Instruction[];
}

/** A plan of which all held tensors are updated. */
export function planFrom(arranged: Arranged): Plan {
  const slot = (kind: string) => (shape: Shape, index: number) => ({
    path: `${kind}${index}`,
    shape,
  });
  return {
    signature: {
      held: arranged.held.map((values, index) => slot('held')([values.length], index)),
      fed: [],
      report: arranged.reports.map(slot('report')),
    },
    updated: arranged.held.map((_, index) => index),
    constants: arranged.constants ?? [],
    scratchSize: arranged.scratchSize ?? 0,
    instructions: arranged.instructions,
  };
}

/** What a plan leaves in held tensors and reports after one run, by its definition. */
export function interpreted(arranged: Arranged): PlanMemory {
  const memory = {
    held: arranged.held.map((values) => values.slice()),
    fed: [],
    report: arranged.reports.map((shape) => new Float32Array(sizeOf(shape))),
  };
  interpretPlan(planFrom(arranged), memory);
  return memory;
}

/** The same on the kernels. Around every held tensor lie numbers that nobody may write. */
export async function carriedOut(arranged: Arranged, variant: Variant): Promise<PlanMemory> {
  const { heap, run } = await instantiateKernels(variant);
  const addresses = arranged.held.map((values) => {
    const block = heap.allocate(4 * values.length + 2 * MARGIN_BYTES);
    const start = (block + MARGIN_BYTES) / 4;
    heap.floats.fill(MARGIN, block / 4, start + values.length + MARGIN_BYTES / 4);
    heap.floats.set(values, start);
    return 4 * start;
  });
  const memory = layOut(planFrom(arranged), addresses, heap);
  run(memory.start, memory.end);
  addresses.forEach((address, index) => {
    const end = address + 4 * arranged.held[index]!.length;
    for (const around of [address - MARGIN_BYTES, end]) {
      const margin = heap.floats.subarray(around / 4, (around + MARGIN_BYTES) / 4);
      expect([...margin].every((value) => value === MARGIN)).toBe(true);
    }
  });
  let start = memory.report / 4;
  return {
    held: addresses.map((address, index) =>
      heap.floats.slice(address / 4, address / 4 + arranged.held[index]!.length),
    ),
    fed: [],
    report: arranged.reports.map((shape) => {
      const size = sizeOf(shape);
      return heap.floats.slice(start, (start += size));
    }),
  };
}

const MARGIN_BYTES = 128;
const MARGIN = 12345;

/** Both ways, compared: `tolerance` is relative to the largest number of a tensor. */
export async function expectAsInterpreted(
  arranged: Arranged,
  variant: Variant,
  tolerance = 2e-6,
): Promise<void> {
  const wanted = interpreted(arranged);
  const got = await carriedOut(arranged, variant);
  for (const kind of ['held', 'report'] as const) {
    wanted[kind].forEach((values, index) => {
      expectNear(got[kind][index]!, values, tolerance, `${kind} ${index}`);
    });
  }
}

function expectNear(got: Float32Array, wanted: Float32Array, tolerance: number, what: string) {
  const size = wanted.reduce((most, value) => Math.max(most, Math.abs(value) || 0), 1);
  const wrong = wanted.findIndex(
    (value, index) =>
      !Object.is(value, got[index]!) && !(Math.abs(value - got[index]!) <= tolerance * size),
  );
  if (wrong !== -1) {
    expect.fail(`${what}[${wrong}] is ${got[wrong]!}, but ${wanted[wrong]!} is right.`);
  }
}
