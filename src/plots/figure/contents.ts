/** What a figure is composed of: arrays, numbers and words, all of them ready to be shown. Lays out nothing. */
import type { CurvesInput } from '../curves.ts';
import type { Palette } from '../palette.ts';
import type { SampleLayers } from '../samplePainter.ts';
import type { ScalarField } from '../scalarField.ts';
import type { SquareView } from '../view.ts';

/** The parts that a figure may have, in their order. */
export const FIGURE_PARTS = [
  'samples',
  'legend',
  'distances',
  'losses',
  'modes',
  'metrics',
  'caption',
] as const;
export type FigurePart = (typeof FIGURE_PARTS)[number];

export interface FigureContents {
  readonly palette: Palette;
  readonly view: SquareView;
  readonly show: SampleLayers;
  /** One, or several that are compared and carry letters. */
  readonly runs: readonly FigureRun[];
  /** By the part that they belong to, in their order. */
  readonly charts: readonly FigureChart[];
  /** Absent for data without modes. */
  readonly modes?: FigureModes | undefined;
  readonly metrics?: FigureTable | undefined;
  /** Sentences below the picture: what was run, and how far. */
  readonly caption: readonly string[];
}

export interface FigureRun {
  /** A to F; absent where there is one run only. */
  readonly letter?: string | undefined;
  /** What it does otherwise than the others. */
  readonly title: string;
  /** How far it is, in words. */
  readonly place: string;
  /** x₀, y₀, x₁, y₁, … in data units. */
  readonly real: ArrayLike<number>;
  readonly generated: ArrayLike<number>;
  readonly field?: ScalarField | undefined;
  readonly best?: ScalarField | undefined;
  readonly arrows?: ArrayLike<number> | undefined;
}

export interface FigureChart {
  readonly part: 'distances' | 'losses';
  readonly title: string;
  readonly curves: Omit<CurvesInput, 'width' | 'height'>;
}

export interface FigureModes {
  readonly title: string;
  /** By mode: its weight in the target, 0 to 1. */
  readonly expected: readonly number[];
  /** In the order of the runs. */
  readonly runs: readonly {
    readonly letter?: string | undefined;
    /** By mode; undefined while they are not known. */
    readonly shares: ArrayLike<number> | undefined;
    /** Modes found, and share near them: `24/25 · 93.1 %`. */
    readonly summary: string;
  }[];
}

export interface FigureTable {
  /** Of the columns of values, such as the letters of runs. */
  readonly headings: readonly string[];
  readonly rows: readonly {
    readonly name: string;
    /** Where there is no room for the name. */
    readonly symbol: string;
    readonly values: readonly string[];
  }[];
  readonly note: string;
}
