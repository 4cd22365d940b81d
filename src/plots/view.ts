/**
 * Where data lies on the screen: a square of the plane, [low, high]², shown as a square of CSS pixels.
 * Data y grows upwards, pixel y downwards. Draws nothing.
 */

declare const unit: unique symbol;

/** A position in data units. */
export type DataPoint = { readonly x: number; readonly y: number } & { readonly [unit]?: 'data' };

/** A position in CSS pixels from the upper left corner of the view. */
export type PixelPoint = { readonly x: number; readonly y: number } & { readonly [unit]?: 'pixel' };

/** The square [low, high]² of the plane, in data units. */
export interface SquareView {
  readonly low: number;
  readonly high: number;
}

/** One view at one size. */
export interface ViewMapping {
  readonly pixelsPerUnit: number;
  toPixel(point: DataPoint): PixelPoint;
  toData(point: PixelPoint): DataPoint;
  /** The horizontal pixel of a data x; no allocation, for loops over points. */
  pixelX(dataX: number): number;
  /** The vertical pixel of a data y. */
  pixelY(dataY: number): number;
  /** Whether the view shows this position, edges included; never for NaN. */
  contains(dataX: number, dataY: number): boolean;
}

/** Maps `view` onto a square of `size` × `size` CSS pixels. */
export function mapView({ low, high }: SquareView, size: number): ViewMapping {
  const pixelsPerUnit = size / (high - low);
  const pixelX = (dataX: number) => (dataX - low) * pixelsPerUnit;
  const pixelY = (dataY: number) => (high - dataY) * pixelsPerUnit;
  return {
    pixelsPerUnit,
    pixelX,
    pixelY,
    toPixel: (point) => ({ x: pixelX(point.x), y: pixelY(point.y) }),
    toData: (point) => ({ x: low + point.x / pixelsPerUnit, y: high - point.y / pixelsPerUnit }),
    contains: (x, y) => x >= low && x <= high && y >= low && y <= high,
  };
}

/**
 * The smallest view about the origin, on which the data is centred, that shows every finite one of
 * `points` (x₀, y₀, x₁, y₁, …), widened by `margin` of its side on each edge. Without a point off the
 * origin, [−1, 1]².
 */
export function viewAround(points: ArrayLike<number>, margin: number): SquareView {
  let furthest = 0;
  for (let i = 0; i < points.length; i++) {
    const distance = Math.abs(points[i]!);
    if (Number.isFinite(distance)) furthest = Math.max(furthest, distance);
  }
  const half = furthest > 0 ? furthest * (1 + 2 * margin) : 1;
  return { low: -half, high: half };
}
