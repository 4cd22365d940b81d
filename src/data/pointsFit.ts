/** Points from elsewhere, brought into the square that data lies in. Keeps their shape and says what was done. */

/** Half the side of the square that data is scaled to, in data units. */
const HALF_SIDE = 2;

/** `points` are `scaledBy` · (those that were given − `centre`). */
export interface FittedPoints {
  /** x₀, y₀, x₁, y₁, … in data units, within [−2, 2]². */
  readonly points: Float64Array;
  /** Above 0; 1 where nothing was scaled. */
  readonly scaledBy: number;
  /** What became the origin, as it was given; the origin where nothing was moved. */
  readonly centre: { readonly x: number; readonly y: number };
}

/**
 * Points that all lie in [−2, 2]² as they are; others moved and scaled as a whole, by the same factor both
 * ways, until they just fill the square. Points that are all in one place are moved alone.
 * @param points x₀, y₀, x₁, y₁, …, finite, at least one point
 */
export function fitted(points: Float64Array): FittedPoints {
  if (points.every((coordinate) => Math.abs(coordinate) <= HALF_SIDE)) {
    return { points, scaledBy: 1, centre: { x: 0, y: 0 } };
  }
  const across = extentOf(points, 0);
  const upwards = extentOf(points, 1);
  const reach = Math.max(across.reach, upwards.reach);
  const scaledBy = reach === 0 ? 1 : HALF_SIDE / reach;
  const middles = [across.middle, upwards.middle] as const;
  return {
    points: points.map((coordinate, i) => scaledBy * (coordinate - middles[i % 2]!)),
    scaledBy,
    centre: { x: across.middle, y: upwards.middle },
  };
}

/** One sentence: what was done to the points; undefined where that is nothing. */
export function describeFit({ scaledBy, centre }: FittedPoints): string | undefined {
  if (scaledBy === 1 && centre.x === 0 && centre.y === 0) return undefined;
  const [x, y, factor] = [centre.x, centre.y, scaledBy].map((value) =>
    String(Number(value.toPrecision(3))).replace('-', '−'),
  );
  const moved = `Points lay beyond ±${HALF_SIDE}, so all were moved`;
  if (scaledBy === 1) return `${moved}: (${x}, ${y}) became the origin.`;
  return `${moved} and scaled: (${x}, ${y}) became the origin, and distances are ${factor} of what they were.`;
}

/** The middle of the coordinates on one axis, and how far they reach from it; of either sign and any size. */
function extentOf(points: Float64Array, axis: 0 | 1): { middle: number; reach: number } {
  let [low, high] = [Infinity, -Infinity];
  for (let i = axis; i < points.length; i += 2) {
    low = Math.min(low, points[i]!);
    high = Math.max(high, points[i]!);
  }
  // Halved first: the sum of the largest numbers overflows.
  const middle = low / 2 + high / 2;
  // Not half of the difference: where only few numbers lie between, the middle is nearer to one of the ends.
  return { middle, reach: Math.max(high - middle, middle - low) };
}
