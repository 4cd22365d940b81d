/** A block of memory of which runs of numbers are taken and given back; says how large it must be. */
export class ScratchSpace {
  /** Ascending, none next to another. */
  readonly #free: { offset: number; size: number }[] = [];
  #size = 0;

  /** Numbers that were in use at most, those between used ones included. */
  get size(): number {
    return this.#size;
  }

  /** Takes `size` numbers from the smallest gap that has them, else from the end; returns their offset. */
  take(size: number): number {
    const needed = aligned(size);
    let best: number | undefined;
    this.#free.forEach((gap, index) => {
      if (gap.size >= needed && (best === undefined || gap.size < this.#free[best]!.size)) {
        best = index;
      }
    });
    if (best === undefined) return this.#takeFromEnd(needed);
    const gap = this.#free[best]!;
    const { offset } = gap;
    gap.offset += needed;
    gap.size -= needed;
    if (gap.size === 0) this.#free.splice(best, 1);
    return offset;
  }

  /** Gives back what `take(size)` returned. */
  give(offset: number, size: number): void {
    const gap = { offset, size: aligned(size) };
    const found = this.#free.findIndex((other) => other.offset > offset);
    const at = found < 0 ? this.#free.length : found;
    this.#free.splice(at, 0, gap);
    this.#merge(at);
    this.#merge(at - 1);
  }

  #takeFromEnd(needed: number): number {
    const last = this.#free.at(-1);
    const touchesEnd = last !== undefined && last.offset + last.size === this.#size;
    const offset = touchesEnd ? last.offset : this.#size;
    if (touchesEnd) this.#free.pop();
    this.#size = offset + needed;
    return offset;
  }

  /** Makes one gap of this one and the next if they touch. */
  #merge(at: number): void {
    const [gap, next] = [this.#free[at], this.#free[at + 1]];
    if (!gap || !next || gap.offset + gap.size !== next.offset) return;
    gap.size += next.size;
    this.#free.splice(at + 1, 1);
  }
}

/** Runs start at multiples of this many numbers (64 bytes: a cache line). */
const ALIGNMENT = 16;

function aligned(size: number): number {
  return Math.ceil(size / ALIGNMENT) * ALIGNMENT;
}
