/** How long the values of a body are needed, and what lies in memory where they were loaded from. */
import type { Body, Place } from '../plan.ts';

export class Lifetimes {
  readonly #body: Body;
  /** The last value that reads each value; −1 when none does, Infinity when it is needed to the end. */
  readonly #lastReads: number[];

  /** @param output the value that somebody else reads, if any */
  constructor(body: Body, output: number | undefined) {
    const { values, stores } = body;
    const last = values.map(() => -1);
    for (const { value } of stores) last[value] = Infinity;
    if (output !== undefined) last[output] = Infinity;
    for (let position = values.length - 1; position >= 0; position--) {
      const value = values[position]!;
      if (last[position] === -1 || value.kind !== 'apply') continue;
      for (const argument of value.arguments) last[argument] = Math.max(last[argument]!, position);
    }
    this.#body = body;
    this.#lastReads = last;
  }

  /** Whether anybody reads a value at all. */
  isNeeded(value: number): boolean {
    return this.#lastReads[value] !== -1;
  }

  /** Whether anybody reads a value after the value at `position` is computed. */
  isNeededAfter(value: number, position: number): boolean {
    return this.#lastReads[value]! > position;
  }

  /** Whether a value that was loaded from `place` is needed after a store that may replace it. */
  isReplaced(value: number, place: Place): boolean {
    return (
      this.#lastReads[value] === Infinity &&
      this.#body.stores.some((store) => meets(store.place, place))
    );
  }

  /** Whether what lies at `place` is read after the value at `position` is computed. */
  isReadAfter(place: Place, position: number): boolean {
    return this.#body.values.some(
      (value, other) =>
        value.kind === 'load' &&
        this.isNeededAfter(other, position) &&
        meets(place, value.access.place),
    );
  }
}

/** Whether two places may be the same: they are compared by where they start. */
function meets(a: Place, b: Place): boolean {
  return a.memory === b.memory && a.index === b.index && a.offset === b.offset;
}
