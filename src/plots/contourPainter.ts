/** Strokes level lines of a scalar field, smoothly. */
import { contourLevels, traceContours } from './contours.ts';
import type { ContourLevel, ContourLine } from './contours.ts';
import type { FieldRange, ScalarField } from './scalarField.ts';
import type { DrawingContext } from './surface.ts';
import type { ViewMapping } from './view.ts';

/** Strokes about ten level lines of the field. */
export function paintContours(
  context: DrawingContext,
  field: ScalarField,
  range: FieldRange,
  colour: string,
  lineWidth: number,
  mapping: ViewMapping,
): void {
  context.strokeStyle = colour;
  context.lineWidth = lineWidth;
  context.lineJoin = 'round';
  for (const { lines } of contoursOf(field, range)) {
    context.beginPath();
    for (const line of lines) addLine(context, line, mapping);
    context.stroke();
  }
}

/** Tracing costs milliseconds, and repaints between two frames show the same field. */
const traced = new WeakMap<ScalarField, readonly ContourLevel[]>();

function contoursOf(field: ScalarField, range: FieldRange): readonly ContourLevel[] {
  let levels = traced.get(field);
  if (!levels) {
    levels = traceContours(field, contourLevels(range));
    traced.set(field, levels);
  }
  return levels;
}

/** Curves through the middles of the segments, with the corners as control points: no visible grid. */
function addLine(
  context: DrawingContext,
  { points, closed }: ContourLine,
  mapping: ViewMapping,
): void {
  const count = points.length / 2;
  const x = (i: number) => mapping.pixelX(points[2 * (i % count)]!);
  const y = (i: number) => mapping.pixelY(points[2 * (i % count) + 1]!);
  const curveTo = (i: number) =>
    context.quadraticCurveTo(x(i), y(i), (x(i) + x(i + 1)) / 2, (y(i) + y(i + 1)) / 2);

  if (closed) {
    context.moveTo((x(0) + x(1)) / 2, (y(0) + y(1)) / 2);
    for (let i = 1; i <= count; i++) curveTo(i);
    context.closePath();
    return;
  }
  context.moveTo(x(0), y(0));
  for (let i = 1; i < count - 1; i++) curveTo(i);
  context.lineTo(x(count - 1), y(count - 1));
}
