/**
 * The metrics of one run: which are taken when, and what became of them. The computing itself is in
 * workers of its own, which all runs share.
 */
import { targetKeyOf, targetOf } from '../../gan/catalogue.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { Cadence } from '../../metrics/cadence.ts';
import type { Metric } from '../../metrics/metric.ts';
import type { metricsFor } from '../../metrics/registry.ts';
import {
  openMetricsClient,
  type FloorListener,
  type MetricsClient,
} from '../../training/client.ts';
import { SupersededError } from '../../training/errors.ts';
import type { Frame, MeasurementSamples } from '../../training/protocol.ts';
import { recordMeasured } from './recording.ts';
import { findRun, store, updateRun, type Measured, type RunId } from './store.ts';
import { withMeasured } from './timeline/timeline.ts';
import { changeLatest, latestSight } from './timeline/sight.ts';

/** The message about metrics: one at a time, and none once they work again. */
const TROUBLE = 'metrics';

/** The panels with all metrics, of one run and of all, as they are called among the unfolded. */
export const METRICS_PANEL = 'metrics';
export const COMPARED_METRICS_PANEL = 'metrics of all runs';

export interface Measuring {
  /** A run of `experiment` begins: earlier values and floors are not its own. */
  begin(experiment: Experiment): void;
  /** The run is no more: floors that are still being found are of nobody, whoever has its letter by then. */
  end(): void;
  /** A frame is there, and this is what training took. */
  trained(frame: Frame): void;
  /**
   * Whether the next frame should carry samples. `now` asks for all that is wanted regardless of the
   * cadence; when the worker is busy that is not forgotten, and `onFree` is called once it could be had.
   */
  due(now: boolean): boolean;
  /**
   * Measures, and shows the result if `wanted` still holds when it is there.
   * @param past whether the samples are of a moment of the past that is shown: charts have their points there
   */
  measure(
    samples: MeasurementSamples,
    costMs: number,
    wanted: () => boolean,
    past?: boolean,
  ): Promise<void>;
}

/** All metrics come with what computes them: they can wait until there is a run to measure. */
let findMetrics: typeof metricsFor | undefined;
let findingMetrics: Promise<void> | undefined;

/** Resolves once it is known what can be measured. */
export function metricsKnown(): Promise<void> {
  findingMetrics ??= import('../../metrics/registry.ts').then(
    (registry) => {
      findMetrics = registry.metricsFor;
    },
    (error: unknown) => {
      // The next run may have more luck.
      findingMetrics = undefined;
      throw error;
    },
  );
  return findingMetrics;
}

/** One for the whole page. */
let shared: MetricsClient | undefined;

/** @param id whose run is measured */
export function createMeasuring(
  id: RunId,
  onFree: () => void,
  client: MetricsClient = (shared ??= openMetricsClient()),
): Measuring {
  let cadence = new Cadence([], 0);
  let applicable: readonly Metric[] = [];
  let current: Experiment | undefined;
  let target = '';
  let takeFloor = floorsOf(target);
  let ids: readonly string[] = [];
  let underWay = 0;
  let owed = false;

  function wanted(): readonly Metric[] {
    const { runs, followed, unfolded } = store.getState();
    const several = runs.length > 1;
    const everything =
      unfolded.includes(METRICS_PANEL) || (several && unfolded.includes(COMPARED_METRICS_PANEL));
    const charted = several ? followed : undefined;
    return applicable.filter((metric) => metric.primary || everything || metric.id === charted);
  }

  function findFloors(experiment: Experiment): void {
    const { runs } = store.getState();
    client.keepFloorsOf(runs.map((run) => run.experiment));
    const known = findRun({ runs }, id)?.floors ?? {};
    const unknown = wanted().filter((metric) => !(metric.id in known));
    if (unknown.length > 0) client.floors(experiment, unknown, takeFloor);
  }

  /** Shows floors of `about`, unless the run has gone over to other data meanwhile. */
  function floorsOf(about: string): FloorListener {
    return (metric, floor) => {
      if (about !== target) return;
      updateRun(id, ({ floors }) => ({ floors: { ...floors, [metric]: floor } }));
    };
  }

  /** Once it is known what can be measured. */
  function planMeasurements(): void {
    if (!current || !findMetrics) return;
    applicable = findMetrics(targetOf(current));
    const together = applicable.filter(({ primary, dear }) => primary && !dear);
    cadence = new Cadence(
      together.map((metric) => metric.id),
      performance.now(),
    );
  }

  async function planOnceKnown(): Promise<void> {
    try {
      await metricsKnown();
    } catch (error) {
      report(error);
      return;
    }
    planMeasurements();
    if (owed) onFree();
  }

  return {
    begin(experiment) {
      current = experiment;
      if (targetKeyOf(experiment) !== target) {
        target = targetKeyOf(experiment);
        takeFloor = floorsOf(target);
        updateRun(id, { floors: {} });
      }
      if (findMetrics) planMeasurements();
      else void planOnceKnown();
    },
    end() {
      target = '';
      current = undefined;
    },
    trained: ({ trainingMs }) => cadence.trained(trainingMs),
    due(now) {
      const free = underWay === 0 && findMetrics !== undefined;
      if (now) owed = !free;
      if (!free) return false;
      const at = performance.now();
      const every = wanted().map((metric) => metric.id);
      ids = now ? cadence.all(every, at) : cadence.due(every, at);
      return ids.length > 0;
    },
    async measure(samples, costMs, isWanted, past = false) {
      underWay++;
      const paidBy = cadence;
      try {
        const experiment = findRun(store.getState(), id)?.experiment;
        // A run that is about to begin anew with other data is at odds with samples of the old ones.
        if (!experiment || targetKeyOf(experiment) !== target) return;
        const { evaluation, costs, slopeBound, comparison } = await client.measure(
          samples,
          experiment,
          ids,
        );
        paidBy.spent(costMs, costs);
        if (!isWanted()) return;
        const { iteration, estimate, slopes, largestSlope } = samples;
        updateRun(id, (run) => {
          const latest: Measured = {
            iteration,
            evaluation,
            takenAt: Object.fromEntries(
              Object.keys(evaluation.readings).map((metric) => [metric, iteration]),
            ),
            slopes,
            largestSlope,
            ...(estimate === undefined ? {} : { estimate }),
            ...(slopeBound === undefined ? {} : { slopeBound }),
            ...(comparison && { comparison }),
          };
          const measured = afterwards((past ? run : latestSight(run)).measured, latest);
          const timeline = withMeasured(run.timeline, measured);
          if (past) return { measured, timeline };
          const recording = recordMeasured(run.recording, latest);
          return { ...changeLatest(run, { measured }), recording, timeline };
        });
        store.setState(({ messages }) => ({
          messages: messages.filter((message) => message.id !== TROUBLE),
        }));
        findFloors(experiment);
      } catch (error) {
        report(error);
      } finally {
        underWay--;
        if (owed && underWay === 0) onFree();
      }
    },
  };
}

/** What is known after `latest`: of metrics that it left out, what was found before. */
function afterwards(before: Measured | undefined, latest: Measured): Measured {
  if (!before || before.iteration > latest.iteration) return latest;
  const { evaluation, takenAt } = latest;
  return {
    ...latest,
    evaluation: {
      ...evaluation,
      readings: { ...before.evaluation.readings, ...evaluation.readings },
    },
    takenAt: { ...before.takenAt, ...takenAt },
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
