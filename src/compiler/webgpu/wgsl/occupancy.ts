/**
 * How much work is cut into how many pieces. A graphics processor idles below some thousands of
 * invocations and hides the wait for memory behind others; one emulated on the processor runs a few
 * at a time and pays for every barrier.
 */

export interface Occupancy {
  /** How many lanes share the reduction of one element: a power of two. */
  slicesOfReduction(kept: number, reduced: number): number;
  /** How many lanes share the inner sums of one tile of a matrix product: a power of two. */
  slicesOfProduct(tiles: number, inner: number): number;
}

/** Enough to keep a small graphics processor busy; a large one is not full with small nets anyway. */
const INVOCATIONS_WANTED = 8192;
/** Below so many terms a lane spends more time on joining than on summing. */
const TERMS_PER_LANE = 8;
/** Lanes of a workgroup that share one element: no device allows fewer than 256. */
const MOST_REDUCTION_SLICES = 64;
/** Each holds a whole tile in the workgroup's memory. */
const MOST_PRODUCT_SLICES = 16;
/** On one lane of an emulated device, tens of microseconds. */
const EMULATED_TERMS = 2048;

export const graphicsOccupancy: Occupancy = {
  slicesOfReduction: (kept, reduced) => slices(kept, reduced, MOST_REDUCTION_SLICES),
  slicesOfProduct: (tiles, inner) => slices(tiles, inner, MOST_PRODUCT_SLICES),
};

export const emulatedOccupancy: Occupancy = {
  slicesOfReduction: (kept, reduced) =>
    kept * EMULATED_TERMS < reduced ? MOST_REDUCTION_SLICES : 1,
  slicesOfProduct: () => 1,
};

function slices(results: number, terms: number, most: number): number {
  let count = 1;
  while (
    2 * count <= most &&
    results * count < INVOCATIONS_WANTED &&
    terms >= 2 * count * TERMS_PER_LANE
  ) {
    count *= 2;
  }
  return count;
}
