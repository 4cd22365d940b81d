/**
 * Keeps account of one reference file: every number compared, and everything the project has no
 * counterpart for. Knows nothing of what the numbers mean.
 */

/** The largest relative error that still counts as agreement of float32 with float64. */
export const TOLERANCE = 1e-3;

/** One number of the project beside one of the reference; undefined where either has no value. */
interface Comparison {
  readonly quantity: string;
  readonly item: string;
  readonly actual: number | undefined;
  readonly expected: number | undefined;
}

/** What became of one file. */
export interface FileReport {
  readonly file: string;
  /** `nothing` when there was nothing in it that the project could compute. */
  readonly status: 'agrees' | 'differs' | 'nothing' | 'absent';
  readonly comparisons: number;
  /** Largest relative error; Infinity where one side has a value and the other none. */
  readonly largestError: number;
  /** Where the largest error is; absent without comparisons. */
  readonly worst?: string;
  /** What the file holds and the project does not have. */
  readonly missing: readonly string[];
}

type Values = number | undefined | ArrayLike<number>;

export class Ledger {
  readonly #comparisons: Comparison[] = [];
  readonly #missing = new Set<string>();

  /**
   * Notes a number, or a list number by number.
   * @param item which entry of the file, for people
   * @param quantity numbers of one quantity share a typical magnitude
   * @throws LengthMismatchError when there are more numbers on one side
   */
  compare(item: string, quantity: string, actual: Values, expected: Values): void {
    const [ours, theirs] = [listOf(actual), listOf(expected)];
    if (ours.length !== theirs.length) {
      throw new LengthMismatchError(quantity, ours.length, theirs.length);
    }
    for (const [index, value] of ours.entries()) {
      this.#comparisons.push({ quantity, item, actual: value, expected: theirs[index] });
    }
  }

  /** Notes something that the project does not have (yet); never counted as agreement. */
  missing(name: string): void {
    this.#missing.add(name);
  }

  report(file: string): FileReport {
    const typical = typicalMagnitudes(this.#comparisons);
    let largestError = 0;
    let worst: Comparison | undefined;
    for (const comparison of this.#comparisons) {
      const error = relativeError(comparison, typical.get(comparison.quantity)!);
      if (worst === undefined || error > largestError) [largestError, worst] = [error, comparison];
    }
    const comparisons = this.#comparisons.length;
    return {
      file,
      status: comparisons === 0 ? 'nothing' : largestError <= TOLERANCE ? 'agrees' : 'differs',
      comparisons,
      largestError,
      ...(worst && { worst: [worst.item, worst.quantity].filter(Boolean).join(' ') }),
      missing: [...this.#missing],
    };
  }
}

/** A list in the reference is longer or shorter than what it describes. */
export class LengthMismatchError extends Error {
  override readonly name = 'LengthMismatchError';
  constructor(quantity: string, actual: number, expected: number) {
    super(`"${quantity}" should hold ${actual} numbers and holds ${expected}.`);
  }
}

/** |actual − expected| over the larger of |expected| and `typical`; Infinity where it has no size. */
function relativeError({ actual, expected }: Comparison, typical: number): number {
  if (actual === expected) return 0;
  if (actual === undefined || expected === undefined) return Infinity;
  const error = Math.abs(actual - expected) / Math.max(Math.abs(expected), typical);
  return Number.isNaN(error) ? Infinity : error;
}

/** Of each quantity, the median size of its expected numbers that are not 0. */
function typicalMagnitudes(comparisons: readonly Comparison[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number[]>();
  for (const { quantity, expected } of comparisons) {
    const list = sizes.get(quantity) ?? [];
    sizes.set(quantity, list);
    if (expected) list.push(Math.abs(expected));
  }
  return new Map([...sizes].map(([quantity, list]) => [quantity, median(list)]));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function listOf(values: Values): readonly (number | undefined)[] {
  return typeof values === 'object' ? Array.from(values) : [values];
}
