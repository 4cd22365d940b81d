/** A distribution as a small picture for its picker: the shape of the data, nothing else. */
import type { Palette } from './palette.ts';
import { paintPoints } from './pointPainter.ts';
import type { DrawingContext } from './surface.ts';
import { viewAround, mapView } from './view.ts';

export interface ThumbnailScene {
  /** Side in CSS pixels; made for about 40. */
  readonly size: number;
  readonly pixelRatio: number;
  readonly palette: Palette;
  /** x₀, y₀, x₁, y₁, … in data units; about 300 points are enough. */
  readonly points: ArrayLike<number>;
}

/** Paints the points to fill the square, whatever their extent, on a transparent ground. */
export function paintThumbnail(context: DrawingContext, scene: ThumbnailScene): void {
  const { size, pixelRatio, palette, points } = scene;
  const radius = Math.max(0.9, size / 33);
  const view = viewAround(points, 0.12);
  context.save();
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.clearRect(0, 0, size, size);
  context.fillStyle = palette.real;
  paintPoints(context, points, 'dot', radius, mapView(view, size));
  context.restore();
}
