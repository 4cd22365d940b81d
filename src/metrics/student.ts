/**
 * Student's t distribution: how far a mean of few values may lie off, in its own estimated errors. Knows no
 * data and decides nothing.
 */

/** Two-sided 95 %: so large a share of all differences without a cause lies within the quantile. */
const COVERED = 0.95;

/** The quantile of infinitely many degrees of freedom: the normal distribution's, of 0.975. */
export const NORMAL_QUANTILE = 1.959963984540054;

/** Degrees of freedom are not a number from 1 on. */
export class InvalidDegreesOfFreedomError extends RangeError {
  override readonly name = 'InvalidDegreesOfFreedomError';

  constructor(degreesOfFreedom: number) {
    super(
      `${degreesOfFreedom} degrees of freedom are not possible: n values have n − 1, and an error needs two of them.`,
    );
  }
}

/** From here on the quantile is the normal one to 1e−8, and cosines are too near to 1 for the integral below. */
const AS_GOOD_AS_INFINITE = 2e8;

/** Newton's steps only grow smaller from the second on; ever smaller ones are rounding. */
const SMALLEST_STEP = 1e-12;

/**
 * So many estimated errors from 0 lie 95 of 100 differences that have no cause: 12.71 with one degree of freedom,
 * 2.26 with nine, 1.96 with infinitely many. Within 1e−8 relative.
 * @param degreesOfFreedom at least 1, not necessarily whole; Infinity where errors are known
 * @throws InvalidDegreesOfFreedomError
 */
export function studentQuantile(degreesOfFreedom: number): number {
  if (!(degreesOfFreedom >= 1)) throw new InvalidDegreesOfFreedomError(degreesOfFreedom);
  if (degreesOfFreedom >= AS_GOOD_AS_INFINITE) return NORMAL_QUANTILE;
  let t = NORMAL_QUANTILE;
  let step = Infinity;
  // The share within t bends downwards, so that Newton's method comes from below and stops at rounding.
  while (step > SMALLEST_STEP * t) {
    step = (COVERED - shareWithin(t, degreesOfFreedom)) / (2 * density(t, degreesOfFreedom));
    t += step;
  }
  return t;
}

/** Of Simpson's rule; even. */
const INTERVALS = 512;

/** P(|T| < t), t > 0: with t = √ν·tan θ the integral of cos^(ν−1) θ, which has no tail. */
function shareWithin(t: number, degreesOfFreedom: number): number {
  const end = Math.atan(t / Math.sqrt(degreesOfFreedom));
  let sum = 0;
  for (let i = 0; i <= INTERVALS; i++) {
    const weight = i === 0 || i === INTERVALS ? 1 : i % 2 === 1 ? 4 : 2;
    sum += weight * Math.cos((end * i) / INTERVALS) ** (degreesOfFreedom - 1);
  }
  const integral = (sum * end) / (3 * INTERVALS);
  return (2 * gammaRatio(degreesOfFreedom / 2) * integral) / Math.sqrt(Math.PI);
}

function density(t: number, degreesOfFreedom: number): number {
  const power = (1 + (t * t) / degreesOfFreedom) ** (-(degreesOfFreedom + 1) / 2);
  return (gammaRatio(degreesOfFreedom / 2) * power) / Math.sqrt(degreesOfFreedom * Math.PI);
}

/** Where the series below is exact to 1e−14. */
const SERIES_FROM = 20;

/** Γ(a + ½)/Γ(a), a > 0. Source: Abramowitz and Stegun 6.1.15 and, of 6.1.40, the difference of both series. */
function gammaRatio(a: number): number {
  if (a < SERIES_FROM) return (gammaRatio(a + 1) * a) / (a + 0.5);
  const series = -1 / (8 * a) + 1 / (192 * a ** 3) - 1 / (640 * a ** 5) + 17 / (14336 * a ** 7);
  return Math.sqrt(a) * Math.exp(series);
}
