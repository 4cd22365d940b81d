/**
 * The memory of one program besides cells: feeds, reports, constants, scratch and code. Settles
 * where every block of its plan is.
 */
import { sizeOf } from '../graph.ts';
import type { Plan, Slot } from '../plan.ts';
import { encode } from './encode.ts';
import type { Heap } from './heap.ts';

export interface ProgramMemory {
  /** Where the instructions start and end. */
  readonly start: number;
  readonly end: number;
  /** Addresses of what is fed, one for each slot. */
  readonly feeds: readonly number[];
  /** Where the reports lie, one after the other without gaps. */
  readonly report: number;
  /** Numbers reported by one run. */
  readonly reportSize: number;
  readonly bytes: number;
  free(): void;
}

/** @param held addresses of the cells, in the order of the plan's signature */
export function layOut(plan: Plan, held: readonly number[], heap: Heap): ProgramMemory {
  const allocated: number[] = [];
  let bytes = 0;
  const allocate = (numbers: number) => {
    const address = heap.allocate(4 * numbers);
    allocated.push(address);
    bytes += 4 * numbers;
    return address;
  };
  try {
    const { signature } = plan;
    const feeds = sizesOf(signature.fed).map(allocate);
    const reportSizes = sizesOf(signature.report);
    const reportSize = reportSizes.reduce((sum, size) => sum + size, 0);
    const report = allocate(reportSize);
    const constants = plan.constants.map((values) => {
      const address = allocate(values.length);
      heap.floats.set(values, address / 4);
      return address;
    });
    const encoded = encode(
      plan,
      {
        held,
        fed: feeds,
        report: startsOf(report, reportSizes),
        constant: constants,
        scratch: [allocate(plan.scratchSize)],
      },
      heap,
    );
    allocated.push(...encoded.allocated);
    return {
      start: encoded.start,
      end: encoded.end,
      feeds,
      report,
      reportSize,
      bytes: bytes + encoded.bytes,
      free: () => allocated.forEach((address) => heap.free(address)),
    };
  } catch (error) {
    for (const address of allocated) heap.free(address);
    throw error;
  }
}

function sizesOf(slots: readonly Slot[]): number[] {
  return slots.map(({ shape }) => sizeOf(shape));
}

function startsOf(first: number, sizes: readonly number[]): number[] {
  let start = first;
  return sizes.map((size) => {
    const own = start;
    start += 4 * size;
    return own;
  });
}
