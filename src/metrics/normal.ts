/**
 * The standard normal distribution function: to full precision, and fast from a table.
 */

/** Beyond this the continued fraction converges in fewer terms than the series. */
const TAIL_START = 2;
const TAIL_TERMS = 80;

/**
 * erf(x) = 2/√π ∫₀ˣ e^(−t²) dt, to about 1e−15.
 * Source: Abramowitz and Stegun 7.1.6, a series of positive terms.
 */
export function errorFunction(x: number): number {
  if (Math.abs(x) > TAIL_START) return Math.sign(x) * (1 - complement(Math.abs(x)));
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** erfc(x) for x ≥ TAIL_START, precise relative to its own size: A&S 7.1.14. */
function complement(x: number): number {
  let fraction = x;
  for (let k = TAIL_TERMS; k > 0; k--) fraction = x + k / 2 / fraction;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}

/** P(Z > t) of a standard normal Z, precise relative to its own size for t ≥ 0. */
function upperTail(t: number): number {
  const x = t * Math.SQRT1_2;
  return x > TAIL_START ? complement(x) / 2 : (1 - errorFunction(x)) / 2;
}

/**
 * P(a < Z < b) of a standard normal Z, a ≤ b. Far out it is a difference of small tails, not of
 * numbers near 1, so that its logarithm stays meaningful down to about 1e−300.
 */
export function normalInterval(a: number, b: number): number {
  if (a >= 0) return upperTail(a) - upperTail(b);
  if (b <= 0) return upperTail(-b) - upperTail(-a);
  return (errorFunction(b * Math.SQRT1_2) - errorFunction(a * Math.SQRT1_2)) / 2;
}

/** Where the table ends: beyond ±6 lie 2e−9 of the mass, counted as none. */
export const TABLE_REACH = 6;
const STEPS_PER_UNIT = 128;
const table = createTable();

/** Φ and its step-scaled slope at each knot, one pair after the other. */
function createTable(): Float64Array {
  const knots = 2 * TABLE_REACH * STEPS_PER_UNIT + 2;
  const values = new Float64Array(2 * knots);
  for (let k = 0; k < knots; k++) {
    const t = k / STEPS_PER_UNIT - TABLE_REACH;
    values[2 * k] = t < 0 ? upperTail(-t) : 1 - upperTail(t);
    values[2 * k + 1] = Math.exp((-t * t) / 2) / Math.sqrt(2 * Math.PI) / STEPS_PER_UNIT;
  }
  return values;
}

/**
 * Φ(t) = P(Z < t) of a standard normal Z, from a table: within 2e−11 inside ±6, and exactly 0 or
 * 1 outside. Cubic Hermite interpolation.
 */
export function fastNormalCdf(t: number): number {
  if (t <= -TABLE_REACH) return 0;
  if (t >= TABLE_REACH) return 1;
  const position = (t + TABLE_REACH) * STEPS_PER_UNIT;
  const knot = Math.floor(position);
  const s = position - knot;
  const value = table[2 * knot]!;
  const slope = table[2 * knot + 1]!;
  const rise = table[2 * knot + 2]! - value;
  const nextSlope = table[2 * knot + 3]!;
  return (
    value +
    s * (slope + s * (3 * rise - 2 * slope - nextSlope + s * (slope + nextSlope - 2 * rise)))
  );
}
