/**
 * The birthday test of diversity: how many samples it takes until two of them are practically the same.
 * What counts as the same is the caller's radius; it says nothing of whether samples are any good.
 *
 * Source: Arora and Zhang 2017, "Do GANs actually learn the distribution? An empirical study".
 */
import { createRandom, type Random } from '../data/random.ts';
import { checkPoints, pointCount, type Points } from './points.ts';

/** Random orders of the sample whose first pairs are looked for: the median is that of as many batches. */
const ORDERS = 500;

/**
 * The smallest batch in which two points are closer than `radius` with probability ½ or more: the median,
 * over 500 random orders of the sample, of how many points it takes until the first such pair, ≥ 2.
 * Undefined when there is none in the whole sample, which is then too small to tell. The orders are the
 * same on every call.
 * @param points `[n, 2]`; the result can be trusted while it is well below n
 * @param radius in data units, > 0; closer means strictly
 * @throws TooFewPointsError with fewer than two points
 * @throws NonFinitePointError
 */
export function birthdayBatch(points: Points, radius: number): number | undefined {
  checkPoints(points, 2);
  const search = new PairSearch(points, radius);
  const random = createRandom(0, 'birthday orders', 0);
  const batches = new Float64Array(ORDERS);
  for (let order = 0; order < ORDERS; order++) {
    const batch = search.firstPair(random);
    if (batch === undefined) return undefined;
    batches[order] = batch;
  }
  // The smallest size that half of the orders or more do not exceed.
  return batches.sort()[ORDERS / 2 - 1]!;
}

/** How many equally likely values would need a batch of this size: s²/(2 log 2), by the birthday problem. */
export function supportEstimate(batch: number): number {
  return batch ** 2 / (2 * Math.LN2);
}

const NONE = -1;
/** Buckets of places; distant places may share one, which costs time and changes nothing. */
const BUCKETS = 2 ** 15;

/** Finds the first pair along random orders of points, by dropping them one by one into squares of one radius. */
class PairSearch {
  readonly #points: Points;
  readonly #squaredRadius: number;
  /** The square of each point, wrapped around to whole numbers of 32 bits, `[n]` each. */
  readonly #columns: Int32Array;
  readonly #rows: Int32Array;
  /** A permutation of the points, shuffled on and on. */
  readonly #order: Int32Array;
  /** The point dropped last into each bucket, and the one dropped before it into the same. */
  readonly #latest = new Int32Array(BUCKETS).fill(NONE);
  readonly #before: Int32Array;

  constructor(points: Points, radius: number) {
    const count = pointCount(points);
    const squares = (offset: 0 | 1) =>
      Int32Array.from({ length: count }, (_, i) => Math.floor(points[2 * i + offset]! / radius));
    this.#points = points;
    this.#squaredRadius = radius ** 2;
    this.#columns = squares(0);
    this.#rows = squares(1);
    this.#order = Int32Array.from({ length: count }, (_, i) => i);
    this.#before = new Int32Array(count);
  }

  /** How many points of a fresh random order it takes until two are close; undefined if all are apart. */
  firstPair(random: Random): number | undefined {
    const order = this.#order;
    let drawn = 0;
    let found = false;
    while (drawn < order.length && !found) {
      const pick = drawn + random.integer(order.length - drawn);
      const point = order[pick]!;
      order[pick] = order[drawn]!;
      order[drawn++] = point;
      found = this.#hasNeighbour(point);
      this.#drop(point);
    }
    for (let k = 0; k < drawn; k++) this.#latest[this.#bucketOf(order[k]!)] = NONE;
    return found ? drawn : undefined;
  }

  #hasNeighbour(point: number): boolean {
    const column = this.#columns[point]!;
    const row = this.#rows[point]!;
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        let other = this.#latest[bucket(column + dx, row + dy)]!;
        while (other !== NONE) {
          if (this.#areClose(point, other)) return true;
          other = this.#before[other]!;
        }
      }
    }
    return false;
  }

  #areClose(i: number, j: number): boolean {
    const dx = this.#points[2 * i]! - this.#points[2 * j]!;
    const dy = this.#points[2 * i + 1]! - this.#points[2 * j + 1]!;
    return dx * dx + dy * dy < this.#squaredRadius;
  }

  #drop(point: number): void {
    const place = this.#bucketOf(point);
    this.#before[point] = this.#latest[place]!;
    this.#latest[place] = point;
  }

  #bucketOf(point: number): number {
    return bucket(this.#columns[point]!, this.#rows[point]!);
  }
}

/** Multipliers of Teschner et al. 2003, "Optimized spatial hashing", which scatter neighbouring squares. */
function bucket(column: number, row: number): number {
  return (Math.imul(column, 73_856_093) ^ Math.imul(row, 19_349_663)) & (BUCKETS - 1);
}
