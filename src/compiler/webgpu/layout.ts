/**
 * Where the blocks of a plan lie in the three storages of a program: the arena (copies of held
 * tensors, constants, scratch), the feeds of one run and the reports of one run. Computes offsets;
 * owns no memory.
 */
import { sizeOf } from '../graph.ts';
import type { Place, Plan, Slot } from '../plan.ts';

/** Of every block, in numbers: 64 bytes, so that vectors of 4 never straddle and blocks share no cache line. */
const BLOCK_ALIGNMENT = 16;

/** Of one run's feeds and reports, in numbers: the 256 bytes that offsets of bindings are multiples of. */
export const RUN_ALIGNMENT = 64;

export interface Layout {
  /** Offsets in numbers, by index of the block. */
  readonly held: readonly number[];
  readonly fed: readonly number[];
  readonly report: readonly number[];
  readonly constant: readonly number[];
  readonly scratch: number;
  /** Sizes in numbers, at least 1 alignment each, because bindings cannot be empty. */
  readonly arenaSize: number;
  readonly feedsSize: number;
  readonly reportsSize: number;
}

export function layOut(plan: Plan): Layout {
  const { held, fed, report } = plan.signature;
  const arena = new Packing();
  const heldOffsets = held.map((slot) => arena.add(slotSize(slot)));
  const constantOffsets = plan.constants.map(({ length }) => arena.add(length));
  const scratch = arena.add(plan.scratchSize);
  const feeds = new Packing();
  const fedOffsets = fed.map((slot) => feeds.add(slotSize(slot)));
  const reports = new Packing();
  const reportOffsets = report.map((slot) => reports.add(slotSize(slot)));
  return {
    held: heldOffsets,
    fed: fedOffsets,
    report: reportOffsets,
    constant: constantOffsets,
    scratch,
    arenaSize: arena.size,
    feedsSize: feeds.size,
    reportsSize: reports.size,
  };
}

/** Where a place is in its storage, in numbers. */
export function offsetOf({ memory, index, offset }: Place, layout: Layout): number {
  return offset + (memory === 'scratch' ? layout.scratch : layout[memory][index]!);
}

function slotSize({ shape }: Slot): number {
  return sizeOf(shape);
}

class Packing {
  #end = 0;

  add(size: number): number {
    const offset = this.#end;
    this.#end += Math.ceil(size / BLOCK_ALIGNMENT) * BLOCK_ALIGNMENT;
    return offset;
  }

  get size(): number {
    return Math.max(1, Math.ceil(this.#end / RUN_ALIGNMENT)) * RUN_ALIGNMENT;
  }
}
