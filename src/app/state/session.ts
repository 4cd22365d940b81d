/**
 * Which experiment is to run: what the user chooses, what the address says, and whether a change can
 * be taken over by the run in progress. Running it is `run.ts`.
 */
import type { Experiment } from '../../experiment/experiment.ts';
import { fullNameOf } from '../../experiment/field.ts';
import { changeExperiment, fieldsOf, structuralDifferences } from '../../gan/catalogue.ts';
import {
  readAddress,
  readForcedExecutor,
  watchAddress,
  writeAddress,
  writeForcedExecutor,
} from './address.ts';
import { givenUp } from './givenUp.ts';
import { prefersReducedMotion } from './pace.ts';
import { recordMarker } from './recording.ts';
import { keepsPlaying, startRun, takeOver } from './run.ts';
import { store } from './store.ts';

/** A number waits this long for the next one before it restarts, so that dragging a slider restarts once. */
const RESTART_QUIET_MS = 150;

/** Changes of one number closer together than this are one step for the Back button. */
const GESTURE_PAUSE_MS = 3000;

let lastNumber = { key: '', at: 0 };
let restartTimer: ReturnType<typeof setTimeout> | undefined;

/** What the address asks for, running at once unless the user wants little motion. */
export function beginSession(): void {
  const { executor, messages } = readForcedExecutor();
  const address = readAddress();
  store.setState({
    forcedExecutor: executor,
    messages: [...messages, ...address.messages],
  });
  writeAddress(address.experiment, 'replace');
  watchAddress(followAddress);
  restart(address.experiment, !prefersReducedMotion());
}

/** Back, forward or an edited hash: that experiment, from its seed. */
function followAddress(): void {
  const { experiment, messages } = readAddress();
  store.setState({ messages });
  // An entry made before another executor was chosen does not know of it.
  writeForcedExecutor(store.getState().forcedExecutor);
  writeAddress(experiment, 'replace');
  restart(experiment, keepsPlaying());
}

/** The same seed from the start. */
export function reset(): void {
  restart(store.getState().experiment, false);
}

export function newSeed(): void {
  const seed = crypto.getRandomValues(new Uint32Array(1))[0]! % 100_000;
  changeField('seed', seed);
}

/** Another experiment as a whole: a preset, or one from a link. */
export function openExperiment(experiment: Experiment): void {
  store.setState({ messages: [] });
  writeAddress(experiment, 'push');
  restart(experiment, keepsPlaying());
}

/** Changes one key of the experiment: at once where the run can take it over, else by a new run. */
export function changeField(key: string, value: string | number): void {
  const { experiment } = store.getState();
  const next = changeExperiment(experiment, { [key]: value });
  const structural = structuralDifferences(experiment, next).length > 0;
  store.setState({ experiment: next, messages: givenUp(experiment, next, key) });
  if (structural && typeof value === 'number') return restartSoon(next, key);
  if (structural) {
    writeAddress(next, 'push');
    return restart(next, keepsPlaying());
  }
  writeAddress(next, 'replace');
  if (restartTimer !== undefined) return; // The run that is about to start will have it.
  void takeOver(next);
  const { recording, frame } = store.getState();
  const field = fieldsOf(next).find((candidate) => candidate.key === key);
  if (field && frame) {
    store.setState({
      recording: recordMarker(recording, {
        key,
        iteration: frame.iteration,
        label: `${fullNameOf(field)} ${value}`,
      }),
    });
  }
}

/** A new run of `experiment`, and of what it may still become in the next moment. */
function restartSoon(experiment: Experiment, key: string): void {
  const now = performance.now();
  const sameGesture = lastNumber.key === key && now - lastNumber.at < GESTURE_PAUSE_MS;
  lastNumber = { key, at: now };
  writeAddress(experiment, sameGesture ? 'replace' : 'push');
  clearTimeout(restartTimer);
  restartTimer = setTimeout(
    () => restart(store.getState().experiment, keepsPlaying()),
    RESTART_QUIET_MS,
  );
}

function restart(experiment: Experiment, playing: boolean): void {
  clearTimeout(restartTimer);
  restartTimer = undefined;
  void startRun(experiment, { playing });
}
