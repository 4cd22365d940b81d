/**
 * What a pointer or a key does to points: one stroke at a time, from where it touches the pad to where it
 * leaves. Arrays in, arrays out; knows no events.
 */
import { FARTHEST_COORDINATE, MOST_POINTS } from '../../data/pointsText.ts';
import type { DataPoint } from '../../plots/view.ts';

export type Tool = 'draw' | 'erase';

/** Between two points of a trail, in data units: at the usual width of a point, a line without gaps. */
export const TRAIL_SPACING = 0.08;

/** How near to the pointer points are erased, in data units. */
export const ERASER_RADIUS = 0.15;

export class Stroke {
  readonly #tool: Tool;
  #points: number[];
  /** Where the last point was put, or the eraser was last. */
  #last: DataPoint;
  #changed = false;

  /** @param points x₀, y₀, x₁, y₁, … before the stroke */
  constructor(points: ArrayLike<number>, tool: Tool, start: DataPoint) {
    this.#points = Array.from(points);
    this.#tool = tool;
    this.#last = within(start);
    if (tool === 'draw') this.#put(this.#last);
    else this.#eraseTo(this.#last);
  }

  get points(): readonly number[] {
    return this.#points;
  }

  /** Whether anything is different from before. */
  get changed(): boolean {
    return this.#changed;
  }

  moveTo(position: DataPoint): void {
    const to = within(position);
    if (this.#tool === 'erase') return this.#eraseTo(to);
    for (;;) {
      const distance = Math.hypot(to.x - this.#last.x, to.y - this.#last.y);
      if (distance < TRAIL_SPACING) return;
      const share = TRAIL_SPACING / distance;
      this.#last = {
        x: this.#last.x + share * (to.x - this.#last.x),
        y: this.#last.y + share * (to.y - this.#last.y),
      };
      this.#put(this.#last);
    }
  }

  #put({ x, y }: DataPoint): void {
    if (this.#points.length >= 2 * MOST_POINTS) return;
    this.#points.push(x, y);
    this.#changed = true;
  }

  #eraseTo(to: DataPoint): void {
    const passed = corridor(this.#last, to, ERASER_RADIUS);
    this.#last = to;
    const points = this.#points;
    const erased = new Set<number>();
    for (let i = 0; i < points.length; i += 2) {
      if (passed(points[i]!, points[i + 1]!)) erased.add(i);
    }
    if (erased.size === 0) return;
    this.#points = points.filter((_, i) => !erased.has(i - (i % 2)));
    this.#changed = true;
  }
}

/**
 * `points` without the one nearest to `position`; undefined where none is within `reach`.
 * @param reach in data units
 */
export function withoutNearest(
  points: ArrayLike<number>,
  position: DataPoint,
  reach: number,
): readonly number[] | undefined {
  let nearest = -1;
  let least = reach;
  for (let i = 0; i < points.length; i += 2) {
    const distance = Math.hypot(points[i]! - position.x, points[i + 1]! - position.y);
    if (distance > least) continue;
    least = distance;
    nearest = i;
  }
  if (nearest < 0) return undefined;
  return Array.from(points).toSpliced(nearest, 2);
}

/** The position, or the next to it on the pad. */
export function within({ x, y }: DataPoint): DataPoint {
  const inside = (value: number) =>
    Math.min(FARTHEST_COORDINATE, Math.max(-FARTHEST_COORDINATE, value));
  return { x: inside(x), y: inside(y) };
}

/** Whether a position is within `radius` of the segment. Quick for the many that are far from it. */
function corridor(from: DataPoint, to: DataPoint, radius: number) {
  const left = Math.min(from.x, to.x) - radius;
  const right = Math.max(from.x, to.x) + radius;
  const bottom = Math.min(from.y, to.y) - radius;
  const top = Math.max(from.y, to.y) + radius;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const squared = dx ** 2 + dy ** 2;
  return (x: number, y: number): boolean => {
    if (x < left || x > right || y < bottom || y > top) return false;
    const along = squared === 0 ? 0 : ((x - from.x) * dx + (y - from.y) * dy) / squared;
    const share = Math.min(1, Math.max(0, along));
    return (x - from.x - share * dx) ** 2 + (y - from.y - share * dy) ** 2 <= radius ** 2;
  };
}
