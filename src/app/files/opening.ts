/** A saved run, taken from a file and shown. A file that cannot be used changes nothing on the page. */
import type { Experiment } from '../../experiment/experiment.ts';
import { openTrainingClient } from '../../training/client.ts';
import type { FrameRequest, Snapshot } from '../../training/protocol.ts';
import { openStanding } from '../state/session.ts';
import { readRunFile, RunFileError } from './runFile.ts';
import { restoreRecording } from './storedRecording.ts';

/** Larger than six runs of the largest networks in use, and small enough to be read at once. */
const LARGEST_FILE = 256 * 1024 * 1024;

const SAMPLES_ONLY: FrameRequest = {
  field: false,
  arrows: false,
  measurement: false,
  snapshot: false,
};

/**
 * Shows the runs that `file` keeps, at rest where they were saved.
 * @throws RunFileError
 */
export async function openRunFile(file: File): Promise<void> {
  if (file.size > LARGEST_FILE) {
    throw new RunFileError(
      `${file.name} is too large to be a saved run: allowed are ${LARGEST_FILE / 1024 ** 2} MB.`,
    );
  }
  const { comparison, runs } = readRunFile(await file.text());
  for (const [index, { snapshot }] of runs.entries()) {
    await checkFits(comparison.experiments[index]!, snapshot);
  }
  openStanding(
    comparison,
    runs.map(({ snapshot, trainedMs, recording }) => ({
      snapshot,
      trainedMs,
      recording: restoreRecording(recording),
    })),
  );
}

/** Starts the run out of sight: only a worker can tell whether a state fits the networks. */
async function checkFits(experiment: Experiment, snapshot: Snapshot): Promise<void> {
  const client = openTrainingClient();
  try {
    await client.start(experiment, { executor: 'tfjs-cpu', from: snapshot, want: SAMPLES_ONLY });
  } catch (error) {
    throw new RunFileError(
      'This file is damaged: its numbers do not fit the networks of its experiment. Save the run again.',
      { cause: error },
    );
  } finally {
    client.terminate();
  }
}
