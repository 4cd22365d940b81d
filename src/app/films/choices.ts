/** What a film is to be like, as far as somebody chooses it, and what there is to choose from. */
import type { Spacing } from './schedule.ts';

export const FORMATS = ['mp4', 'webm', 'gif'] as const;
export type Format = (typeof FORMATS)[number];

export const FORMAT_NAMES: Readonly<Record<Format, string>> = {
  mp4: 'MP4 (H.264)',
  webm: 'WebM',
  gif: 'GIF',
};

/** In pixels, of the whole film. Even, because video formats take nothing else. */
export const WIDTHS = [320, 480, 640, 800, 1080] as const;
export const RATES = [5, 10, 15, 20, 25, 30] as const;
export const MOST_SECONDS = 120;
export const MOST_ITERATIONS = 1_000_000;
/** Where a run has not come far, this is far enough to see something. */
const LEAST_SUGGESTED = 1000;

export interface Choices {
  readonly format: Format;
  /** Of the first picture, from 0 to less than `to`. */
  readonly from: number;
  /** Of the last picture, at most `MOST_ITERATIONS`. */
  readonly to: number;
  /** From 1 to `MOST_SECONDS`, whole. */
  readonly seconds: number;
  /** One of `RATES`. */
  readonly framesPerSecond: number;
  /** One of `WIDTHS`. */
  readonly width: number;
  readonly spacing: Spacing;
  readonly theme: 'light' | 'dark';
  /** Whether the losses are drawn below the pictures. */
  readonly curves: boolean;
}

/** @param iteration how far the run has come @param theme of the page */
export function suggestedChoices(iteration: number, theme: Choices['theme']): Choices {
  return {
    format: 'mp4',
    from: 0,
    to: iteration >= 1 ? Math.min(iteration, MOST_ITERATIONS) : LEAST_SUGGESTED,
    seconds: 10,
    framesPerSecond: 20,
    width: 640,
    spacing: 'even',
    theme,
    curves: true,
  };
}

/** The pictures of a film: at least two, so that there is a first and a last. */
export function frameCount({
  seconds,
  framesPerSecond,
}: Pick<Choices, 'seconds' | 'framesPerSecond'>): number {
  return Math.max(2, Math.round(seconds * framesPerSecond));
}
