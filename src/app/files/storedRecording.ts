/** What charts draw, as plain data that survives in a file. */
import * as v from 'valibot';
import { History } from '../../plots/history.ts';
import { emptyRecording, type Recording } from '../state/recording.ts';

/** More than anybody trains, and few enough to be counted exactly and waited for. */
const MOST_UPDATES = 1e9;

/** How often something was done in a run. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_UPDATES));

/** A value that is not finite, as divergence leaves it, is null. */
const curve = v.pipe(
  v.object({
    iterations: v.array(count),
    values: v.array(v.nullable(v.pipe(v.number(), v.finite()))),
  }),
  v.check(
    ({ iterations, values }) => iterations.length === values.length,
    'A curve has as many values as iterations',
  ),
  v.check(
    ({ iterations }) =>
      iterations.every((one, index) => index === 0 || one > iterations[index - 1]!),
    'The iterations of a curve ascend',
  ),
);

export const storedRecording = v.object({
  curves: v.record(v.string(), curve),
  markers: v.array(v.object({ key: v.string(), iteration: count, label: v.string() })),
});

export type StoredRecording = v.InferOutput<typeof storedRecording>;

export function storeRecording({ histories, markers }: Recording): StoredRecording {
  const curves = [...histories].map(([id, { iterations, values }]) => [
    id,
    {
      iterations: [...iterations],
      values: Array.from(values, (value) => (Number.isFinite(value) ? value : null)),
    },
  ]);
  return { curves: Object.fromEntries(curves), markers: [...markers] };
}

export function restoreRecording({ curves, markers }: StoredRecording): Recording {
  const recording = emptyRecording();
  for (const [id, { iterations, values }] of Object.entries(curves)) {
    const history = new History();
    iterations.forEach((iteration, index) => history.append(iteration, values[index] ?? NaN));
    recording.histories.set(id, history);
  }
  return { ...recording, markers };
}
