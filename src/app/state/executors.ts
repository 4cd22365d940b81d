/** Where all runs train, chosen by the page or by the user, and the ways on when it fails there. */
import type { ExecutorName } from '../../training/protocol.ts';
import { writeForcedExecutor } from './address.ts';
import { keepsPlaying } from './conductor.ts';
import { allRuns, runWith } from './runs.ts';
import { store, type RunId } from './store.ts';
import { returnToLatest } from './timeline/departure.ts';

/** Carries all runs over to another executor; none: to the best there is. */
export async function changeExecutor(executor: ExecutorName | undefined): Promise<void> {
  returnToLatest();
  forceExecutor(executor);
  store.setState(({ runs }) => ({ playing: keepsPlaying(runs) }));
  await Promise.all(
    allRuns().map(async (run) => {
      const { course } = run;
      await run.keep();
      if (course === run.course) await run.resume();
    }),
  );
}

/** After divergence or a lost device: back to the last state known to be good. */
export function carryOn(
  id: RunId,
  { playing, executor }: { readonly playing: boolean; readonly executor?: ExecutorName },
): void {
  returnToLatest();
  if (executor) forceExecutor(executor);
  store.setState({ playing });
  void runWith(id)?.resume();
}

/** The iteration of the state that `carryOn` goes back to. */
export function lastGoodIterationOf(id: RunId): number | undefined {
  return runWith(id)?.lastGoodIteration;
}

function forceExecutor(executor: ExecutorName | undefined): void {
  store.setState({ forcedExecutor: executor });
  writeForcedExecutor(executor);
}
