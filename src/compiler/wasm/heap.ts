/**
 * Blocks of a WebAssembly memory, taken and given back. A block keeps its address for life; views of
 * the memory do not survive its growth, so nobody keeps one without looking.
 */

const PAGE_BYTES = 65_536;
/** A line of the cache: no two blocks share one. */
const ALIGNMENT = 64;
/** Kernels read up to so many bytes past the end of a block, which have to exist. */
const READ_BEYOND_BYTES = 1024;
/** Grows by at least so much, so that many small blocks do not make it grow many times. */
const LEAST_GROWTH_PAGES = 16;

/** The machine's memory is used up. */
export class MemoryExhaustedError extends Error {
  override readonly name = 'MemoryExhaustedError';
}

interface Gap {
  readonly start: number;
  readonly end: number;
}

export class Heap {
  readonly memory: WebAssembly.Memory;
  /** Ascending, no two adjacent. */
  #gaps: Gap[];
  readonly #sizes = new Map<number, number>();
  #floats: Float32Array;
  #words: Int32Array;

  /** @param start the first address that may be given out */
  constructor(memory: WebAssembly.Memory, start: number) {
    this.memory = memory;
    this.#floats = new Float32Array(memory.buffer);
    this.#words = new Int32Array(memory.buffer);
    this.#gaps = [{ start: aligned(start), end: memory.buffer.byteLength - READ_BEYOND_BYTES }];
  }

  /** Everything as numbers; valid until the next allocation. */
  get floats(): Float32Array {
    this.#renew();
    return this.#floats;
  }

  /** Everything as words; valid until the next allocation. */
  get words(): Int32Array {
    this.#renew();
    return this.#words;
  }

  /** Bytes that are taken. */
  get used(): number {
    return [...this.#sizes.values()].reduce((sum, size) => sum + size, 0);
  }

  /**
   * The address of a new block, a multiple of 64. What it contains is anything.
   * @throws MemoryExhaustedError
   */
  allocate(bytes: number): number {
    const size = Math.max(ALIGNMENT, aligned(bytes));
    let gap = this.#gaps.find(({ start, end }) => end - start >= size);
    if (!gap) {
      this.#grow(size);
      gap = this.#gaps.at(-1)!;
    }
    this.#gaps.splice(
      this.#gaps.indexOf(gap),
      1,
      ...(gap.end - gap.start > size ? [{ start: gap.start + size, end: gap.end }] : []),
    );
    this.#sizes.set(gap.start, size);
    return gap.start;
  }

  free(address: number): void {
    const size = this.#sizes.get(address);
    if (size === undefined) throw new TypeError(`There is no block at ${address}.`);
    this.#sizes.delete(address);
    this.#give({ start: address, end: address + size });
  }

  #give(gap: Gap): void {
    const { start, end } = gap;
    const before = this.#gaps.filter((other) => other.start < start);
    const after = this.#gaps.slice(before.length);
    const joinsBefore = before.at(-1)?.end === start;
    const joinsAfter = after[0]?.start === end;
    this.#gaps = [
      ...(joinsBefore ? before.slice(0, -1) : before),
      {
        start: joinsBefore ? before.at(-1)!.start : start,
        end: joinsAfter ? after[0]!.end : end,
      },
      ...(joinsAfter ? after.slice(1) : after),
    ];
  }

  #grow(bytes: number): void {
    const before = this.memory.buffer.byteLength;
    const pages = Math.max(LEAST_GROWTH_PAGES, Math.ceil(bytes / PAGE_BYTES));
    try {
      this.memory.grow(pages);
    } catch (error) {
      throw new MemoryExhaustedError(
        `There is no memory left for ${bytes} more bytes: free cells, or use smaller tensors.`,
        { cause: error },
      );
    }
    this.#give({
      start: before - READ_BEYOND_BYTES,
      end: before + pages * PAGE_BYTES - READ_BEYOND_BYTES,
    });
  }

  #renew(): void {
    if (this.#floats.buffer === this.memory.buffer) return;
    this.#floats = new Float32Array(this.memory.buffer);
    this.#words = new Int32Array(this.memory.buffer);
  }
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}
