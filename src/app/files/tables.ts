/** What a run shows, as tables for other programs: comma-separated, one header line. */
import { metrics } from '../../metrics/registry.ts';
import type { Recording, SeriesId } from '../state/recording.ts';
import type { RunState } from '../state/store.ts';

const LOSSES: readonly SeriesId[] = ['criticLoss', 'generatorLoss'];
const READINGS: readonly SeriesId[] = [...metrics.map(({ id }) => id), 'estimate'];

/** What tables are made of. */
export type Tabled = Pick<RunState, 'id' | 'frame' | 'recording' | 'floors'>;

/**
 * The generated points in view. A single run's table has the columns x and y, and can be opened again as
 * data; of several runs, the first column says which.
 */
export function samplesTable(runs: readonly Tabled[]): string {
  return table(['x', 'y'], runs, ({ frame }) => {
    const points = frame?.generated ?? [];
    return Array.from({ length: points.length / 2 }, (_, i) => [
      points[2 * i]!,
      points[2 * i + 1]!,
    ]);
  });
}

/** Both losses over the iterations; of long runs what the chart keeps, extremes included. */
export function curvesTable(runs: readonly Tabled[]): string {
  return table(['loss', 'iteration', 'value'], runs, ({ recording }) =>
    valuesIn(recording, LOSSES),
  );
}

/** Every metric over the iterations at which it was taken, with what a perfect generator would score. */
export function metricsTable(runs: readonly Tabled[]): string {
  return table(['metric', 'iteration', 'value', 'floor'], runs, ({ recording, floors }) =>
    valuesIn(recording, READINGS).map((row) => [...row, floors[String(row[0])]?.value ?? '']),
  );
}

type Row = readonly (string | number)[];

function table(columns: Row, runs: readonly Tabled[], rowsOf: (run: Tabled) => readonly Row[]) {
  const several = runs.length > 1;
  const rows = runs.flatMap((run) => rowsOf(run).map((row) => (several ? [run.id, ...row] : row)));
  return [several ? ['run', ...columns] : columns, ...rows]
    .map((row) => `${row.join(',')}\n`)
    .join('');
}

function valuesIn({ histories }: Recording, wanted: readonly SeriesId[]): readonly Row[] {
  return [...histories]
    .filter(([id]) => wanted.includes(id))
    .flatMap(([id, { iterations, values }]) =>
      Array.from(iterations, (iteration, index): Row => {
        const value = values[index]!;
        return [id, iteration, Number.isFinite(value) ? value : ''];
      }),
    );
}
