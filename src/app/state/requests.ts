/**
 * What each frame of a run shall carry: the points always, what takes longer only now and then, and what
 * nobody looks at never.
 */
import type { FrameRequest } from '../../training/protocol.ts';
import { wantsBestCritic } from './bestCriticWanted.ts';
import { DiagnosisCadence, wantsDiagnosis } from './diagnosing.ts';
import type { Measuring } from './measuring.ts';
import { findRun, selectedRun, store, type RunId } from './store.ts';

/** How often the state is kept, to look back at and to carry on from after the device or the worker is lost. */
const SNAPSHOT_INTERVAL_MS = 500;
/** Colouring and contouring a field takes longer than painting the points, so points move more often. */
const FIELD_INTERVAL_MS = 90;

/** `whole`: all there is to show of a run at rest. */
export type Due = 'in turn' | 'whole';

export class Requests {
  readonly #id: RunId;
  readonly #measuring: Measuring;
  #snapshotAskedAt = 0;
  #fieldAskedAt = 0;
  #measurementComing = false;
  readonly #diagnoses = new DiagnosisCadence();

  constructor(id: RunId, measuring: Measuring) {
    this.#id = id;
    this.#measuring = measuring;
  }

  /** Another course began, so that nothing that was asked for will come. */
  reset(): void {
    this.#measurementComing = false;
    this.#diagnoses.reset();
  }

  /** @param costMs what the frame that carried it took beside training */
  diagnosisCame(costMs: number): void {
    this.#diagnoses.came(performance.now(), costMs);
  }

  measurementCame(): void {
    this.#measurementComing = false;
  }

  /** What the next frame shall carry. Counts as asked for, because the one after may be ordered before it is here. */
  next(due: Due): FrameRequest {
    const whole = due === 'whole';
    const now = performance.now();
    const state = store.getState();
    const run = findRun(state, this.#id) ?? selectedRun(state);
    const snapshot = whole || now - this.#snapshotAskedAt > SNAPSHOT_INTERVAL_MS;
    const want = {
      // The more pictures there are, the seldomer each is drawn anew.
      field: snapshot || now - this.#fieldAskedAt > FIELD_INTERVAL_MS * state.runs.length,
      arrows: state.view.arrows,
      measurement: (whole || !this.#measurementComing) && this.#measuring.due(whole),
      scores: wantsBestCritic(state, run.experiment),
      // Of the others what they come to rest with is enough.
      diagnosis:
        wantsDiagnosis(state) && (whole || (run.id === state.selected && this.#diagnoses.due(now))),
      snapshot,
    };
    if (want.field) this.#fieldAskedAt = now;
    if (want.diagnosis) this.#diagnoses.asked();
    if (want.measurement) this.#measurementComing = true;
    if (want.snapshot) this.#snapshotAskedAt = now;
    return want;
  }
}
