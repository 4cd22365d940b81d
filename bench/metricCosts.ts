/**
 * What each metric costs: the processor time of a measurement that takes it alone, without what draws the
 * samples. Time by the clock would also tell what else the machine does.
 */
import type { Target } from '../src/data/distribution.ts';
import { createRandom } from '../src/data/random.ts';
import { distributionById } from '../src/data/registry.ts';
import { viewOf } from '../src/metrics/measurementView.ts';
import { MEASUREMENT_SIZE } from '../src/metrics/metric.ts';
import { metricsFor } from '../src/metrics/registry.ts';
import { smoothedDensitiesOf } from '../src/metrics/smoothedDensities.ts';
import { median } from './statistics.ts';

const MICROSECONDS_PER_MILLISECOND = 1000;

/** Generators that make it easy or hard: points that coincide, that are spread out, that are as they should be. */
const GENERATORS: Readonly<Record<string, (target: Target, round: number) => Float32Array>> = {
  perfect: (target, round) =>
    target.sample(MEASUREMENT_SIZE.generated, createRandom(1, 'bench generated', round)),
  blob(_, round) {
    const points = new Float32Array(2 * MEASUREMENT_SIZE.generated);
    createRandom(1, 'bench blob', round).fillGaussian(points);
    return points;
  },
  collapsed: () => new Float32Array(2 * MEASUREMENT_SIZE.generated).fill(0.7072),
};

export interface MetricCost {
  readonly metric: string;
  readonly data: string;
  /** Milliseconds of processor time of one measurement, by generator: the median of the rounds. */
  readonly ms: Readonly<Record<string, number>>;
}

/**
 * @param data ids of the distributions to measure on
 * @param rounds how often each is measured; the median counts
 * @param progress told what is measured next
 */
export function metricCosts(
  data: readonly string[],
  rounds: number,
  progress: (line: string) => void,
): MetricCost[] {
  return data.flatMap((data) => {
    const target = distributionById(data).create({});
    const densities = smoothedDensitiesOf(target);
    densities.target(); // Made once for all, and not on the bill of a measurement.
    return metricsFor(target).map(({ id, score }) => {
      progress(`${data}: ${id}`);
      const ms = Object.entries(GENERATORS).map(([name, generate]) => {
        const measure = (round: number) => {
          const generated = generate(target, round);
          const view = viewOf(target, densities, { generated, real: realPoints(target, round) });
          const before = process.cpuUsage();
          score(view);
          const { user, system } = process.cpuUsage(before);
          return (user + system) / MICROSECONDS_PER_MILLISECOND;
        };
        measure(rounds); // Has the code compiled.
        return [
          name,
          median(Array.from({ length: rounds }, (_, round) => measure(round))),
        ] as const;
      });
      return { metric: id, data, ms: Object.fromEntries(ms) };
    });
  });
}

function realPoints(target: Target, round: number): Float32Array {
  return target.sample(MEASUREMENT_SIZE.real, createRandom(1, 'bench real', round));
}
