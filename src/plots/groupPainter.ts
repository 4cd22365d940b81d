/** Draws points with a mark and a colour for the group of each, so that no two of many groups look alike. */
import type { Palette } from './palette.ts';
import type { PointGroups } from './pointGroups.ts';
import type { DrawingContext } from './surface.ts';
import type { ViewMapping } from './view.ts';

type Trace = (context: DrawingContext, x: number, y: number, radius: number) => void;

/** Neighbours differ in mark and colour; with eight colours, 32 groups differ in one of them. */
const MARKS: readonly Trace[] = [dot, triangle, square, diamond];

/**
 * @param points x₀, y₀, x₁, y₁, … in data units
 * @param radius of the dots, in CSS pixels; the other marks look as large
 * @returns how many points lie outside the view, or nowhere, and were not drawn
 */
export function paintGroups(
  context: DrawingContext,
  points: ArrayLike<number>,
  { groups, count }: PointGroups,
  palette: Palette,
  radius: number,
  mapping: ViewMapping,
): number {
  const colours = coloursOf(palette);
  let outside = 0;
  for (let group = 0; group < count; group++) {
    const round = Math.floor(group / colours.length);
    const trace = MARKS[(group + round) % MARKS.length]!;
    context.fillStyle = colours[group % colours.length]!;
    context.beginPath();
    for (let row = 0; row < groups.length; row++) {
      if (groups[row] !== group) continue;
      const [x, y] = [points[2 * row]!, points[2 * row + 1]!];
      if (mapping.contains(x, y)) trace(context, mapping.pixelX(x), mapping.pixelY(y), radius);
      else outside++;
    }
    context.fill();
  }
  return outside;
}

function coloursOf(palette: Palette): readonly string[] {
  const { group1, group2, group3, group4, group5, group6, group7, group8 } = palette;
  return [group1, group2, group3, group4, group5, group6, group7, group8];
}

function dot(context: DrawingContext, x: number, y: number, radius: number): void {
  context.moveTo(x + radius, y);
  context.arc(x, y, radius, 0, 2 * Math.PI);
}

function triangle(context: DrawingContext, x: number, y: number, radius: number): void {
  const reach = 1.35 * radius;
  context.moveTo(x, y - reach);
  context.lineTo(x + reach, y + 0.8 * reach);
  context.lineTo(x - reach, y + 0.8 * reach);
  context.closePath();
}

function square(context: DrawingContext, x: number, y: number, radius: number): void {
  const side = 1.8 * radius;
  context.rect(x - side / 2, y - side / 2, side, side);
}

function diamond(context: DrawingContext, x: number, y: number, radius: number): void {
  const reach = 1.45 * radius;
  context.moveTo(x, y - reach);
  context.lineTo(x + reach, y);
  context.lineTo(x, y + reach);
  context.lineTo(x - reach, y);
  context.closePath();
}
