/** What a network made of points, over what it should look like. Groups tell which point became which. */
import { paintGroups } from './groupPainter.ts';
import type { Palette } from './palette.ts';
import { paintPoints } from './pointPainter.ts';
import type { PointGroups } from './pointGroups.ts';
import type { DrawingContext } from './surface.ts';
import { mapView, viewAround, type SquareView } from './view.ts';

/** Point arrays are x₀, y₀, x₁, y₁, … in the units of the view. */
export interface CodeScene {
  /** Side in CSS pixels; made for about 340. */
  readonly size: number;
  readonly pixelRatio: number;
  readonly view: SquareView;
  readonly palette: Palette;
  /** What the codes should be distributed like: pale dots. */
  readonly expected: ArrayLike<number>;
  readonly codes: ArrayLike<number>;
  readonly groups: PointGroups;
  /** Makes points larger, for a projector; 1 by default. */
  readonly markScale?: number;
}

const RADIUS = 2.3;
const EXPECTED_RADIUS = 1.8;

/** Of the side: room for codes that reach a little beyond what they should be like. */
const MARGIN = 0.15;

/** @returns how many codes lie beyond the view, or nowhere, and were not drawn */
export function paintCodes(context: DrawingContext, scene: CodeScene): number {
  const { size, pixelRatio, view, palette, expected, codes, groups, markScale = 1 } = scene;
  const mapping = mapView(view, size);
  context.save();
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.fillStyle = palette.panel;
  context.fillRect(0, 0, size, size);
  context.fillStyle = palette.muted;
  context.globalAlpha = 0.3;
  paintPoints(context, expected, 'dot', EXPECTED_RADIUS * markScale, mapping);
  context.globalAlpha = 1;
  const outside = paintGroups(context, codes, groups, palette, RADIUS * markScale, mapping);
  context.restore();
  return outside;
}

/** Of the codes: as many may lie beyond the view before it is made twice as wide. */
const LARGEST_SHARE_OUTSIDE = 0.05;

/** Codes further out than the view doubled so often have no place any more. */
const MOST_DOUBLINGS = 6;

/** Latents and codes as they stand in a picture. */
export interface LatentPlane {
  readonly view: SquareView;
  readonly expected: Float32Array;
  readonly codes: Float32Array;
}

/**
 * The first two coordinates of each row. A single coordinate goes from left to right, with every group of
 * codes at a height of its own over latents at all heights.
 */
export function latentPlane(
  { latents, codes }: { readonly latents: ArrayLike<number>; readonly codes: ArrayLike<number> },
  dimension: number,
  { groups, count }: PointGroups,
): LatentPlane {
  if (dimension > 1) {
    const plane = { expected: firstTwo(latents, dimension), codes: firstTwo(codes, dimension) };
    return { ...plane, view: viewOf(plane.expected, plane.codes, 2) };
  }
  const view = viewOf(latents, codes, 1);
  const height = (share: number) => view.low + share * (view.high - view.low);
  return {
    view,
    expected: atHeights(latents, (row) => height((row + 0.5) / latents.length)),
    codes: atHeights(codes, (row) => height((groups[row]! + 0.5) / count)),
  };
}

/** Around all latents, and in steps of two wide enough for most codes: it rarely moves while codes do. */
function viewOf(
  latents: ArrayLike<number>,
  codes: ArrayLike<number>,
  coordinates: 1 | 2,
): SquareView {
  let { high } = viewAround(latents, MARGIN);
  const allowed = (LARGEST_SHARE_OUTSIDE * codes.length) / coordinates;
  for (let i = 0; i < MOST_DOUBLINGS && rowsBeyond(codes, coordinates, high) > allowed; i++) {
    high *= 2;
  }
  return { low: -high, high };
}

function rowsBeyond(rows: ArrayLike<number>, coordinates: 1 | 2, high: number): number {
  let beyond = 0;
  for (let i = 0; i < rows.length; i += coordinates) {
    if (Math.abs(rows[i]!) > high || Math.abs(rows[i + coordinates - 1]!) > high) beyond++;
  }
  return beyond;
}

function firstTwo(rows: ArrayLike<number>, dimension: number): Float32Array {
  return Float32Array.from({ length: (2 * rows.length) / dimension }, (_, i) => {
    const row = Math.floor(i / 2);
    return rows[row * dimension + (i % 2)]!;
  });
}

function atHeights(values: ArrayLike<number>, height: (row: number) => number): Float32Array {
  return Float32Array.from({ length: 2 * values.length }, (_, i) =>
    i % 2 === 0 ? values[i / 2]! : height((i - 1) / 2),
  );
}
