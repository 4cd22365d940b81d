/**
 * The sample view as pixels: the critic's field and its level lines, real points, generated points and
 * what moves them, from back to front. Knows no elements, no training, no pointer; legends and notes
 * are the page's.
 */
import { paintArrows } from './arrowPainter.ts';
import { paintContours } from './contourPainter.ts';
import { paintField } from './fieldPainter.ts';
import type { Palette } from './palette.ts';
import { paintPoints } from './pointPainter.ts';
import { fieldRange } from './scalarField.ts';
import type { FieldRange, ScalarField } from './scalarField.ts';
import { createOffscreenSurface } from './surface.ts';
import type { CreateSurface, DrawingContext } from './surface.ts';
import { mapView } from './view.ts';
import type { SquareView } from './view.ts';

/** Everything one picture shows. Point arrays are x₀, y₀, x₁, y₁, … in data units. */
export interface SampleScene {
  /** Side of the view in CSS pixels. */
  readonly size: number;
  /** Device pixels per CSS pixel; the canvas is `size · pixelRatio` wide and high. */
  readonly pixelRatio: number;
  readonly view: SquareView;
  readonly palette: Palette;
  readonly real: ArrayLike<number>;
  readonly generated: ArrayLike<number>;
  readonly field?: ScalarField | undefined;
  /** Vectors at the first of the generated points, in any unit. */
  readonly arrows?: ArrayLike<number> | undefined;
  readonly show: SampleLayers;
  /** Makes points and lines larger, for a projector; 1 by default. */
  readonly markScale?: number;
  /** For the field's image; an OffscreenCanvas by default. */
  readonly createSurface?: CreateSurface;
}

export interface SampleLayers {
  readonly real: boolean;
  readonly generated: boolean;
  readonly field: boolean;
  readonly contours: boolean;
  readonly arrows: boolean;
}

/** What the picture could not show by itself. */
export interface PaintedSamples {
  /** Points of each shown kind that lie beyond the view (or nowhere) and were not drawn. */
  readonly outside: { readonly real: number; readonly generated: number };
  /** What the colours of the field mean; absent without a finite value. */
  readonly fieldRange?: FieldRange;
}

/** The view's side at which marks have their plain size; they grow with the square root of the side. */
const PLAIN_SIZE = 640;

/** Paints the whole view, replacing what the canvas had. Arrows are shown with generated points or without. */
export function paintSamples(context: DrawingContext, scene: SampleScene): PaintedSamples {
  const { size, pixelRatio, view, palette, show, field } = scene;
  const mapping = mapView(view, size);
  const range = field && fieldRange(field);
  const scale = (scene.markScale ?? 1) * Math.sqrt(size / PLAIN_SIZE);
  const outside = { real: 0, generated: 0 };

  context.save();
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.fillStyle = palette.panel;
  context.fillRect(0, 0, size, size);
  if (field && range && show.field) {
    const createSurface = scene.createSurface ?? createOffscreenSurface;
    paintField(context, field, range, palette, mapping, createSurface);
  }
  if (field && range && show.contours) {
    paintContours(context, field, range, palette.contour, scale, mapping);
  }
  if (show.real) {
    context.fillStyle = palette.real;
    context.globalAlpha = 0.7;
    outside.real = paintPoints(context, scene.real, 'dot', 2.5 * scale, mapping);
    context.globalAlpha = 1;
  }
  if (show.generated) {
    context.strokeStyle = palette.generated;
    context.lineWidth = 1.25 * scale;
    outside.generated = paintPoints(context, scene.generated, 'ring', 3.1 * scale, mapping);
  }
  if (scene.arrows && show.arrows) {
    paintArrows(context, scene.generated, scene.arrows, palette.ink, scale, mapping);
  }
  context.restore();
  return { outside, ...(range && { fieldRange: range }) };
}
