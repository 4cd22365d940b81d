/** The wire between the page and the studio, the worker that paints and writes films: every message either side can send. */
import type { FilmScene } from '../../../plots/film/filmScene.ts';
import type { Frame, Progress } from '../../../training/protocol.ts';
import type { Format } from '../choices.ts';

/** What the studio can be asked, one film in its life: `open`, then each `picture` in order, then `finish`. */
export type StudioCommand =
  /** Which formats can be written here at this size. May be asked before `open`. */
  | ({ readonly kind: 'formats' } & PictureSize)
  | ({ readonly kind: 'open' } & FilmOrder)
  | { readonly kind: 'picture'; readonly runs: readonly PicturedRun[]; readonly iteration: number }
  | { readonly kind: 'finish' };

export interface PictureSize {
  /** In pixels, even. */
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
}

export interface FilmOrder {
  readonly scene: FilmScene;
  readonly format: Format;
  readonly framesPerSecond: number;
  /** How many there will be. */
  readonly pictures: number;
  readonly title: string;
  /** Where the film comes from, with the hash. */
  readonly comment: string;
}

/** A run at one iteration. */
export interface PicturedRun extends Progress {
  readonly generated: Float32Array;
  readonly field?: Frame['field'];
  readonly arrows?: Float32Array;
  /** Of the iterations since the picture before, in pieces, oldest first. */
  readonly losses: readonly Frame['losses'][];
}

export interface StudioAnswers {
  readonly formats: Readonly<Record<Format, boolean>>;
  readonly open: undefined;
  /** Bytes written so far, as far as that is known. */
  readonly picture: number;
  readonly finish: FinishedFilm;
}

export interface FinishedFilm {
  readonly film: Blob;
  /** The last picture, as PNG. */
  readonly poster: Blob;
}

export interface StudioRequest {
  readonly id: number;
  readonly command: StudioCommand;
}

export type StudioResponse =
  | { readonly id: number; readonly answer: StudioAnswers[keyof StudioAnswers] }
  /** A sentence for the user. */
  | { readonly id: number; readonly problem: string };
