/** What the editor says of points, in words. */
import { MOST_MODES } from '../../data/drawn.ts';
import { MOST_POINTS, MOST_POINTS_IN_LINK } from '../../data/pointsText.ts';
import { formatCount } from '../controls/formatNumber.ts';

export function countOfPoints(count: number): string {
  return count === 1 ? '1 point' : `${formatCount(count)} points`;
}

/** How many there are and what they count as. @param points x₀, y₀, x₁, y₁, … */
export function describePoints(points: ArrayLike<number>): string {
  if (points.length === 0)
    return 'No points: the run goes on with the last ones. Put at least one.';
  const places = new Set<string>();
  for (let i = 0; i < points.length && places.size <= MOST_MODES; i += 2) {
    places.add(`${points[i]} ${points[i + 1]}`);
  }
  const modes = places.size === 1 ? '1 mode' : `${places.size} modes`;
  const counted = places.size <= MOST_MODES ? modes : 'too many to count as modes';
  const full = points.length / 2 === MOST_POINTS ? ' There can be no more.' : '';
  return `${countOfPoints(points.length / 2)}, ${counted}.${full}`;
}

/** Whether a link carries so many points and, where it cannot, where they are. */
export function describeKeeping(count: number, storageForbidden: boolean): string | undefined {
  if (count === 0) return undefined;
  if (count <= MOST_POINTS_IN_LINK) return 'The link carries them.';
  const kept = storageForbidden
    ? 'this browser stores nothing for the page, so they last as long as it is open'
    : 'this browser keeps them, and the link works here alone';
  return `More than the ${formatCount(MOST_POINTS_IN_LINK)} that a link carries: ${kept}. Save them as CSV, or the run with “Save the run” under File, which holds all points.`;
}
