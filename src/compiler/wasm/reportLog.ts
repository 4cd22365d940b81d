/**
 * What was reported by the runs of one call, one run after the other, in an array that only grows:
 * nothing is allocated for a run.
 */
import { sizeOf } from '../graph.ts';
import type { Slot } from '../plan.ts';

/** Up to so many numbers are copied one by one, which is faster than a call and makes no view. */
const FEW_NUMBERS = 64;

export class ReportLog {
  readonly #slots: readonly Slot[];
  /** Numbers of one run. */
  readonly #size: number;
  #values = new Float32Array();
  #runs = 0;

  constructor(slots: readonly Slot[]) {
    this.#slots = slots;
    this.#size = slots.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  }

  clear(): void {
    this.#runs = 0;
  }

  /** Takes the numbers of a run, which start at position `start` of `memory`. */
  append(memory: Float32Array, start: number): void {
    const size = this.#size;
    const at = this.#runs * size;
    if (this.#values.length < at + size) this.#grow(at + size);
    if (size <= FEW_NUMBERS) {
      for (let i = 0; i < size; i++) this.#values[at + i] = memory[start + i]!;
    } else {
      this.#values.set(memory.subarray(start, start + size), at);
    }
    this.#runs++;
  }

  /** For each slot, the numbers of all runs, in memory of their own. */
  taken(): (readonly [path: string, values: Float32Array])[] {
    let start = 0;
    return this.#slots.map(({ path, shape }) => {
      const size = sizeOf(shape);
      const values = new Float32Array(this.#runs * size);
      for (let run = 0; run < this.#runs; run++) {
        const from = run * this.#size + start;
        for (let i = 0; i < size; i++) values[run * size + i] = this.#values[from + i]!;
      }
      start += size;
      return [path, values];
    });
  }

  #grow(least: number): void {
    const grown = new Float32Array(Math.max(least, 2 * this.#values.length));
    grown.set(this.#values);
    this.#values = grown;
  }
}
