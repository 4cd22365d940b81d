/** One quantity of all runs as lines over the axis that they share. Draws nothing. */
import type { Alignment } from '../../../experiment/comparison.ts';
import type { Metric } from '../../../metrics/metric.ts';
import type { CurveMarker, CurveSeries } from '../../../plots/curveSeries.ts';
import { runMark } from '../../../plots/runPalette.ts';
import type { SeriesId } from '../../state/recording.ts';
import type { RunState } from '../../state/store.ts';
import { placeAt, placesOf } from './places.ts';

/** Something that every run records and that can be laid over each other. */
export interface Quantity {
  readonly id: SeriesId;
  readonly name: string;
  readonly unit?: string;
  /** What the dotted line is; absent where there is none. */
  readonly floor?: string;
}

const LOSSES: readonly Quantity[] = [
  { id: 'criticLoss', name: 'Critic loss' },
  { id: 'generatorLoss', name: 'Generator loss' },
];

/** What there is to choose from: the metrics of the data, and what the players pay. */
export function quantitiesOf(metrics: readonly Metric[]): {
  readonly metrics: readonly Quantity[];
  readonly losses: readonly Quantity[];
} {
  return {
    metrics: metrics.map(({ id, name, unit, floor }) => ({
      id,
      name,
      floor: floor.kind,
      ...(unit !== undefined && { unit }),
    })),
    losses: LOSSES,
  };
}

/** The one of `followed`, or the first metric where the data do not have that one. */
export function quantityOf(metrics: readonly Metric[], followed: SeriesId): Quantity {
  const offered = quantitiesOf(metrics);
  return (
    [...offered.metrics, ...offered.losses].find(({ id }) => id === followed) ?? offered.metrics[0]!
  );
}

/** What the x axis counts. */
const AXIS_NAMES: Readonly<Record<Alignment, string>> = {
  iterations: 'iterations',
  updates: 'updates of both players',
  time: 'seconds of training',
};

/** Unit, axis and floor, as they stand below the quantity's name. */
export function axesInWords({ unit, floor }: Quantity, alignment: Alignment): string {
  const over = unit === undefined ? 'Over' : `In ${unit}, over`;
  return `${over} ${AXIS_NAMES[alignment]}${floor === undefined ? '' : `; dotted: ${floor}`}`;
}

/** What the curves need to know of a run. */
export type RecordedRun = Pick<RunState, 'id' | 'recording'>;

/** A line for each run, in their order, and the changes made while they ran. */
export function comparedCurves(
  runs: readonly RecordedRun[],
  quantity: SeriesId,
  alignment: Alignment,
): {
  readonly series: readonly CurveSeries[];
  readonly markers: readonly CurveMarker[];
  readonly xDomain: readonly [number, number];
} {
  const furthest = runs.map(({ recording }) => {
    const reached = recording.histories.get('updates')?.iterations.at(-1) ?? 0;
    return placeAt(recording, alignment, reached);
  });
  return {
    series: runs.map(({ id, recording }) => {
      const history = recording.histories.get(quantity);
      const iterations = history?.iterations ?? [];
      const { colourRole, dash } = runMark(id);
      const x = placesOf(recording, alignment, iterations);
      return { id, name: id, dash, colourRole, x, y: history?.values ?? [] };
    }),
    markers: runs.flatMap(({ id, recording }) =>
      recording.markers.map(({ iteration, label }) => ({
        x: placeAt(recording, alignment, iteration),
        label: `run ${id}, ${label}`,
      })),
    ),
    xDomain: [0, Math.max(1, ...furthest)],
  };
}
