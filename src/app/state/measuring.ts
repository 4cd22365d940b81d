/**
 * When metrics are taken: not before the last ones are done, and so seldom that drawing their
 * samples costs at most a tenth of the time. The computing itself is in a worker of its own.
 */
import type { Experiment } from '../../experiment/experiment.ts';
import { openMetricsClient } from '../../training/client.ts';
import { SupersededError } from '../../training/errors.ts';
import type { MeasurementSamples } from '../../training/protocol.ts';
import { recordMeasured } from './recording.ts';
import { findRun, store, updateRun, type Measured, type RunId } from './store.ts';

/** The message about metrics: one at a time, and none once they work again. */
const TROUBLE = 'metrics';
const SHORTEST_INTERVAL_MS = 700;
/** The share of the time that drawing samples for metrics may take. */
const LARGEST_SHARE = 0.1;

export interface Measuring {
  prepare(experiment: Experiment): void;
  /**
   * Whether the next frame should carry samples. `now` asks regardless of the cadence; when the
   * worker is busy that is not forgotten, and `onFree` is called once it could be had.
   */
  due(now: boolean): boolean;
  /** Measures, and shows the result if `wanted` still holds when it is there. */
  measure(samples: MeasurementSamples, costMs: number, wanted: () => boolean): Promise<void>;
  /** Ends the workers. */
  dispose(): void;
}

/** @param id whose run is measured */
export function createMeasuring(
  id: RunId,
  onFree: () => void,
  client = openMetricsClient(),
): Measuring {
  let underWay = 0;
  let owed = false;
  let notBefore = 0;

  client.onFloors((floors) => updateRun(id, { floors }));

  return {
    prepare(experiment) {
      notBefore = performance.now() + SHORTEST_INTERVAL_MS; // First the picture, then its measure.
      updateRun(id, { floors: {} });
      client.prepare(experiment).catch(report);
    },
    due(now) {
      const free = underWay === 0;
      if (now) owed = !free;
      return free && (now || performance.now() >= notBefore);
    },
    async measure(samples, costMs, wanted) {
      underWay++;
      notBefore = performance.now() + Math.max(SHORTEST_INTERVAL_MS, costMs / LARGEST_SHARE);
      const { iteration, estimate, slopes, largestSlope } = samples;
      try {
        const experiment = findRun(store.getState(), id)?.experiment;
        if (!experiment) return;
        const { evaluation, slopeBound, comparison } = await client.measure(samples, experiment);
        if (!wanted()) return;
        const measured: Measured = {
          iteration,
          evaluation,
          slopes,
          largestSlope,
          ...(estimate === undefined ? {} : { estimate }),
          ...(slopeBound === undefined ? {} : { slopeBound }),
          ...(comparison && { comparison }),
        };
        updateRun(id, ({ recording }) => ({
          measured,
          recording: recordMeasured(recording, measured),
        }));
        store.setState(({ messages }) => ({
          messages: messages.filter((message) => message.id !== TROUBLE),
        }));
      } catch (error) {
        report(error);
      } finally {
        underWay--;
        if (owed && underWay === 0) onFree();
      }
    },
    dispose: () => client.terminate(),
  };
}

/** Training goes on without metrics; samples of a run that has been replaced need none. */
function report(error: unknown): void {
  if (error instanceof SupersededError) return;
  const text = `The metrics could not be computed. ${error instanceof Error ? error.message : error}`;
  store.setState(({ messages }) => ({
    messages: [...messages.filter(({ id }) => id !== TROUBLE), { id: TROUBLE, text }],
  }));
}
