/**
 * The square that points are drawn in: a faint grid with axes, the points, and where the crosshair or the
 * eraser is. Knows no pointer and no keys.
 */
import type { Palette } from './palette.ts';
import { paintPoints } from './pointPainter.ts';
import type { DrawingContext } from './surface.ts';
import { mapView, type DataPoint, type SquareView, type ViewMapping } from './view.ts';

export interface PadScene {
  /** Side in CSS pixels. */
  readonly size: number;
  readonly pixelRatio: number;
  readonly view: SquareView;
  readonly palette: Palette;
  /** x₀, y₀, x₁, y₁, … in data units. */
  readonly points: ArrayLike<number>;
  /** Where the next point of the keyboard goes; absent while nobody uses it. */
  readonly crosshair?: DataPoint | undefined;
  /** What is erased if the pointer is pressed; absent where nothing is. */
  readonly eraser?: { readonly at: DataPoint; readonly radius: number } | undefined;
}

/** Beyond so many, dots become small enough to be told apart. */
const FEW_POINTS = 400;
/** Its radius, in CSS pixels: beyond it, neighbours on a trail would hide each other. */
const LARGEST_DOT = 4;
/** Of a crosshair's arms, in CSS pixels. */
const ARM = 11;
/** Around the point that a crosshair marks, so that it stays in sight. */
const GAP = 4;

export function paintPad(context: DrawingContext, scene: PadScene): void {
  const { size, pixelRatio, view, palette, points, crosshair, eraser } = scene;
  const mapping = mapView(view, size);
  context.save();
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.clearRect(0, 0, size, size);
  paintGrid(context, scene, mapping);
  context.fillStyle = palette.real;
  const radius = points.length / 2 <= FEW_POINTS ? size / 110 : size / 220;
  paintPoints(context, points, 'dot', Math.min(LARGEST_DOT, Math.max(1, radius)), mapping);
  if (eraser) paintEraser(context, palette, eraser, mapping);
  if (crosshair) paintCrosshair(context, palette, mapping.toPixel(crosshair));
  context.restore();
}

function paintGrid(context: DrawingContext, scene: PadScene, mapping: ViewMapping): void {
  const { size, view, palette } = scene;
  context.lineWidth = 1;
  for (let at = Math.ceil(view.low); at <= view.high; at++) {
    context.strokeStyle = at === 0 ? palette.muted : palette.line;
    context.globalAlpha = at === 0 ? 0.55 : 1;
    // Hairlines are sharp between pixels.
    const [x, y] = [mapping.pixelX(at), mapping.pixelY(at)].map((pixel) => Math.round(pixel) + 0.5);
    context.beginPath();
    context.moveTo(x!, 0);
    context.lineTo(x!, size);
    context.moveTo(0, y!);
    context.lineTo(size, y!);
    context.stroke();
  }
  context.globalAlpha = 1;
  paintScale(context, scene, mapping);
}

/** ±2 on both axes: enough to know where one is. */
function paintScale(context: DrawingContext, { palette }: PadScene, mapping: ViewMapping): void {
  context.fillStyle = palette.muted;
  context.font = '11px system-ui, sans-serif';
  for (const [text, at] of [
    ['−2', -2],
    ['2', 2],
  ] as const) {
    context.textAlign = 'center';
    context.textBaseline = 'top';
    context.fillText(text, mapping.pixelX(at), mapping.pixelY(0) + 4);
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    context.fillText(text, mapping.pixelX(0) - 5, mapping.pixelY(at));
  }
}

function paintEraser(
  context: DrawingContext,
  palette: Palette,
  { at, radius }: NonNullable<PadScene['eraser']>,
  mapping: ViewMapping,
): void {
  const { x, y } = mapping.toPixel(at);
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.5;
  context.beginPath();
  context.arc(x, y, radius * mapping.pixelsPerUnit, 0, 2 * Math.PI);
  context.stroke();
}

/** Twice: a broad one in the colour of the ground keeps the narrow one visible over any points. */
function paintCrosshair(
  context: DrawingContext,
  palette: Palette,
  { x, y }: { readonly x: number; readonly y: number },
): void {
  for (const [colour, width] of [
    [palette.panel, 5],
    [palette.accent, 2],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      context.moveTo(x + GAP * dx, y + GAP * dy);
      context.lineTo(x + (GAP + ARM) * dx, y + (GAP + ARM) * dy);
    }
    context.stroke();
  }
}
