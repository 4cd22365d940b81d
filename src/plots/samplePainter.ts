/**
 * The sample view as pixels: the critic's field and its level lines, real points, generated points, the
 * level lines of the best critic and what moves the points, from back to front. Knows no elements, no training, no pointer; legends and notes
 * are the page's.
 */
import { paintArrows } from './arrowPainter.ts';
import { paintContours } from './contourPainter.ts';
import { contourLevels } from './contours.ts';
import { paintField } from './fieldPainter.ts';
import type { Palette } from './palette.ts';
import { paintPoints } from './pointPainter.ts';
import { fieldRange } from './scalarField.ts';
import type { FieldRange, ScalarField } from './scalarField.ts';
import { createOffscreenSurface } from './surface.ts';
import type { CreateSurface, DrawingContext, MarkContext } from './surface.ts';
import { mapView } from './view.ts';
import type { SquareView, ViewMapping } from './view.ts';

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
  /** The best critic's scores, to be told apart from those of `field`. */
  readonly best?: ScalarField | undefined;
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
  /** Lines of the best critic; those of the field are then drawn at its levels too. */
  readonly best: boolean;
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

/**
 * Dashed and strong where the learned critic's lines are solid and faint, so that nobody needs to tell the
 * hues apart; with a margin in the panel's colour, because they run where the points are. The best critic
 * is known in narrow bands: what is shorter than two dashes there is a speck.
 */
const BEST_LINE = { width: 1.7, dash: [6, 4], margin: 1.4, shortest: 16 } as const;

/** About at how many levels the best critic has lines. */
const BEST_LEVELS = 5;

/** Paints the whole view, replacing what the canvas had. Arrows are shown with generated points or without. */
export function paintSamples(context: DrawingContext, scene: SampleScene): PaintedSamples {
  const { size, pixelRatio, view, palette, show, field } = scene;
  const mapping = mapView(view, size);
  const range = field && fieldRange(field);

  context.save();
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.fillStyle = palette.panel;
  context.fillRect(0, 0, size, size);
  if (field && range && show.field) {
    const createSurface = scene.createSurface ?? createOffscreenSurface;
    paintField(context, field, range, palette, mapping, createSurface);
  }
  const outside = paintMarks(context, scene, mapping, range);
  context.restore();
  return { outside, ...(range && { fieldRange: range }) };
}

/** What a picture has above its ground and the colours of the field. */
export type MarksScene = Omit<SampleScene, 'pixelRatio' | 'createSurface'>;

/**
 * Everything above the field's colours, in CSS pixels.
 * @returns how many points of each shown kind lie beyond the view
 */
export function paintMarks(
  context: MarkContext,
  scene: MarksScene,
  mapping: ViewMapping,
  range: FieldRange | undefined,
): PaintedSamples['outside'] {
  const { size, palette, show, field } = scene;
  const best = show.best ? scene.best : undefined;
  const bestLevels = range && best ? bestLevelsOf(best) : [];
  const levels = range ? withLevels(contourLevels(range), bestLevels) : [];
  const scale = (scene.markScale ?? 1) * Math.sqrt(size / PLAIN_SIZE);
  const outside = { real: 0, generated: 0 };
  if (field && show.contours) {
    paintContours(context, field, levels, { colour: palette.contour, width: scale }, mapping);
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
  if (best) {
    const { width, dash, margin, shortest } = BEST_LINE;
    const line = { width: width * scale, shortest: shortest * scale };
    const road = { ...line, colour: palette.panel, width: (width + 2 * margin) * scale };
    paintContours(context, best, bestLevels, road, mapping);
    const dashed = { ...line, colour: palette.accent, dash: dash.map((length) => length * scale) };
    paintContours(context, best, bestLevels, dashed, mapping);
  }
  if (scene.arrows && show.arrows) {
    paintArrows(context, scene.generated, scene.arrows, palette.ink, scale, mapping);
  }
  return outside;
}

/**
 * Levels of the best critic's own: it is known near the samples only, where it may say little of what the
 * learned one says elsewhere, or much more; and only up to noise, which closer levels would draw.
 */
function bestLevelsOf(best: ScalarField): readonly number[] {
  const range = fieldRange(best);
  if (!range) return [];
  const { low, high } = range;
  // Where scores jump from one value to the other, several lines would only run side by side.
  const jumps = low < high && !best.values.some((score) => score > low && score < high);
  return jumps ? [(low + high) / 2] : contourLevels(range, BEST_LEVELS);
}

/** The learned critic has its own lines and one beside each of the best critic's. */
function withLevels(own: readonly number[], others: readonly number[]): readonly number[] {
  return [...new Set([...own, ...others])].sort((a, b) => a - b);
}
