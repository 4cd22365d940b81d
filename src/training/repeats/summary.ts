/** What the seeds of a repeat say together. Compares no repeats with each other. */
import type { Target } from '../../data/distribution.ts';
import { mean, standardError, wilsonInterval } from '../../metrics/statistics.ts';
import type { SeedFigures } from './seedOutcome.ts';
import { successOf } from './success.ts';

export interface RepeatSummary {
  /** Seeds that were trained, diverged or not. */
  readonly seeds: number;
  /** Those that diverged, and the first iteration that was not finite. */
  readonly diverged: readonly { readonly seed: number; readonly iteration: number }[];
  /** By the id of the metric, over the seeds that did not diverge; only those with a value anywhere. */
  readonly metrics: Readonly<Record<string, MetricSummary>>;
  readonly success: SuccessRate;
}

export interface MetricSummary {
  readonly mean: number;
  /** The standard error of the mean; null of one value, which does not tell it. */
  readonly error: number | null;
  /** How many values the mean is of: fewer than the seeds where some have none. */
  readonly count: number;
}

export interface SuccessRate {
  /** One sentence: what counts as a success. */
  readonly meaning: string;
  readonly successes: number;
  /** All seeds: one that diverged is a failure. */
  readonly trials: number;
  /** successes/trials, from 0 to 1; null of no seeds. */
  readonly rate: number | null;
  /** The Wilson interval of the rate, 95 %. */
  readonly interval: readonly [number, number];
}

/** @param target what the outcomes' generators had to find */
export function summarise(outcomes: readonly SeedFigures[], target: Target): RepeatSummary {
  const finished = outcomes.filter(({ diverged }) => diverged === undefined);
  return {
    seeds: outcomes.length,
    diverged: outcomes.flatMap(({ seed, diverged }) =>
      diverged === undefined ? [] : [{ seed, iteration: diverged }],
    ),
    metrics: metricsOver(finished),
    success: successRate(outcomes, target),
  };
}

function metricsOver(outcomes: readonly SeedFigures[]): RepeatSummary['metrics'] {
  const valuesById = new Map<string, number[]>();
  for (const { metrics } of outcomes) {
    for (const [id, value] of Object.entries(metrics)) {
      if (value !== null) valuesById.set(id, [...(valuesById.get(id) ?? []), value]);
    }
  }
  return Object.fromEntries([...valuesById].map(([id, values]) => [id, metricOver(values)]));
}

function metricOver(values: readonly number[]): MetricSummary {
  const error = values.length > 1 ? standardError(values) : null;
  return { mean: mean(values), error, count: values.length };
}

function successRate(outcomes: readonly SeedFigures[], target: Target): SuccessRate {
  const { meaning, holds } = successOf(target);
  const trials = outcomes.length;
  const successes = outcomes.filter(holds).length;
  return {
    meaning,
    successes,
    trials,
    rate: trials > 0 ? successes / trials : null,
    interval: wilsonInterval(successes, trials),
  };
}
