/** What painters draw on, in the page or in a worker. */

export type DrawingContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** What points, lines and arrows take: whoever offers as much can have them otherwise than as pixels. */
export type MarkContext = Pick<
  CanvasRenderingContext2D,
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'globalAlpha'
  | 'setLineDash'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'quadraticCurveTo'
  | 'arc'
  | 'closePath'
  | 'fill'
  | 'stroke'
>;

export type Surface = HTMLCanvasElement | OffscreenCanvas;

/** Makes an empty surface of so many device pixels. */
export type CreateSurface = (width: number, height: number) => Surface;

export const createOffscreenSurface: CreateSurface = (width, height) =>
  new OffscreenCanvas(width, height);
