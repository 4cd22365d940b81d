/** Points that went through two networks and back, each joined to where it came out. Knows no networks. */
import type { Palette } from './palette.ts';
import { paintPoints } from './pointPainter.ts';
import type { DrawingContext } from './surface.ts';
import { mapView, type SquareView, type ViewMapping } from './view.ts';

/** Point arrays are x₀, y₀, x₁, y₁, … in the units of the view. */
export interface ReturnScene {
  /** Side in CSS pixels; made for about 340. */
  readonly size: number;
  readonly pixelRatio: number;
  readonly view: SquareView;
  readonly palette: Palette;
  /** Where they started: dots. */
  readonly points: ArrayLike<number>;
  /** Where they came out, row by row: rings. */
  readonly returned: ArrayLike<number>;
  /** Makes points and lines larger, for a projector; 1 by default. */
  readonly markScale?: number;
}

const DOT_RADIUS = 2;
const RING_RADIUS = 2.6;

/** @returns how many came out beyond the view, or nowhere, and were not drawn */
export function paintReturns(context: DrawingContext, scene: ReturnScene): number {
  const { size, pixelRatio, view, palette, points, returned, markScale = 1 } = scene;
  const mapping = mapView(view, size);
  context.save();
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.fillStyle = palette.panel;
  context.fillRect(0, 0, size, size);
  context.strokeStyle = palette.muted;
  context.lineWidth = 0.8 * markScale;
  context.globalAlpha = 0.6;
  paintConnections(context, points, returned, mapping);
  context.globalAlpha = 1;
  context.fillStyle = palette.real;
  paintPoints(context, points, 'dot', DOT_RADIUS * markScale, mapping);
  context.strokeStyle = palette.generated;
  context.lineWidth = 1.1 * markScale;
  const outside = paintPoints(context, returned, 'ring', RING_RADIUS * markScale, mapping);
  context.restore();
  return outside;
}

function paintConnections(
  context: DrawingContext,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  { pixelX, pixelY }: ViewMapping,
): void {
  context.beginPath();
  for (let i = 0; i + 1 < from.length; i += 2) {
    const ends = [pixelX(from[i]!), pixelY(from[i + 1]!), pixelX(to[i]!), pixelY(to[i + 1]!)];
    if (!ends.every(Number.isFinite)) continue;
    context.moveTo(ends[0]!, ends[1]!);
    context.lineTo(ends[2]!, ends[3]!);
  }
  context.stroke();
}
