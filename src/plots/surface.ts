/** What painters draw on, in the page or in a worker. */

export type DrawingContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export type Surface = HTMLCanvasElement | OffscreenCanvas;

/** Makes an empty surface of so many device pixels. */
export type CreateSurface = (width: number, height: number) => Surface;

export const createOffscreenSurface: CreateSurface = (width, height) =>
  new OffscreenCanvas(width, height);
