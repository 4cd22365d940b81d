/**
 * Divergences between two discrete distributions given as cell probabilities. Natural logarithms.
 * What the cells are is the caller's business, but they are the same cells for both.
 *
 * Cells where a distribution has nothing are taken as such: terms 0 · log 0 are 0.
 * All take p and q as `[cells]`, each summing to 1, and throw an UnequalCellsError for different lengths.
 *
 * Sources: Lin 1991, "Divergence measures based on the Shannon entropy"; Nowozin et al. 2016, "f-GAN", table 1.
 */

/** Two distributions are given on different cells. */
export class UnequalCellsError extends Error {
  override readonly name = 'UnequalCellsError';

  constructor(first: number, second: number) {
    super(
      `Divergences compare probabilities of the same cells, but ${first} and ${second} were given. ` +
        'Put both distributions on one grid.',
    );
  }
}

/** A divergence that is infinite as soon as q is empty where p is not. */
export interface FragileDivergence {
  /** ≥ 0, of the cells where q is not empty; Infinity when not reliable. */
  readonly value: number;
  /** False when q has empty cells where p has mass: maybe only q's sample is too small. */
  readonly reliable: boolean;
  /** The share of p in cells where q is empty, 0 to 1. */
  readonly missed: number;
}

/** What counts as an empty cell of the distribution that is divided by, and how much of it is let pass. */
export interface Emptiness {
  /** A cell with no more than this is empty, ≥ 0. */
  readonly below: number;
  /** The largest share of the other distribution that may lie in empty cells, 0 to 1. */
  readonly tolerated: number;
}

/** For distributions that are known exactly: what remains in empty cells is rounding. */
const EXACT: Emptiness = { below: 0, tolerated: 1e-10 };

/** KL(p‖q) = Σ p log(p/q), unreliable where q is empty and p is not. */
export function kl(p: Float64Array, q: Float64Array, emptiness = EXACT): FragileDivergence {
  return fragileSum(p, q, emptiness, (a, b) => (a > 0 ? a * (Math.log(a) - Math.log(b)) : 0));
}

/** KL(q‖p) = Σ q log(q/p), unreliable where p is empty and q is not. */
export function reverseKl(p: Float64Array, q: Float64Array, emptiness = EXACT): FragileDivergence {
  return kl(q, p, emptiness);
}

/** Pearson χ² = Σ (p − q)²/q, unreliable where q is empty and p is not. */
export function pearson(p: Float64Array, q: Float64Array, emptiness = EXACT): FragileDivergence {
  return fragileSum(p, q, emptiness, (a, b) => ((a - b) / b) * (a - b));
}

/** Jensen–Shannon divergence ½KL(p‖m) + ½KL(q‖m), m = ½(p + q): from 0 to log 2. */
export function jsd(p: Float64Array, q: Float64Array): number {
  return sum(p, q, (a, b) => (againstMean(a, b) + againstMean(b, a)) / 2);
}

/** a log(a/m), m = ½(a + b). */
function againstMean(a: number, b: number): number {
  if (a === 0) return 0;
  const contrast = (a - b) / (a + b);
  // Each form loses its precision where the other is used: at a ≈ b, and at a much less than b.
  const logRatio =
    contrast > -0.5 ? Math.log1p(contrast) : Math.log(a) - Math.log(a + b) + Math.LN2;
  return a * logRatio;
}

/** Squared Hellinger distance Σ (√p − √q)²: from 0 to 2. */
export function squaredHellinger(p: Float64Array, q: Float64Array): number {
  return sum(p, q, (a, b) => (Math.sqrt(a) - Math.sqrt(b)) ** 2);
}

/** Total variation ½ Σ |p − q|: from 0 to 1. */
export function totalVariation(p: Float64Array, q: Float64Array): number {
  return sum(p, q, (a, b) => Math.abs(a - b) / 2);
}

function checkCells(p: Float64Array, q: Float64Array): void {
  if (p.length !== q.length) throw new UnequalCellsError(p.length, q.length);
}

function sum(p: Float64Array, q: Float64Array, term: (p: number, q: number) => number): number {
  checkCells(p, q);
  let total = 0;
  for (let i = 0; i < p.length; i++) total += term(p[i]!, q[i]!);
  return total;
}

function fragileSum(
  p: Float64Array,
  q: Float64Array,
  { below, tolerated }: Emptiness,
  term: (p: number, q: number) => number,
): FragileDivergence {
  checkCells(p, q);
  let total = 0;
  let missed = 0;
  for (let i = 0; i < p.length; i++) {
    if (q[i]! > below) total += term(p[i]!, q[i]!);
    else missed += p[i]!;
  }
  const reliable = missed <= tolerated;
  return { value: reliable ? total : Infinity, reliable, missed };
}
