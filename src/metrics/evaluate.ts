/**
 * The metrics of a target: values for every measurement, floors once and only when asked, because they
 * take longer. Draws no generated samples and decides nothing about when to measure what.
 */
import type { Target } from '../data/distribution.ts';
import { floorsOf } from './floors.ts';
import { viewOf } from './measurementView.ts';
import { MEASUREMENT_SIZE, type Floor, type Measurement, type Metric } from './metric.ts';
import { hasModes, modeShares } from './modes.ts';
import { checkPoints, pointCount } from './points.ts';
import { metrics, metricsFor } from './registry.ts';
import { smoothedDensitiesOf, type SmoothedDensities } from './smoothedDensities.ts';

/** A metric's value, and what a perfect generator would score. */
export interface Reading {
  /** Undefined where the measurement gives none. */
  readonly value: number | undefined;
  /** One sentence why there is no value; absent where there is one. */
  readonly reason?: string;
  /** Absent until `floor` has been asked for, and where the data themselves give no value. */
  readonly floor?: Floor;
}

/** What one measurement says. */
export interface Evaluation {
  /** By the id of the metric; only those that were asked for and apply to the target. */
  readonly readings: Readonly<Record<string, Reading>>;
  /** Share of all generated samples within 3σ of each mode, `[modes]`, for targets with modes. */
  readonly modeShares?: Float64Array;
}

/** The milliseconds that each metric took, by id. What several look at is on the bill of the first of them. */
export type Costs = Readonly<Record<string, number>>;

/** The metrics of one target. */
export interface PreparedMetrics {
  /** Those that apply to the target, in the order of the registry. */
  readonly metrics: readonly Metric[];
  /** What the divergences are taken of, for those who look at the same. */
  readonly densities: SmoothedDensities;
  /**
   * Values, with the floors known so far.
   * @param ids of the metrics to take; those that do not apply to the target have no reading. Absent: all
   * @throws MeasurementSizeError
   * @throws NonFinitePointError
   * @throws UnknownMetricError
   */
  evaluate(measurement: Measurement, ids?: readonly string[]): Evaluation & { costs: Costs };
  /**
   * The floor of one of `metrics`: slow the first time, remembered after. Undefined where the data themselves
   * give no value.
   * @throws UnknownMetricError
   */
  floor(id: string): Floor | undefined;
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

/** A metric was asked for that does not exist, or whose floor was and that does not apply to the target. */
export class UnknownMetricError extends Error {
  override readonly name = 'UnknownMetricError';
  constructor(id: string, known: readonly Metric[]) {
    super(`There is no metric "${id}" here; there are: ${known.map(({ id }) => id).join(', ')}.`);
  }
}

/** Readies all metrics that apply to the target. Cheap: the first evaluation takes longer. */
export function prepareMetrics(target: Target): PreparedMetrics {
  const applicable = metricsFor(target);
  const densities = smoothedDensitiesOf(target);
  const findFloor = floorsOf(target, densities);
  const floors = new Map<string, Floor | undefined>();

  return {
    metrics: applicable,
    densities,
    evaluate(measurement, ids) {
      checkMeasurement(measurement);
      ids?.forEach((id) => find(id, metrics));
      const view = viewOf(target, densities, measurement);
      const readings: Record<string, Reading> = {};
      const costs: Record<string, number> = {};
      for (const metric of applicable) {
        const { id } = metric;
        if (ids && !ids.includes(id)) continue;
        const began = performance.now();
        const score = metric.score(view);
        costs[id] = performance.now() - began;
        const floor = floors.get(id);
        readings[id] = {
          ...(typeof score === 'number' ? { value: score } : { value: undefined, ...score }),
          ...(floor && { floor }),
        };
      }
      return {
        readings,
        costs,
        ...(hasModes(target) && { modeShares: modeShares(view.modeCounts()) }),
      };
    },
    floor(id) {
      const metric = find(id, applicable);
      if (!floors.has(id)) floors.set(id, findFloor(metric));
      return floors.get(id);
    },
  };
}

/**
 * Values and floors of one measurement, for callers who can wait some seconds.
 * @throws MeasurementSizeError
 * @throws NonFinitePointError
 */
export function evaluateMetrics(target: Target, measurement: Measurement): Evaluation {
  const prepared = prepareMetrics(target);
  for (const { id } of prepared.metrics) prepared.floor(id);
  const { costs: _, ...evaluation } = prepared.evaluate(measurement);
  return evaluation;
}

function find(id: string, known: readonly Metric[]): Metric {
  const metric = known.find((candidate) => candidate.id === id);
  if (!metric) throw new UnknownMetricError(id, known);
  return metric;
}

function checkMeasurement(measurement: Measurement): void {
  const { generated, real } = measurement;
  if (
    pointCount(generated) !== MEASUREMENT_SIZE.generated ||
    pointCount(real) !== MEASUREMENT_SIZE.real
  ) {
    throw new MeasurementSizeError(measurement);
  }
  checkPoints(generated);
  checkPoints(real);
}
