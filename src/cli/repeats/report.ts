/** Repeats side by side, as tables for people. What is best is marked only where it is beyond the noise. */
import { formatExperiment } from '../../gan/catalogue.ts';
import type { Metric } from '../../metrics/metric.ts';
import { metrics } from '../../metrics/registry.ts';
import {
  bestByMetric,
  type RepeatedExperiment,
} from '../../training/repeats/repeatedExperiment.ts';
import { publishedLines } from './published.ts';
import type { MetricSummary, SuccessRate } from '../../training/repeats/summary.ts';

/** A table for each experiment. */
export function repeatsTables(repeated: readonly RepeatedExperiment[]): string {
  const best = bestByMetric(repeated);
  return repeated.map((one, index) => table(one, (id) => best.get(id) === index)).join('\n\n');
}

/** Whether an experiment has no seed that did not diverge. */
export function allDiverged({ summary: { seeds, diverged } }: RepeatedExperiment): boolean {
  return diverged.length === seeds;
}

function table(one: RepeatedExperiment, isBest: (id: string) => boolean): string {
  const { experiment, iterations, seeds, summary, floors } = one;
  const rows = metrics.flatMap((metric) => {
    const found = summary.metrics[metric.id];
    return found ? [row(metric, found, finished(one), floors, isBest(metric.id))] : [];
  });
  const width = (column: number) => Math.max(0, ...rows.map((cells) => cells[column]!.length));
  const [names, values, floorTexts] = [width(0), width(1), width(2)];
  return [
    `#${formatExperiment(experiment)}`,
    `${counted(seeds.length, 'seed')} of ${counted(iterations, 'iteration')}, mean ± standard error`,
    ...divergedLines(one),
    ...rows.map(([name, value, floor, mark]) =>
      `  ${name!.padEnd(names)}  ${value!.padEnd(values)}  ${floor!.padEnd(floorTexts)}  ${mark}`.trimEnd(),
    ),
    `  ${successLine(summary.success)}`,
    ...publishedLines(one),
  ].join('\n');
}

function row(
  { id, name, floor }: Metric,
  { mean, error, count }: MetricSummary,
  seeds: number,
  floors: RepeatedExperiment['floors'],
  best: boolean,
): readonly string[] {
  const spread = error === null ? '' : ` ± ${rounded(error, 2)}`;
  const share = count < seeds ? ` (${count} of ${seeds} seeds)` : '';
  const known = floors[id]?.value;
  return [
    name,
    `${rounded(mean, 4)}${spread}${share}`,
    known === undefined ? '' : `${floor.kind} ${rounded(known, 4)}`,
    best ? 'best' : '',
  ];
}

function divergedLines({ summary: { diverged } }: RepeatedExperiment): readonly string[] {
  if (diverged.length === 0) return [];
  const named = diverged.map(({ seed, iteration }) => `seed ${seed} at iteration ${iteration}`);
  return [`diverged, and in no mean: ${named.join(', ')}`];
}

function successLine({ meaning, successes, trials, interval }: SuccessRate): string {
  const [low, high] = interval.map((share) => `${(100 * share).toFixed(1)} %`);
  return `success  ${successes} of ${trials} seeds (95 % interval of the rate ${low} to ${high}): ${meaning}`;
}

function finished({ summary: { seeds, diverged } }: RepeatedExperiment): number {
  return seeds - diverged.length;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function rounded(value: number, digits: number): string {
  return String(Number(value.toPrecision(digits)));
}
