/**
 * A value over the iterations of a run, in bounded memory however long it runs. Stores; neither
 * measures nor draws.
 *
 * Every two neighbouring points stand for a bucket of consecutive appended values: its lowest and its
 * highest, in the order in which they came, each with its own iteration. A bucket starts with two values,
 * so nothing is lost until the store is full; then neighbouring buckets merge and later buckets hold twice
 * as many. Spikes therefore survive for the whole run, which a mean per bucket would not give, and the
 * resolution is the same from the first iteration to the last.
 */
export class History {
  /** The most points kept, apart from the one or two of a bucket not yet complete. */
  readonly capacity: number;
  private readonly xs: Float64Array;
  private readonly ys: Float64Array;
  /** Points of complete buckets, two each. */
  private complete = 0;
  /** Points of the bucket being filled: its lowest, its highest and its latest value. */
  private open = 0;
  /** Values appended to that bucket so far. */
  private filled = 0;
  /** Values per bucket. */
  private bucket = 2;

  /** @param capacity rounded down to a multiple of four, at least four */
  constructor(capacity = 4000) {
    this.capacity = Math.max(4, capacity - (capacity % 4));
    this.xs = new Float64Array(this.capacity + 4);
    this.ys = new Float64Array(this.capacity + 4);
  }

  get length(): number {
    return this.complete + this.open;
  }

  /** Ascending. A view of the store, valid until the next change. */
  get iterations(): Float64Array {
    return this.xs.subarray(0, this.length);
  }

  /** The value at each of `iterations`; NaN where there was none. A view, valid until the next change. */
  get values(): Float64Array {
    return this.ys.subarray(0, this.length);
  }

  /** The latest value, or undefined while there is none. */
  get latest(): number | undefined {
    return this.length > 0 ? this.ys[this.length - 1] : undefined;
  }

  /**
   * Adds the value of one iteration, in amortised constant time. A value for an iteration already
   * passed replaces everything from there on, as a rewind does.
   */
  append(iteration: number, value: number): void {
    while (this.length > 0 && this.xs[this.length - 1]! >= iteration) this.dropLast();
    // A full bucket closes only now, for closing it may drop what was the latest value.
    if (this.filled >= this.bucket) this.closeBucket();
    this.xs[this.length] = iteration;
    this.ys[this.length] = value;
    this.open++;
    this.filled++;
    if (this.open === 4) this.shortenOpenBucket();
  }

  /** Forgets everything after `iteration`. */
  truncate(iteration: number): void {
    while (this.length > 0 && this.xs[this.length - 1]! > iteration) this.dropLast();
  }

  /** One of its own with the same points, which goes on independently. */
  copy(): History {
    const copied = new History(this.capacity);
    copied.xs.set(this.xs);
    copied.ys.set(this.ys);
    copied.complete = this.complete;
    copied.open = this.open;
    copied.filled = this.filled;
    copied.bucket = this.bucket;
    return copied;
  }

  clear(): void {
    this.complete = 0;
    this.open = 0;
    this.filled = 0;
    this.bucket = 2;
  }

  private dropLast(): void {
    if (this.open === 0) {
      this.complete -= 2;
      this.open = 2;
    }
    this.open--;
    // What a shortened bucket stood for is unknown: it holds at least the points that are left.
    this.filled = this.open;
    if (this.length === 0) this.clear();
  }

  /** Keeps the lowest and highest of the open bucket, and its latest value, which must stay in sight. */
  private shortenOpenBucket(): void {
    const latest = this.length - 1;
    const [first, second] = this.extremes(this.complete, latest + 1);
    this.move(first, this.complete);
    this.move(second, this.complete + 1);
    this.open = 2;
    if (second !== latest) {
      this.move(latest, this.complete + 2);
      this.open = 3;
    }
  }

  private closeBucket(): void {
    const [first, second] = this.extremes(this.complete, this.length);
    this.move(first, this.complete);
    this.move(second, this.complete + 1);
    this.complete += 2;
    this.open = 0;
    this.filled = 0;
    if (this.complete === this.capacity) this.mergeBuckets();
  }

  private mergeBuckets(): void {
    for (let from = 0, to = 0; from < this.complete; from += 4, to += 2) {
      const [first, second] = this.extremes(from, from + 4);
      this.move(first, to);
      this.move(second, to + 1);
    }
    this.complete /= 2;
    this.bucket *= 2;
  }

  /**
   * The two of the points [from, to) that stand for all, in order: the first lowest and the last highest;
   * for a single finite value, that one and a gap; without any, a gap from first to last.
   */
  private extremes(from: number, to: number): [number, number] {
    let lowest = -1;
    let highest = -1;
    for (let i = from; i < to; i++) {
      const value = this.ys[i]!;
      if (!Number.isFinite(value)) continue;
      if (lowest < 0 || value < this.ys[lowest]!) lowest = i;
      if (highest < 0 || value >= this.ys[highest]!) highest = i;
    }
    if (lowest < 0) return [from, to - 1];
    if (lowest === highest) highest = lowest === to - 1 ? from : to - 1;
    return [Math.min(lowest, highest), Math.max(lowest, highest)];
  }

  private move(from: number, to: number): void {
    this.xs[to] = this.xs[from]!;
    this.ys[to] = this.ys[from]!;
  }
}
