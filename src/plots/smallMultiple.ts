/** Generated points over real ones as a small picture, one among many of the same scale. */
import type { Palette } from './palette.ts';
import { paintPoints } from './pointPainter.ts';
import type { DrawingContext } from './surface.ts';
import { mapView, type SquareView } from './view.ts';

export interface SmallMultipleScene {
  /** Side in CSS pixels; made for about 60. */
  readonly size: number;
  readonly pixelRatio: number;
  /** The same for all that are to be compared. */
  readonly view: SquareView;
  readonly palette: Palette;
  /** x₀, y₀, x₁, y₁, … in data units. */
  readonly real: ArrayLike<number>;
  readonly generated: { readonly points: ArrayLike<number>; readonly colour: string };
}

/** Real points are context: as faint as they can be and still be seen. */
const REAL_OPACITY = 0.35;
/** A thousand points in a small square lie over each other. */
const GENERATED_OPACITY = 0.6;

/** Paints on a transparent ground. What lies outside the view is not drawn. */
export function paintSmallMultiple(context: DrawingContext, scene: SmallMultipleScene): void {
  const { size, pixelRatio, view, palette, real, generated } = scene;
  const mapping = mapView(view, size);
  const radius = Math.max(0.7, size / 90);
  context.save();
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.clearRect(0, 0, size, size);
  context.globalAlpha = REAL_OPACITY;
  context.fillStyle = palette.muted;
  paintPoints(context, real, 'dot', radius, mapping);
  context.globalAlpha = GENERATED_OPACITY;
  context.fillStyle = generated.colour;
  paintPoints(context, generated.points, 'dot', radius, mapping);
  context.restore();
}
