/** The film that is being made or was made last. Nothing here does anything: `making.ts` acts. */
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { Format } from './choices.ts';
import type { Progress } from './remaining.ts';

export interface MadeFilm {
  /** Of the film itself, valid until there is another. */
  readonly address: string;
  /** Of its last picture. */
  readonly poster: string;
  readonly name: string;
  readonly format: Format;
  readonly bytes: number;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

export interface FilmState {
  /** Absent while no film is being made. */
  readonly progress: Progress | undefined;
  readonly film: MadeFilm | undefined;
  /** Why the last one could not be made: a sentence. */
  readonly problem: string | undefined;
}

export const filmStore = createStore<FilmState>(() => ({
  progress: undefined,
  film: undefined,
  problem: undefined,
}));

export function useFilm<Slice>(selector: (state: FilmState) => Slice): Slice {
  return useStore(filmStore, selector);
}
