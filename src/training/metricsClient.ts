/**
 * The page's view of the metrics. Values come from one worker; floors, which take seconds, from a
 * second one that lives as long as their calculation, so that measuring never waits for them.
 */
import type { Experiment } from '../experiment/experiment.ts';
import { targetKeyOf } from '../gan/catalogue.ts';
import { Correspondence, type WorkerLike } from './correspondence.ts';
import { SupersededError, TrainingError } from './errors.ts';
import type {
  Floors,
  Measured,
  MeasurementSamples,
  MetricsAnswers,
  MetricsCommand,
} from './protocol.ts';

type Line = Correspondence<MetricsCommand, MetricsAnswers>;

export interface MetricsClient {
  /** Readies the metrics for the target of `experiment`; earlier measurements reject with `SupersededError`. */
  prepare(experiment: Experiment): Promise<void>;
  /**
   * Values for samples of the prepared target.
   * @param experiment the prepared one, its live fields as they were when the samples were drawn
   */
  measure(samples: MeasurementSamples, experiment: Experiment): Promise<Measured>;
  /** Calls `listener` for each prepared target, once its floors are known: some seconds after its first values. */
  onFloors(listener: (floors: Floors) => void): void;
  /** Ends the workers; `prepare` makes new ones. */
  terminate(): void;
}

export function openMetricsClient(
  createWorker: () => WorkerLike = createMetricsWorker,
): MetricsClient {
  const knownFloors = new Map<string, Floors>();
  const withoutFloors = new Set<string>();
  const listeners: ((floors: Floors) => void)[] = [];
  let prepared: Prepared | undefined;
  let valuesLine: Line | undefined;
  let floorsLine: Line | undefined;

  async function openValuesLine({ experiment }: Prepared): Promise<Line> {
    const line: Line = new Correspondence(createWorker());
    valuesLine = line;
    await line.ask<'prepare'>({ kind: 'prepare', experiment });
    return line;
  }

  function announceFloors(target: string): void {
    const floors = knownFloors.get(target);
    if (floors && prepared?.target === target) listeners.forEach((listener) => listener(floors));
  }

  async function findFloors({ experiment, target }: Prepared): Promise<void> {
    const line: Line = new Correspondence(createWorker());
    floorsLine = line;
    try {
      await line.ask<'prepare'>({ kind: 'prepare', experiment });
      knownFloors.set(target, await line.ask<'floors'>({ kind: 'floors' }));
      announceFloors(target);
    } catch (error) {
      // Given up for another target, or crashed, and then it would again: values alone are still right.
      if (!(error instanceof SupersededError)) withoutFloors.add(target);
    } finally {
      line.close();
      if (floorsLine === line) floorsLine = undefined;
    }
  }

  function hangUp(): void {
    valuesLine?.close();
    floorsLine?.close();
    valuesLine = undefined;
    floorsLine = undefined;
  }

  return {
    async prepare(experiment) {
      const target = targetKeyOf(experiment);
      if (valuesLine?.over || target !== prepared?.target) hangUp();
      prepared = { experiment, target };
      announceFloors(target);
      if (valuesLine) valuesLine.abandon();
      else await openValuesLine(prepared);
    },

    async measure(samples, experiment) {
      if (!prepared || !valuesLine) {
        throw new TrainingError('The metrics do not know the target yet.', 'Prepare them first.');
      }
      const asked = prepared;
      const line = valuesLine.over ? await openValuesLine(asked) : valuesLine;
      const measured = await line.ask<'measure'>({ kind: 'measure', samples, experiment });
      const askedBefore = knownFloors.has(asked.target) || withoutFloors.has(asked.target);
      if (!askedBefore && !floorsLine) void findFloors(asked);
      return measured;
    },

    onFloors(listener) {
      listeners.push(listener);
    },

    terminate: hangUp,
  };
}

interface Prepared {
  readonly experiment: Experiment;
  /** The distribution and its parameters: experiments that agree in it share metrics and floors. */
  readonly target: string;
}

function createMetricsWorker(): WorkerLike {
  return new Worker(new URL('./metricsWorker.ts', import.meta.url), { type: 'module' });
}
