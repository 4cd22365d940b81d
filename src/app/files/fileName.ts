/** What files of the page are called. */
import type { RunState } from '../state/store.ts';

type Named = Pick<RunState, 'experiment' | 'frame'>;

/**
 * What was run and how far: `ring8-standard-r1-1200`.
 * @param runs one at least
 * @param iteration what the file is of; absent: what is shown
 */
export function fileNameOf(runs: readonly Named[], iteration?: number): string {
  const [{ experiment, frame }] = runs as [Named];
  const { data, loss, lipschitz } = experiment;
  const game = runs.length > 1 ? [`${runs.length}-runs`] : [loss, lipschitz];
  return [data, ...game, iteration ?? frame?.iteration ?? 0].join('-');
}
