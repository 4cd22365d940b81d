/**
 * Whether a function of a density ratio u can be the f of a divergence, looked at on a grid that is even
 * in log u: finite, convex, not a straight line. Says where it fails. Knows the function as numbers only.
 */
import { FormulaError } from '../expression/scanText.ts';

/** A function as far as it was looked at. */
export interface Curve {
  /** Logarithms of the least and the greatest ratio between which everything is finite and was checked. */
  readonly lower: number;
  readonly upper: number;
  /** Whether it consists of straight pieces, so that T is flat and no score feels a gradient. */
  readonly straightPieces: boolean;
}

/** All as functions of log u. */
interface Looks {
  /** f */
  f(logarithm: number): number;
  /** f′, by u */
  slope(logarithm: number): number;
  /** The derivative of f′(eᵛ) by v. */
  bends(logarithm: number): number;
  /** Whatever else has to be of moderate size: T, f* and their slopes, as training computes them. */
  readonly others: readonly ((logarithm: number) => number)[];
}

/** Ratios from 6·10⁻⁶ to 160,000: beyond them a batch holds samples of one kind only. */
const FURTHEST = 12;
const STEPS_PER_UNIT = 20;
/** Within a ratio of e everything has to be finite. */
const LEAST_REACH = 1;
/** Squares of gradients of this size, as optimisers take them, still fit into float32. */
const MOST = 1e12;
/** Smaller steps down of f′ are rounding errors. */
const ROUNDING = 1e-9;

/** @throws FormulaError saying where and why f is none */
export function checkedCurve(looks: Looks): Curve {
  const upper = reach(looks, 1);
  const lower = -reach(looks, -1);
  const grid = Array.from(
    { length: Math.round((upper - lower) * STEPS_PER_UNIT) + 1 },
    (_, index) => lower + index / STEPS_PER_UNIT,
  );
  const slopes = grid.map((logarithm) => looks.slope(logarithm));
  slopes.forEach((slope, index) => {
    const before = slopes[index - 1] ?? -Infinity;
    const rounding = ROUNDING * Math.max(1, Math.abs(slope));
    if (slope >= before - rounding) return;
    const [from, to] = [grid[index - 1]!, grid[index]!].map(ratio);
    throw new FormulaError(`f is not convex: its slope falls between u = ${from} and u = ${to}.`);
  });
  const [least, greatest] = [slopes[0]!, slopes.at(-1)!];
  if (greatest - least <= ROUNDING * Math.max(1, Math.abs(greatest)))
    throw new FormulaError(
      'f is a straight line, which makes every distance 0: write something curved.',
    );
  return { lower, upper, straightPieces: grid.every((logarithm) => looks.bends(logarithm) === 0) };
}

/** How far from u = 1 everything stays finite and moderate in one direction, in units of log u. */
function reach({ f, slope, bends, others }: Looks, direction: 1 | -1): number {
  const parts = [slope, bends, ...others];
  for (let step = 0; step <= FURTHEST * STEPS_PER_UNIT; step++) {
    const distance = step / STEPS_PER_UNIT;
    const logarithm = direction * distance;
    const value = f(logarithm);
    if (Number.isNaN(value)) throw new FormulaError(`f is no number at u = ${ratio(logarithm)}.`);
    if ([f, ...parts].every((part) => Math.abs(part(logarithm)) <= MOST)) continue;
    if (distance > LEAST_REACH) return (step - 1) / STEPS_PER_UNIT;
    throw new FormulaError(
      `f or its slope is not finite, or too large to train with, at u = ${ratio(logarithm)}.`,
    );
  }
  return FURTHEST;
}

function ratio(logarithm: number): string {
  const value = Math.exp(logarithm);
  return value < 1e-3 || value >= 1e5
    ? value.toExponential(2)
    : String(Number(value.toPrecision(3)));
}
