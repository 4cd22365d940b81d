/** What a line chart is drawn from. */
import type { ColourRole } from './palette.ts';

export interface CurveSeries {
  readonly id: string;
  /** As short as its label at the end of the line should be. */
  readonly name: string;
  /** An SVG `stroke-dasharray`; empty for a solid line. */
  readonly dash: string;
  readonly colourRole: ColourRole;
  /** Ascending. */
  readonly x: ArrayLike<number>;
  /** As long as `x`; values that are not finite are gaps. */
  readonly y: ArrayLike<number>;
}

export interface CurveFloor {
  readonly name: string;
  readonly value: number;
  readonly colourRole: ColourRole;
}

export interface CurveMarker {
  readonly x: number;
  readonly label: string;
}
