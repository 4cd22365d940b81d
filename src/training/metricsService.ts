/** What a metrics worker does for each command. It keeps the metrics of the targets it was asked about last. */
import type { Experiment } from '../experiment/experiment.ts';
import { bestCriticOf } from '../gan/bestCritic.ts';
import { targetKeyOf, targetOf } from '../gan/catalogue.ts';
import { productBound } from '../gan/productBound.ts';
import { compareCritics, type CriticComparison } from '../metrics/bestCritic.ts';
import { prepareMetrics, type PreparedMetrics } from '../metrics/evaluate.ts';
import type { Measured, MeasurementSamples, MetricsAnswers, MetricsCommand } from './protocol.ts';

/** As many as runs are shown side by side; the densities of some targets take a second to make again. */
export const KEPT_TARGETS = 6;

/** A function that carries out one command. */
export function createMetricsService(): (
  command: MetricsCommand,
) => Promise<MetricsAnswers[keyof MetricsAnswers]> {
  const metricsOf = lastPrepared();

  return async (command) => {
    const metrics = metricsOf(command.experiment);
    switch (command.kind) {
      case 'measure':
        return measure(metrics, command);
      case 'floor':
        return metrics.floor(command.id);
    }
  };
}

/** Metrics by target: those used last stay ready. */
function lastPrepared(): (experiment: Experiment) => PreparedMetrics {
  const kept = new Map<string, PreparedMetrics>();
  return (experiment) => {
    const key = targetKeyOf(experiment);
    const prepared = kept.get(key) ?? prepareMetrics(targetOf(experiment));
    kept.delete(key);
    kept.set(key, prepared);
    if (kept.size > KEPT_TARGETS) kept.delete(kept.keys().next().value!);
    return prepared;
  };
}

function measure(
  metrics: PreparedMetrics,
  { samples, experiment, ids }: Extract<MetricsCommand, { kind: 'measure' }>,
): Measured {
  const began = performance.now();
  const { iteration, generated, real, critic } = samples;
  const { costs, ...evaluation } = metrics.evaluate({ generated, real }, ids);
  const comparison = compared(metrics, samples, experiment);
  return {
    iteration,
    evaluation,
    costs,
    ...(critic && { slopeBound: productBound(critic.layers, critic.steepest) }),
    ...(comparison && { comparison }),
    elapsedMs: performance.now() - began,
  };
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
