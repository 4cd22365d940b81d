/** What every format does for a film. */
import type { FilmOrder } from './messages.ts';

export interface FilmEncoder {
  /** Takes the canvas as it stands for the next picture; resolves when there is room for another. */
  add(): Promise<void>;
  /** Bytes written so far, as far as that is known. */
  readonly byteLength: number;
  finish(): Promise<Blob>;
}

/** Opens a format for pictures on `canvas`, which keeps its size. */
export type OpenEncoder = (canvas: OffscreenCanvas, order: FilmOrder) => Promise<FilmEncoder>;

/** A film that cannot be written. The message is for the user and says what to do. */
export class FilmError extends Error {
  override readonly name = 'FilmError';
}
