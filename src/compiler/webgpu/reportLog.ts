/** Puts together what many runs report: of each slot all numbers after one another. */
import { sizeOf } from '../graph.ts';
import type { Slot } from '../plan.ts';
import type { Layout } from './layout.ts';

export class ReportLog {
  readonly #slots: readonly Slot[];
  readonly #layout: Layout;
  readonly #parts: { readonly runs: number; readonly values: Float32Array }[] = [];

  constructor(slots: readonly Slot[], layout: Layout) {
    this.#slots = slots;
    this.#layout = layout;
  }

  /** @param values the reports of `runs` runs as they lie in memory: `layout.reportsSize` numbers each */
  add(runs: number, values: Float32Array): void {
    this.#parts.push({ runs, values });
  }

  /** By slot. */
  finish(): Float32Array[] {
    const runs = this.#parts.reduce((sum, part) => sum + part.runs, 0);
    return this.#slots.map(({ shape }, slot) => {
      const size = sizeOf(shape);
      const together = new Float32Array(runs * size);
      let at = 0;
      for (const part of this.#parts) {
        let from = this.#layout.report[slot]!;
        for (let run = 0; run < part.runs; run++) {
          for (let index = 0; index < size; index++) together[at++] = part.values[from + index]!;
          from += this.#layout.reportsSize;
        }
      }
      return together;
    });
  }
}
