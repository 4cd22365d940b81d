/**
 * Changes of the experiments there are, and whether the run in progress can take them over or has to begin anew.
 */
import { isShared, type Comparison } from '../../experiment/comparison.ts';
import { fullNameOf } from '../../experiment/field.ts';
import { changeExperiment, fieldsOf, structuralDifferences } from '../../gan/catalogue.ts';
import { noteInAddress } from './address.ts';
import { goOn, keepsPlaying } from './conductor.ts';
import { givenUp } from './givenUp.ts';
import { recordMarker } from './recording.ts';
import { isRestarting, restart, restartSoon } from './restarts.ts';
import { allRuns, runWith } from './runs.ts';
import { arrange, holdAll } from './session.ts';
import { findRun, selectedRun, store, updateRun, type RunState } from './store.ts';
import { continueFromHere } from './timeline/departure.ts';
import { isLookingBack } from './timeline/sight.ts';

/** A number waits this long for the next one before it restarts, so that dragging a slider restarts once. */
const RESTART_QUIET_MS = 150;

/** A drawing waits this long for the next stroke or point. */
const DRAWING_QUIET_MS = 500;

/**
 * Changes one key of the selected experiment, or of all where they share it: at once where the run can take
 * it over, else by a new run. While runs show their past, they go on from there with the change.
 * @param brought what the new choice comes with, by key, where that is not its defaults
 */
export function changeField(
  key: string,
  value: string | number,
  brought: Readonly<Record<string, string | number>> = {},
): void {
  if (isLookingBack(store.getState())) {
    void continueFromHere().then(() => changeField(key, value, brought));
    return;
  }
  const { runs } = store.getState();
  const chosen = selectedRun(store.getState());
  const changed = isShared(key) ? runs : [chosen];
  const before = new Map(changed.map(({ id, experiment }) => [id, experiment]));
  for (const { id, experiment } of changed) {
    updateRun(id, { experiment: changeExperiment(experiment, { [key]: value, ...brought }) });
  }
  const after = changed.map(({ id }) => findRun(store.getState(), id)!);
  store.setState({
    messages: givenUp(before.get(chosen.id)!, selectedRun(store.getState()).experiment, key),
  });
  const anew = after.filter(
    ({ id, experiment }) => structuralDifferences(before.get(id)!, experiment).length > 0,
  );
  const quietMs = typeof value === 'number' ? RESTART_QUIET_MS : quietAfterDrawing(chosen, key);
  if (anew.length > 0 && quietMs > 0) return restartSoon(anew, key, quietMs);
  noteInAddress(anew.length > 0 ? 'push' : 'replace');
  if (anew.length > 0) {
    store.setState({ playing: keepsPlaying(anew) });
    return restart(anew.map(({ id }) => runWith(id)!));
  }
  for (const run of after) void takeOver(run, [key]);
}

/** @param keys what is new of its experiment */
async function takeOver(run: RunState, keys: readonly string[]): Promise<void> {
  const { id, experiment, frame } = run;
  // The run that is about to start will have it.
  if (isRestarting(id) || keys.length === 0) return;
  for (const field of fieldsOf(experiment).filter(({ key }) => keys.includes(key))) {
    if (!frame) break;
    const label = `${fullNameOf(field)} ${experiment[field.key]}`;
    const marker = { key: field.key, iteration: frame.iteration, label };
    updateRun(id, ({ recording }) => ({ recording: recordMarker(recording, marker) }));
  }
  await runWith(id)!.takeOver();
}

/** In milliseconds; 0 for what is not drawn but chosen at once. */
function quietAfterDrawing({ experiment }: RunState, key: string): number {
  const field = fieldsOf(experiment).find((candidate) => candidate.key === key);
  return field?.kind === 'text' && field.encoded ? DRAWING_QUIET_MS : 0;
}

export function newSeed(): void {
  const seed = crypto.getRandomValues(new Uint32Array(1))[0]! % 100_000;
  changeField('seed', seed);
}

/**
 * Other experiments for the runs there are: those that can take theirs over go on from their latest, the others
 * begin anew. Makes no step for the Back button. Resolves once they are what is wanted, as far as they can be.
 */
export async function changeTo(comparison: Comparison): Promise<void> {
  const { runs: before, alignment, playing } = store.getState();
  arrange(
    comparison,
    before.map(({ id }) => id),
  );
  noteInAddress('replace');
  const goingOn = new Map(
    before.flatMap((ran) => {
      const wanted = findRun(store.getState(), ran.id);
      return wanted && takesOver(ran, wanted) ? [[ran.id, differingKeys(ran, wanted)]] : [];
    }),
  );
  const anew = allRuns().filter(({ id }) => !goingOn.has(id));
  store.setState({
    messages: [],
    playing: keepsPlaying(before.filter(({ id }) => !goingOn.has(id))),
  });
  restart(anew);
  if (!playing && alignment !== comparison.alignment) holdAll();
  goOn();
  await Promise.all([
    ...[...goingOn].map(([id, keys]) => takeOver(findRun(store.getState(), id)!, keys)),
    ...allRuns().map((run) => run.settled()),
  ]);
}

/** Whether a run can become another in progress. */
function takesOver(ran: RunState, wanted: RunState): boolean {
  return ran.phase !== 'failed' && !structuralDifferences(ran.experiment, wanted.experiment).length;
}

function differingKeys(a: RunState, b: RunState): readonly string[] {
  return Object.keys(b.experiment).filter((key) => a.experiment[key] !== b.experiment[key]);
}
