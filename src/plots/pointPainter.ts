/** Draws points as filled dots or as rings, many at a time. */
import type { MarkContext } from './surface.ts';
import type { ViewMapping } from './view.ts';

/**
 * Points per path. One path for all would be slow to fill and would merge overlapping dots into one
 * flat shape; one path each would be slow to issue.
 */
const POINTS_PER_PATH = 64;

export type PointMark = 'dot' | 'ring';

/**
 * Draws `points` (x₀, y₀, x₁, y₁, … in data units) with the context's current fill or stroke style.
 * @returns how many points lie outside the view, or nowhere, and were not drawn
 */
export function paintPoints(
  context: MarkContext,
  points: ArrayLike<number>,
  mark: PointMark,
  radius: number,
  mapping: ViewMapping,
): number {
  let outside = 0;
  let inPath = 0;
  const finishPath = () => {
    if (inPath === 0) return;
    if (mark === 'dot') context.fill();
    else context.stroke();
    inPath = 0;
  };
  for (let i = 0; i + 1 < points.length; i += 2) {
    const dataX = points[i]!;
    const dataY = points[i + 1]!;
    if (!mapping.contains(dataX, dataY)) {
      outside++;
      continue;
    }
    if (inPath === 0) context.beginPath();
    const x = mapping.pixelX(dataX);
    const y = mapping.pixelY(dataY);
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
    if (++inPath === POINTS_PER_PATH) finishPath();
  }
  finishPath();
  return outside;
}
