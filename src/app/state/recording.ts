/**
 * What the charts draw: each quantity over the iterations of the run. The histories themselves change
 * in place, because a run makes thousands of values a second; the recording around them is new after
 * each change, so that whoever watches the store notices.
 */
import { History } from '../../plots/history.ts';
import type { Frame, Progress } from '../../training/protocol.ts';
import type { Measured } from './store.ts';

/**
 * `estimate` is the critic's own reading of one of the metrics; `updates` of both players and `time` spent
 * training, in milliseconds, say where an iteration lies by the other alignments; the others are named
 * after what they hold.
 */
export type SeriesId =
  'criticLoss' | 'generatorLoss' | 'estimate' | 'updates' | 'time' | (string & {});

/** A change of a setting in a run in progress. */
export interface Marker {
  /** The key of the field that was changed. */
  readonly key: string;
  readonly iteration: number;
  readonly label: string;
}

export interface Recording {
  readonly histories: Map<SeriesId, History>;
  readonly markers: readonly Marker[];
}

/** Changes of one setting closer together than this are one change. */
const DRAG_ITERATIONS = 200;

export function emptyRecording(): Recording {
  return { histories: new Map(), markers: [] };
}

/** @param trainedMs time spent training up to this frame, in milliseconds */
export function recordFrame(
  recording: Recording,
  frame: Progress & Pick<Frame, 'losses'>,
  trainedMs: number,
): Recording {
  const { losses, iteration: reached, criticUpdates, generatorUpdates } = frame;
  if (losses.iterations.length === 0) return recording;
  const critic = historyIn(recording, 'criticLoss');
  const generator = historyIn(recording, 'generatorLoss');
  losses.iterations.forEach((iteration, index) => {
    appendLoss(critic, iteration, losses.critic[index]!);
    appendLoss(generator, iteration, losses.generator[index]!);
  });
  historyIn(recording, 'updates').append(reached, criticUpdates + generatorUpdates);
  historyIn(recording, 'time').append(reached, trainedMs);
  return { ...recording };
}

/** A player that only watched while the other moved keeps the loss it had in that iteration. */
function appendLoss(history: History, iteration: number, loss: number): void {
  const known = history.iterations.at(-1) === iteration;
  if (!(known && Number.isNaN(loss))) history.append(iteration, loss);
}

export function recordMeasured(recording: Recording, measured: Measured): Recording {
  const { iteration, evaluation, estimate } = measured;
  for (const [id, { value }] of Object.entries(evaluation.readings)) {
    if (value !== undefined) historyIn(recording, id).append(iteration, value);
  }
  if (estimate !== undefined) historyIn(recording, 'estimate').append(iteration, estimate);
  return { ...recording };
}

/** A slider that is dragged leaves one mark where it began, not one for each value it passed. */
export function recordMarker(recording: Recording, marker: Marker): Recording {
  const last = recording.markers.at(-1);
  const continues = last?.key === marker.key && marker.iteration - last.iteration < DRAG_ITERATIONS;
  const markers = continues
    ? [...recording.markers.slice(0, -1), { ...marker, iteration: last.iteration }]
    : [...recording.markers, marker];
  return { ...recording, markers };
}

/** One that goes on independently of this one. */
export function copyRecording({ histories, markers }: Recording): Recording {
  return {
    histories: new Map(Array.from(histories, ([id, history]) => [id, history.copy()])),
    markers,
  };
}

/** Without what came after `iteration`. */
export function rewindRecording(recording: Recording, iteration: number): Recording {
  for (const history of recording.histories.values()) history.truncate(iteration);
  return {
    ...recording,
    markers: recording.markers.filter((marker) => marker.iteration <= iteration),
  };
}

function historyIn(recording: Recording, id: SeriesId): History {
  const existing = recording.histories.get(id);
  if (existing) return existing;
  const history = new History();
  recording.histories.set(id, history);
  return history;
}
