/**
 * What a few repeats say about all there could be: means with their errors, shares with their intervals,
 * and whether one value is better than the others beyond the noise. Knows no metric and draws nothing.
 */
import { NORMAL_QUANTILE, studentQuantile } from './student.ts';

/** A difference counts where chance alone makes one as large in fewer cases than this. */
const RARE = 0.05;

/** A value with its standard error, both in the same unit. */
export interface Estimate {
  readonly mean: number;
  /** At least 0; NaN where one value alone does not tell it. */
  readonly error: number;
  /** n − 1 where the error was estimated from the n values of the mean; absent where it is known otherwise. */
  readonly degreesOfFreedom?: number;
}

/** Σx/n; NaN of no values. */
export function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

/** √(Σ(x − x̄)²/(n − 1)), at least 0; NaN of fewer than two values. */
export function standardDeviation(values: readonly number[]): number {
  if (values.length < 2) return Number.NaN;
  const centre = mean(values);
  const squares = values.reduce((total, value) => total + (value - centre) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

/** Of the mean of independent values: `standardDeviation`/√n, at least 0; NaN of fewer than two. */
export function standardError(values: readonly number[]): number {
  return standardDeviation(values) / Math.sqrt(values.length);
}

/**
 * How far single values of a series scatter when what they follow changes slowly: √(Σ(xᵢ₊₁ − xᵢ)²/(2(n − 1))), at
 * least 0. Differences of neighbours leave a trend out that a standard deviation would count. NaN of fewer than
 * two values.
 *
 * Source: von Neumann et al. 1941, "The mean square successive difference".
 */
export function scatterOf(values: readonly number[]): number {
  if (values.length < 2) return Number.NaN;
  const squares = values.slice(1).map((value, index) => (value - values[index]!) ** 2);
  return Math.sqrt(mean(squares) / 2);
}

/** The number of successes does not fit the number of trials. */
export class InvalidCountError extends RangeError {
  override readonly name = 'InvalidCountError';

  constructor(successes: number, trials: number) {
    super(
      `${successes} successes in ${trials} trials are not possible: count whole trials, and successes among them.`,
    );
  }
}

/**
 * The 95 % interval of a share, within [0, 1]: the shares from which the observed one is no further than
 * 1.96 of their own standard errors. Unlike x̂ ± 1.96 s.e. it means something at 0, at 1 and for few trials.
 * Of no trials it is [0, 1].
 *
 * Source: Wilson 1927, "Probable inference, the law of succession, and statistical inference".
 * @param successes a whole number from 0 to `trials`
 * @throws InvalidCountError
 */
export function wilsonInterval(successes: number, trials: number): readonly [number, number] {
  const possible = Number.isInteger(trials) && Number.isInteger(successes);
  if (!possible || successes < 0 || successes > trials) {
    throw new InvalidCountError(successes, trials);
  }
  if (trials === 0) return [0, 1];
  const share = successes / trials;
  const squared = NORMAL_QUANTILE ** 2 / trials;
  const centre = (share + squared / 2) / (1 + squared);
  const reach =
    (NORMAL_QUANTILE * Math.sqrt((share * (1 - share)) / trials + squared / (4 * trials))) /
    (1 + squared);
  // Exact at the ends, where rounding would leave 1e−17 of either.
  return [
    successes === 0 ? 0 : Math.max(0, centre - reach),
    successes === trials ? 1 : Math.min(1, centre + reach),
  ];
}

/**
 * The index of the value that is better than every other by more than the noise: by more than chance alone
 * makes of two equal ones in 95 of 100 cases, see `noiseBetween`. Absent values and means that are not finite
 * lose to any; an unknown error hides every difference. Undefined where nothing is clearly best, and of fewer
 * than two values, because nothing is best alone.
 */
export function clearlyBest(
  values: readonly (Estimate | undefined)[],
  better: 'lower' | 'higher',
): number | undefined {
  if (values.length < 2) return undefined;
  const sign = better === 'higher' ? 1 : -1;
  const heights = values.map((value) => (isKnown(value) ? sign * value.mean : -Infinity));
  const best = heights.indexOf(Math.max(...heights));
  const winner = values[best];
  if (!isKnown(winner)) return undefined;
  const beats = (other: Estimate | undefined) =>
    !isKnown(other) || Math.abs(winner.mean - other.mean) > noiseBetween(winner, other);
  return values.every((other, index) => index === best || beats(other)) ? best : undefined;
}

/**
 * How far two values can lie apart by chance, at least 0: q·√(e₁² + e₂²), e being the standard errors and q the 95 %
 * quantile of Student's distribution, of as many degrees of freedom as Welch and Satterthwaite give the sum;
 * 1.96 where both errors are known. NaN where an error is unknown. Estimates that are both 0 say nothing of the
 * noise: then it is none where so many values cannot well be parted by chance, and Infinity where they can.
 *
 * Source: Welch 1947, "The generalization of Student's problem when several different population variances are
 * involved"; Fisher 1935, "The design of experiments", for values that do not scatter.
 */
export function noiseBetween(one: Estimate, other: Estimate): number {
  const error = Math.hypot(one.error, other.error);
  if (Number.isNaN(error)) return Number.NaN;
  if (error === 0) return partedByChance(one, other) < RARE ? 0 : Infinity;
  const share = ({ error: own, degreesOfFreedom = Infinity }: Estimate) =>
    (own / error) ** 4 / degreesOfFreedom;
  return studentQuantile(1 / (share(one) + share(other))) * error;
}

/** The share of all ways to deal the values of both out again in which they are parted like this: 2 of C(n₁ + n₂, n₁). */
function partedByChance(
  { degreesOfFreedom: first = Infinity }: Estimate,
  { degreesOfFreedom: second = Infinity }: Estimate,
): number {
  if (first === Infinity || second === Infinity) return 0;
  let share = 2;
  for (let i = 1; i <= first + 1; i++) share *= i / (second + 1 + i);
  return share;
}

function isKnown(value: Estimate | undefined): value is Estimate {
  return value !== undefined && Number.isFinite(value.mean);
}
