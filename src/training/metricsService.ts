/** What a metrics worker does for each command. It keeps the metrics of one target at a time. */
import type { Experiment } from '../experiment/experiment.ts';
import { targetOf } from '../gan/catalogue.ts';
import { productBound } from '../gan/productBound.ts';
import { prepareMetrics, type PreparedMetrics } from '../metrics/evaluate.ts';
import { TrainingError } from './errors.ts';
import type { Floors, Measured, MetricsAnswers, MetricsCommand } from './protocol.ts';

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
        const { iteration, generated, real, critic } = command.samples;
        const evaluation = (prepared ?? missing()).evaluate({ generated, real });
        return {
          iteration,
          evaluation,
          ...(critic && { slopeBound: productBound(critic.layers, critic.steepest) }),
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

function floorsOf(prepared: PreparedMetrics): Floors {
  return Object.fromEntries(prepared.metrics.map(({ id }) => [id, prepared.floor(id)]));
}

function missing(): never {
  throw new TrainingError('The metrics do not know the target yet.', 'Prepare them first.');
}
