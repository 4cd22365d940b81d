/** Strokes level lines of a scalar field, smoothly. */
import { traceContours } from './contours.ts';
import type { ContourLevel, ContourLine } from './contours.ts';
import type { ScalarField } from './scalarField.ts';
import type { MarkContext } from './surface.ts';
import type { ViewMapping } from './view.ts';

/** How a line is drawn; lengths in CSS pixels. */
export interface LineStyle {
  readonly colour: string;
  readonly width: number;
  /** Lengths of dashes and of the gaps between them; a solid line without. */
  readonly dash?: readonly number[];
  /** Lines shorter than this are left out; none without. */
  readonly shortest?: number;
}

/** Strokes the field's lines at `levels`. */
export function paintContours(
  context: MarkContext,
  field: ScalarField,
  levels: readonly number[],
  { colour, width, dash = [], shortest = 0 }: LineStyle,
  mapping: ViewMapping,
): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.lineJoin = 'round';
  context.setLineDash([...dash]);
  for (const { lines } of contoursOf(field, levels)) {
    context.beginPath();
    for (const line of lines) {
      if (lengthOf(line) * mapping.pixelsPerUnit >= shortest) addLine(context, line, mapping);
    }
    context.stroke();
  }
  context.setLineDash([]);
}

interface Traced {
  readonly levels: readonly number[];
  readonly contours: readonly ContourLevel[];
}

/** Tracing costs milliseconds, and repaints between two frames show the same field. */
const traced = new WeakMap<ScalarField, Traced>();

function contoursOf(field: ScalarField, levels: readonly number[]): readonly ContourLevel[] {
  const known = traced.get(field);
  if (known && sameNumbers(known.levels, levels)) return known.contours;
  const contours = traceContours(field, levels);
  traced.set(field, { levels, contours });
  return contours;
}

function sameNumbers(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}

/** In data units. */
function lengthOf({ points }: ContourLine): number {
  let length = 0;
  for (let i = 2; i < points.length; i += 2) {
    length += Math.hypot(points[i]! - points[i - 2]!, points[i + 1]! - points[i - 1]!);
  }
  return length;
}

/** Curves through the middles of the segments, with the corners as control points: no visible grid. */
function addLine(
  context: MarkContext,
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
