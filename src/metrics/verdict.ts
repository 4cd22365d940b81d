/**
 * How well a critic tells real from generated samples, from its scores alone. Knows no loss: where one score
 * becomes the other verdict, its theory says.
 */

/** Scores on this side of a threshold mean real, on the other generated. */
export interface VerdictThreshold {
  readonly score: number;
  readonly real: 'above' | 'below';
}

/**
 * P(v(real) > v(generated)) for one sample of each kind, ties counting ½: the Mann–Whitney statistic over the
 * number of pairs, and the area under the ROC curve. From 0 to 1; ½ where scores say nothing.
 * @param real scores of real samples [n], in any order, Infinity included
 * @param generated scores of generated samples [m]
 * @returns NaN where a score is NaN
 * @throws NoScoresError
 */
export function shareRankedRight(real: ArrayLike<number>, generated: ArrayLike<number>): number {
  const above = sorted(real);
  const below = sorted(generated);
  if (hasNaN(above) || hasNaN(below)) return Number.NaN;
  let [lower, upTo, wins] = [0, 0, 0];
  for (const score of above) {
    while (lower < below.length && below[lower]! < score) lower++;
    while (upTo < below.length && below[upTo]! <= score) upTo++;
    wins += (lower + upTo) / 2;
  }
  return wins / (above.length * below.length);
}

/**
 * The share of samples on the right side of the threshold, real and generated ones counting equally however
 * many there are of each, scores on the threshold counting ½. From 0 to 1; ½ where scores say nothing.
 * @param real scores of real samples [n]
 * @param generated scores of generated samples [m]
 * @returns NaN where a score is NaN
 * @throws NoScoresError
 */
export function accuracyOf(
  real: ArrayLike<number>,
  generated: ArrayLike<number>,
  threshold: VerdictThreshold,
): number {
  const realAbove = shareAbove(real, threshold.score);
  const generatedAbove = shareAbove(generated, threshold.score);
  const lead = (realAbove - generatedAbove) / 2;
  return threshold.real === 'above' ? 0.5 + lead : 0.5 - lead;
}

function shareAbove(scores: ArrayLike<number>, threshold: number): number {
  const values = sorted(scores);
  if (hasNaN(values)) return Number.NaN;
  const above = values.reduce(
    (count, score) => count + (score > threshold ? 1 : score === threshold ? 0.5 : 0),
    0,
  );
  return above / values.length;
}

function sorted(scores: ArrayLike<number>): Float64Array {
  if (scores.length === 0) throw new NoScoresError();
  return Float64Array.from(scores).sort();
}

/** @param values in ascending order, in which NaN comes last */
function hasNaN(values: Float64Array): boolean {
  return Number.isNaN(values[values.length - 1]);
}

/** Nothing was judged, so there is no share of anything. */
export class NoScoresError extends Error {
  override readonly name = 'NoScoresError';

  constructor() {
    super('There are no scores to compare: pass at least one of each kind.');
  }
}
