/** What there is to see in a film: what stays the same throughout, and what changes from picture to picture. */
import type { CurveSeries } from '../curveSeries.ts';
import type { Palette } from '../palette.ts';
import type { SampleLayers } from '../samplePainter.ts';
import type { ScalarField } from '../scalarField.ts';
import type { SquareView } from '../view.ts';

/** What stays the same throughout. */
export interface FilmScene {
  /** Of the whole picture, in pixels. */
  readonly width: number;
  readonly palette: Palette;
  readonly view: SquareView;
  readonly layers: SampleLayers;
  /** x₀, y₀, x₁, y₁, … in data units; the same for all runs. */
  readonly real: ArrayLike<number>;
  /** What the runs have in common, in a few words. */
  readonly title: string;
  readonly runs: readonly FilmedRun[];
  /** Whether losses are drawn. */
  readonly charts: boolean;
  /** Iterations of the first and the last picture. */
  readonly extent: readonly [number, number];
}

export interface FilmedRun {
  readonly letter: string;
  /** What sets it apart; empty where nothing does. */
  readonly title: string;
}

/** What changes: a run at one iteration. */
export interface FilmedMoment {
  readonly generated: ArrayLike<number>;
  readonly field?: ScalarField | undefined;
  readonly arrows?: ArrayLike<number> | undefined;
  readonly losses: readonly CurveSeries[];
}
