/** Draws a vector at each of the first points: direction as it is, length relative to the others. */
import { quantile } from './quantile.ts';
import type { MarkContext } from './surface.ts';
import type { ViewMapping } from './view.ts';

/** The length of an arrow at the 95th percentile, in pixels at mark scale 1. */
const LONGEST = 40;
/** Longer ones stop here: a single steep gradient must not cross the view. */
const LIMIT = 48;
/** Shorter ones are nothing to see but clutter. */
const SHORTEST = 2.5;
const HEAD_LENGTH = 5.5;
const HEAD_HALF_WIDTH = 0.45;

/** In pixels; the direction has length 1. */
interface PixelArrow {
  readonly x: number;
  readonly y: number;
  readonly directionX: number;
  readonly directionY: number;
  readonly length: number;
  readonly head: number;
}

/**
 * Draws `arrows` (dx₀, dy₀, dx₁, dy₁, … in any unit) at the points of the same index, with `colour`.
 * Lengths are scaled by their 95th percentile, so pictures of different iterations do not compare in
 * length. Points outside the view and arrows that are not finite are left out.
 */
export function paintArrows(
  context: MarkContext,
  points: ArrayLike<number>,
  arrows: ArrayLike<number>,
  colour: string,
  markScale: number,
  mapping: ViewMapping,
): void {
  const layout = layoutArrows(points, arrows, markScale, mapping);
  context.strokeStyle = colour;
  context.lineWidth = 1.1 * markScale;
  context.lineCap = 'round';
  context.beginPath();
  for (const arrow of layout) addShaft(context, arrow);
  context.stroke();
  context.fillStyle = colour;
  context.beginPath();
  for (const arrow of layout) addHead(context, arrow);
  context.fill();
}

function layoutArrows(
  points: ArrayLike<number>,
  arrows: ArrayLike<number>,
  markScale: number,
  mapping: ViewMapping,
): PixelArrow[] {
  const count = Math.floor(Math.min(points.length, arrows.length) / 2);
  const lengths = new Float64Array(count);
  for (let i = 0; i < count; i++) lengths[i] = Math.hypot(arrows[2 * i]!, arrows[2 * i + 1]!);
  const typical = quantile(lengths.filter(Number.isFinite).sort(), 0.95);

  const layout: PixelArrow[] = [];
  for (let i = 0; i < count; i++) {
    const dataX = points[2 * i]!;
    const dataY = points[2 * i + 1]!;
    const size = lengths[i]!;
    if (!mapping.contains(dataX, dataY) || !Number.isFinite(size) || size === 0) continue;
    const length = Math.min((size / typical) * LONGEST, LIMIT) * markScale;
    if (length < SHORTEST * markScale) continue;
    layout.push({
      x: mapping.pixelX(dataX),
      y: mapping.pixelY(dataY),
      directionX: arrows[2 * i]! / size,
      directionY: -arrows[2 * i + 1]! / size,
      length,
      head: Math.min(HEAD_LENGTH * markScale, 0.6 * length),
    });
  }
  return layout;
}

/** From the point to the base of the head. */
function addShaft(
  context: MarkContext,
  { x, y, directionX, directionY, length, head }: PixelArrow,
) {
  const shaft = length - head;
  context.moveTo(x, y);
  context.lineTo(x + shaft * directionX, y + shaft * directionY);
}

function addHead(context: MarkContext, { x, y, directionX, directionY, length, head }: PixelArrow) {
  const baseX = x + (length - head) * directionX;
  const baseY = y + (length - head) * directionY;
  const acrossX = -directionY * head * HEAD_HALF_WIDTH;
  const acrossY = directionX * head * HEAD_HALF_WIDTH;
  context.moveTo(x + length * directionX, y + length * directionY);
  context.lineTo(baseX + acrossX, baseY + acrossY);
  context.lineTo(baseX - acrossX, baseY - acrossY);
  context.closePath();
}
