/** Which points belong together, so that they can be found again where a network has put them. */

/** The middle of a group. */
export interface GroupCentre {
  readonly x: number;
  readonly y: number;
}

/** Sectors around the origin where the data has no modes. */
const SECTORS = 8;

export interface PointGroups {
  /** Of each point, from 0. */
  readonly groups: Uint8Array;
  /** How many groups there are, those without points included. */
  readonly count: number;
}

/**
 * The points by the centre nearest to them or, without centres, by the eighth of the turn in which they
 * lie, counted from the positive x-axis.
 * @param points x₀, y₀, x₁, y₁, … in data units
 * @param centres at most 256
 */
export function groupPoints(
  points: ArrayLike<number>,
  centres: readonly GroupCentre[] | undefined,
): PointGroups {
  const groupOf = centres ? nearestOf(centres) : sectorOf;
  const groups = new Uint8Array(points.length / 2);
  for (let row = 0; row < groups.length; row++) {
    groups[row] = groupOf(points[2 * row]!, points[2 * row + 1]!);
  }
  return { groups, count: centres?.length ?? SECTORS };
}

function sectorOf(x: number, y: number): number {
  const turn = Math.atan2(y, x) / (2 * Math.PI);
  return Math.floor(SECTORS * (turn < 0 ? turn + 1 : turn)) % SECTORS;
}

function nearestOf(centres: readonly GroupCentre[]) {
  return (x: number, y: number): number => {
    let nearest = 0;
    let least = Infinity;
    centres.forEach((centre, index) => {
      const distance = (x - centre.x) ** 2 + (y - centre.y) ** 2;
      if (distance < least) [nearest, least] = [index, distance];
    });
    return nearest;
  };
}
