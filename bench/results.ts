/** What follows from the measurements: the rows of the table and the JSON. Measures nothing. */
import type { ExecutorName } from '../src/training/protocol.ts';
import { processorOf, type Peaks } from './peaks.ts';
import type { Measurement, Measurements } from './rounds.ts';
import { median } from './statistics.ts';

/** One configuration on one executor. Null is what could not be measured. */
export interface Row {
  readonly configuration: string;
  readonly executor: ExecutorName;
  /** The median of the rounds. */
  readonly iterationsPerSecond: number | null;
  /**
   * 10⁹ floating-point operations a second in matrix products. Only those that the compiled program
   * needs count, whoever computes them, so that needless ones are not taken for work.
   */
  readonly gflops: number | null;
  /** Of the best speed at which the processor was seen to multiply large matrices, from 0 to 1. */
  readonly peakShare: number | null;
  readonly dispatchesPerIteration: number | null;
  readonly hostMsPerIteration: number | null;
  readonly compileMs: number | null;
  readonly memoryBytes: number | null;
  /** Why there is no measurement, or why it is not of a compiled program: a sentence. */
  readonly reason?: string;
}

/** How many times as fast a compiled executor is as the one of TensorFlow.js on the same processor. */
export interface Ratio {
  readonly configuration: string;
  readonly executor: ExecutorName;
  readonly over: ExecutorName;
  readonly ratio: number;
}

export interface Results<Machine> {
  readonly machine: Machine;
  readonly results: readonly Row[];
  readonly ratios: readonly Ratio[];
  /** GFLOP/s of large matrix products. */
  readonly peaks: Peaks;
}

const COUNTERPARTS: readonly (readonly [ExecutorName, ExecutorName])[] = [
  ['wasm', 'tfjs-wasm'],
  ['webgpu', 'tfjs-webgpu'],
];

export function resultsOf<Machine>(
  machine: Machine,
  { all, peaks }: Measurements,
): Results<Machine> {
  const results = all.map((measurement) => rowOf(measurement, peaks));
  return { machine, results, ratios: ratiosOf(results), peaks };
}

function rowOf(measurement: Measurement, peaks: Peaks): Row {
  const { configuration, executor, facts, rounds, reason = facts?.eager } = measurement;
  const speed = middle(rounds.map(({ iterations, elapsedMs }) => (1000 * iterations) / elapsedMs));
  const operations = facts?.productOperations;
  const gflops = speed === null || operations === undefined ? null : (speed * operations) / 1e9;
  const peak = peaks[processorOf(executor)];
  const last = rounds.at(-1);
  return {
    configuration,
    executor,
    iterationsPerSecond: speed,
    gflops,
    peakShare: gflops === null || peak === undefined ? null : gflops / peak,
    dispatchesPerIteration: last?.dispatches ?? null,
    hostMsPerIteration: middle(rounds.map(({ hostMs, iterations }) => hostMs / iterations)),
    compileMs: facts?.compileMs ?? null,
    memoryBytes: last?.memoryBytes ?? null,
    ...(reason !== undefined && { reason }),
  };
}

function ratiosOf(rows: readonly Row[]): Ratio[] {
  return rows.flatMap(({ configuration, executor, iterationsPerSecond }) => {
    const over = COUNTERPARTS.find(([compiled]) => compiled === executor)?.[1];
    const other = rows.find((row) => row.configuration === configuration && row.executor === over);
    if (over === undefined || iterationsPerSecond === null || !other?.iterationsPerSecond)
      return [];
    return [
      { configuration, executor, over, ratio: iterationsPerSecond / other.iterationsPerSecond },
    ];
  });
}

function middle(values: readonly number[]): number | null {
  return values.length === 0 ? null : median(values);
}
