/** What is on the page, handed to the user as files. Changes nothing on the page. */
import type { Snapshot } from '../../training/protocol.ts';
import { runWith } from '../state/runs.ts';
import { currentComparison } from '../state/session.ts';
import { store } from '../state/store.ts';
import { latestSight } from '../state/timeline/sight.ts';
import { download } from './download.ts';
import { fileNameOf } from './fileName.ts';
import { NothingToSaveError } from './nothingToSave.ts';
import { writeRunFile } from './runFile.ts';
import { storeRecording } from './storedRecording.ts';
import { curvesTable, metricsTable, samplesTable } from './tables.ts';

export function saveSamples(): void {
  const { runs } = store.getState();
  save(samplesTable(runs), 'samples', 'csv');
}

export function saveCurves(): void {
  save(curvesTable(store.getState().runs), 'losses', 'csv');
}

export function saveMetrics(): void {
  save(metricsTable(store.getState().runs), 'metrics', 'csv');
}

/**
 * All runs with their weights and curves, as they stand.
 * @throws NothingToSaveError
 */
export async function saveRuns(): Promise<void> {
  const comparison = currentComparison();
  const { runs } = store.getState();
  const snapshots = await Promise.all(runs.map(({ id }) => runWith(id)?.keep()));
  const kept = runs.map((run, index) => {
    const { id, recording } = run;
    const { trainedMs } = latestSight(run);
    const snapshot: Snapshot | undefined = snapshots[index];
    if (!snapshot || !runWith(id)) throw new NothingToSaveError();
    return { snapshot, trainedMs, recording: storeRecording(recording) };
  });
  // What is kept is the latest, whatever the page looks at.
  save(writeRunFile({ comparison, runs: kept }), 'run', 'json', snapshots[0]!.iteration);
}

/** @param iteration what the file is of; absent: what is shown */
function save(text: string, what: string, ending: 'csv' | 'json', iteration?: number): void {
  download(text, `${fileNameOf(store.getState().runs, iteration)}-${what}`, ending);
}
