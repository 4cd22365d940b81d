/** What a metrics worker does for each command. It keeps the metrics of one target at a time. */
import type { Experiment } from '../experiment/experiment.ts';
import { bestCriticOf } from '../gan/bestCritic.ts';
import { targetOf } from '../gan/catalogue.ts';
import { productBound } from '../gan/productBound.ts';
import { compareCritics, type CriticComparison } from '../metrics/bestCritic.ts';
import { prepareMetrics, type PreparedMetrics } from '../metrics/evaluate.ts';
import { TrainingError } from './errors.ts';
import type {
  Floors,
  Measured,
  MeasurementSamples,
  MetricsAnswers,
  MetricsCommand,
} from './protocol.ts';

/** A function that carries out one command. */
export function createMetricsService(): (
  command: MetricsCommand,
) => Promise<MetricsAnswers[keyof MetricsAnswers]> {
  let prepared: PreparedMetrics | undefined;

  return async (command) => {
    switch (command.kind) {
      case 'prepare':
        prepared = prepare(command.experiment);
        return undefined;
      case 'measure': {
        const began = performance.now();
        const { samples, experiment } = command;
        const { iteration, generated, real, critic } = samples;
        const metrics = prepared ?? missing();
        const evaluation = metrics.evaluate({ generated, real });
        const comparison = compared(metrics, samples, experiment);
        return {
          iteration,
          evaluation,
          ...(critic && { slopeBound: productBound(critic.layers, critic.steepest) }),
          ...(comparison && { comparison }),
          elapsedMs: performance.now() - began,
        } satisfies Measured;
      }
      case 'floors':
        return floorsOf(prepared ?? missing());
    }
  };
}

function prepare(experiment: Experiment): PreparedMetrics {
  return prepareMetrics(targetOf(experiment));
}

function compared(
  { densities }: PreparedMetrics,
  { generated, scores }: MeasurementSamples,
  experiment: Experiment,
): CriticComparison | undefined {
  const best = bestCriticOf(experiment);
  if (!scores || 'whyNot' in best) return undefined;
  const both = { target: densities.target(), generated: densities.generated(generated) };
  return compareCritics(both, scores, best);
}

function floorsOf(prepared: PreparedMetrics): Floors {
  return Object.fromEntries(prepared.metrics.map(({ id }) => [id, prepared.floor(id)]));
}

function missing(): never {
  throw new TrainingError('The metrics do not know the target yet.', 'Prepare them first.');
}
