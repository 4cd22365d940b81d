/**
 * All metrics of a target at once: values for every measurement, floors once and only when asked,
 * because they take longer. Draws no generated samples and decides nothing about when to measure.
 */
import type { Target } from '../data/distribution.ts';
import { MEASUREMENT_SIZE, type Measurement, type Metric } from './metric.ts';
import { componentsOf, countModes, hasModes, modeShares } from './modes.ts';
import { pointCount } from './points.ts';
import { metrics } from './registry.ts';
import { smoothedDensitiesOf, type SmoothedDensities } from './smoothedDensities.ts';

/** A metric's value, undefined where there is none, and what a perfect generator would score. */
export interface Reading {
  readonly value: number | undefined;
  /** Absent until `floor` has been asked for. */
  readonly floor?: number;
}

/** What one measurement says. */
export interface Evaluation {
  /** By the id of the metric; only those that apply to the target. */
  readonly readings: Readonly<Record<string, Reading>>;
  /** Share of all generated samples within 3σ of each mode, `[modes]`, for targets with modes. */
  readonly modeShares?: Float64Array;
}

/** The metrics of one target. */
export interface PreparedMetrics {
  /** Those that apply to the target, in the order of the registry. */
  readonly metrics: readonly Metric[];
  /** What the divergences are taken of, for those who look at the same. */
  readonly densities: SmoothedDensities;
  /**
   * Values, with the floors known so far.
   * @throws MeasurementSizeError
   * @throws InvalidCostError when a coordinate is not finite
   */
  evaluate(measurement: Measurement): Evaluation;
  /** The floor of one of `metrics`: slow the first time, remembered after. */
  floor(id: string): number;
}

/** A measurement has the wrong number of points, so that its floors would not be its own. */
export class MeasurementSizeError extends Error {
  override readonly name = 'MeasurementSizeError';
  constructor({ generated, real }: Measurement) {
    super(
      `Measure with ${MEASUREMENT_SIZE.generated} generated and ${MEASUREMENT_SIZE.real} real points, ` +
        `not ${pointCount(generated)} and ${pointCount(real)}.`,
    );
  }
}

/** A floor was asked for a metric that does not exist or does not apply to the target. */
export class UnknownMetricError extends Error {
  override readonly name = 'UnknownMetricError';
  constructor(id: string, known: Iterable<string>) {
    super(`There is no metric "${id}" for this target; there are: ${[...known].join(', ')}.`);
  }
}

/** Readies all metrics that apply to the target. Cheap: the first evaluation takes longer. */
export function prepareMetrics(target: Target): PreparedMetrics {
  const applicable = metrics.filter((metric) => metric.applies(target));
  const densities = smoothedDensitiesOf(target);
  const prepared = new Map(
    applicable.map((metric) => [metric.id, metric.prepare(target, densities)]),
  );
  const floors = new Map<string, number>();

  return {
    metrics: applicable,
    densities,
    evaluate(measurement) {
      checkSize(measurement);
      const readings: Record<string, Reading> = {};
      for (const [id, metric] of prepared) {
        const value = metric.evaluate(measurement);
        const floor = floors.get(id);
        readings[id] = floor === undefined ? { value } : { value, floor };
      }
      if (!hasModes(target)) return { readings };
      const counts = countModes(measurement.generated, componentsOf(target));
      return { readings, modeShares: modeShares(counts) };
    },
    floor(id) {
      const metric = prepared.get(id);
      if (!metric) throw new UnknownMetricError(id, prepared.keys());
      const floor = floors.get(id) ?? metric.floor();
      floors.set(id, floor);
      return floor;
    },
  };
}

/**
 * Values and floors of one measurement, for callers who can wait some seconds.
 * @throws MeasurementSizeError
 * @throws InvalidCostError when a coordinate is not finite
 */
export function evaluateMetrics(target: Target, measurement: Measurement): Evaluation {
  const prepared = prepareMetrics(target);
  for (const { id } of prepared.metrics) prepared.floor(id);
  return prepared.evaluate(measurement);
}

function checkSize(measurement: Measurement): void {
  if (
    pointCount(measurement.generated) !== MEASUREMENT_SIZE.generated ||
    pointCount(measurement.real) !== MEASUREMENT_SIZE.real
  ) {
    throw new MeasurementSizeError(measurement);
  }
}
