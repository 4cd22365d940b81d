/** The outcome of a run, for programs and for people. */
import { formatExperiment } from '../../gan/catalogue.ts';
import type { Reading } from '../../metrics/evaluate.ts';
import { metrics } from '../../metrics/registry.ts';
import type { Outcome } from './training.ts';

/**
 * The object that `--json` prints. A loss is null where its player did not move, and a metric where the
 * samples give none, with the reason; `deviation` is the standard deviation of one measurement of a perfect
 * generator, which scores `floor`; `modeShares` says which share of all samples lies within 3σ of each mode,
 * for data with modes.
 */
export function jsonReport(outcome: Outcome) {
  const { experiment, iterations, seconds, executor, losses, evaluation } = outcome;
  return {
    experiment,
    hash: formatExperiment(experiment),
    iterations,
    seconds,
    iterationsPerSecond: iterations / seconds,
    executor,
    losses: { critic: orNull(losses.critic), generator: orNull(losses.generator) },
    metrics: Object.fromEntries(
      Object.entries(evaluation.readings).map(([id, { value, reason, floor }]) => [
        id,
        {
          value: value ?? null,
          ...(reason !== undefined && { reason }),
          ...(floor && { floor: floor.value, deviation: floor.deviation }),
        },
      ]),
    ),
    ...(evaluation.modeShares && { modeShares: [...evaluation.modeShares] }),
  };
}

/** A few lines to read. */
export function summary(outcome: Outcome): string {
  const { iterations, seconds, executor, losses, evaluation } = outcome;
  const rows = [
    ['critic loss', shown(losses.critic)],
    ['generator loss', shown(losses.generator)],
    ...metrics.flatMap(({ id, name, floor }) => {
      const reading = evaluation.readings[id];
      return reading ? [[name, shown(reading.value), floorText(floor.kind, reading)]] : [];
    }),
  ];
  const width = Math.max(...rows.map(([name]) => name!.length));
  return [
    `#${formatExperiment(outcome.experiment)}`,
    `${iterations} iterations in ${seconds.toFixed(1)} s on ${executor}, ${(iterations / seconds).toFixed(1)} a second`,
    ...rows.map(([name, value, floor]) =>
      `  ${name!.padEnd(width)}  ${value!.padEnd(10)}  ${floor ?? ''}`.trimEnd(),
    ),
  ].join('\n');
}

function floorText(kind: string, { reason, floor }: Reading): string {
  const text = floor && `${kind} ${shown(floor.value)} ± ${shown(floor.deviation, 2)}`;
  return [text, reason].filter(Boolean).join('; ');
}

function shown(value: number | undefined, digits = 4): string {
  return value === undefined || Number.isNaN(value)
    ? 'none'
    : String(Number(value.toPrecision(digits)));
}

function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
