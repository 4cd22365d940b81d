/**
 * Where values of a run lie on the axis that runs share: iterations, updates of both players, or seconds
 * of training. Everything is recorded by iteration; what an iteration amounts to by the other two is read
 * from the same recording, so that a change of the critic's steps in mid-run is no exception.
 */
import { bisectLeft } from 'd3';
import type { Alignment } from '../../../experiment/comparison.ts';
import type { History } from '../../../plots/history.ts';
import { formatCount, formatSeconds } from '../../controls/formatNumber.ts';
import type { Recording } from '../../state/recording.ts';

/** Iterations, updates or seconds. */
export type Place = number;

const MS_IN_A_SECOND = 1000;

/**
 * The place of each iteration; between two frames as if all their iterations had been alike, which they
 * are in updates.
 * @param iterations ascending
 * @returns as many, ascending
 */
export function placesOf(
  { histories }: Recording,
  alignment: Alignment,
  iterations: ArrayLike<number>,
): ArrayLike<Place> {
  if (alignment === 'iterations') return iterations;
  const course = histories.get(alignment);
  const places = new Float64Array(iterations.length);
  if (!course || course.length === 0) return places;
  const { iterations: at, values } = course;
  const scale = scaleOf(alignment);
  for (let i = 0, next = 0; i < places.length; i++) {
    while (next < at.length && at[next]! < iterations[i]!) next++;
    places[i] = scale * valueBefore(next, at, values, iterations[i]!);
  }
  return places;
}

/** The place of one iteration. */
export function placeAt(recording: Recording, alignment: Alignment, iteration: number): Place {
  return placesOf(recording, alignment, [iteration])[0]!;
}

/** The iteration of the run that lies at `place`; undefined where the run has not been yet. */
export function iterationAt(
  { histories }: Recording,
  alignment: Alignment,
  place: Place,
): number | undefined {
  const course = histories.get(alignment === 'iterations' ? 'updates' : alignment);
  if (!course || course.length === 0) return undefined;
  const known = alignment === 'iterations' ? course.iterations : course.values;
  const wanted = place / scaleOf(alignment);
  if (wanted > known[known.length - 1]!) return undefined;
  if (alignment === 'iterations') return place;
  return Math.round(valueBefore(bisectLeft(known, wanted), known, course.iterations, wanted));
}

/** One place in words: iteration 4,310; 12,930 updates; 41.2 s of training. */
export function describePlace(place: Place, alignment: Alignment): string {
  switch (alignment) {
    case 'iterations':
      return `iteration ${formatCount(place)}`;
    case 'updates':
      return `${formatCount(place)} updates`;
    case 'time':
      return `${formatSeconds(place)} of training`;
  }
}

/** The same where there is little room, and where it is said beside it what is counted. */
export function shortenPlace(place: Place, alignment: Alignment): string {
  return alignment === 'time' ? formatSeconds(place) : formatCount(place);
}

function scaleOf(alignment: Alignment): number {
  return alignment === 'time' ? 1 / MS_IN_A_SECOND : 1;
}

/**
 * On the line through the points around `x`, from (0, 0) to the last point and level from there.
 * @param next index of the first point not before `x`, or their number
 */
function valueBefore(
  next: number,
  xs: History['iterations'],
  ys: History['values'],
  x: number,
): number {
  if (next === xs.length) return ys[next - 1]!;
  const [fromX, fromY] = next === 0 ? [0, 0] : [xs[next - 1]!, ys[next - 1]!];
  const [toX, toY] = [xs[next]!, ys[next]!];
  // The first point may lie at 0 itself, after steps of one player alone.
  return toX === fromX ? toY : fromY + ((x - fromX) / (toX - fromX)) * (toY - fromY);
}
