/**
 * The page's view of the metrics, for all its runs. Values come from one worker, in the order in which they
 * are asked for; floors, which take seconds, from another, so that measuring never waits for them.
 */
import type { Experiment } from '../experiment/experiment.ts';
import { Correspondence, type WorkerLike } from './correspondence.ts';
import { MetricsFloors, type FloorListener, type WantedFloor } from './metricsFloors.ts';
import { openWorker } from './openWorker.ts';
import type { Measured, MeasurementSamples, MetricsAnswers, MetricsCommand } from './protocol.ts';

export interface MetricsClient {
  /**
   * Values for samples of a run; nothing asked for later takes their place. After a crash of the worker the next
   * call opens another.
   * @param experiment of the run, its live fields as they were when the samples were drawn
   * @param ids of the metrics to take; those that do not apply to its target have no reading
   * @throws WorkerCrashedError
   * @throws SupersededError after `terminate`
   * @throws TrainingError for what the metrics themselves refuse, such as points that are not finite
   */
  measure(
    samples: MeasurementSamples,
    experiment: Experiment,
    ids: readonly string[],
  ): Promise<Measured>;
  /**
   * Calls `onFloor` for each of these metrics as its floor becomes known: for those known already before this
   * returns, never for those without one. Floors are found one by one, of primary metrics first, and
   * remembered for the visit by target; to ask again costs nothing, and each listener hears of each once.
   * @param wanted metrics that apply to the target of `experiment`
   */
  floors(experiment: Experiment, wanted: readonly WantedFloor[], onFloor: FloorListener): void;
  /** Drops what has been asked of other targets than those of these experiments and is not known yet. */
  keepFloorsOf(experiments: readonly Experiment[]): void;
  /** Ends the workers; whoever asks again makes new ones. */
  terminate(): void;
}

export function openMetricsClient(
  createWorker: () => WorkerLike = () => openWorker('metrics'),
): MetricsClient {
  const floors = new MetricsFloors(createWorker);
  let line: Correspondence<MetricsCommand, MetricsAnswers> | undefined;

  return {
    measure(samples, experiment, ids) {
      if (!line || line.over) line = new Correspondence(createWorker());
      return line.ask<'measure'>({ kind: 'measure', samples, experiment, ids });
    },
    floors: (experiment, wanted, onFloor) => floors.ask(experiment, wanted, onFloor),
    keepFloorsOf: (experiments) => floors.keep(experiments),
    terminate() {
      line?.close();
      floors.terminate();
    },
  };
}
