import { expect, test } from 'vitest';
import { resultsOf } from './results.ts';
import type { Measurement } from './rounds.ts';
import { tableOf } from './table.ts';

const round = (iterations: number, hostMs: number) => ({
  iterations,
  elapsedMs: 1000,
  hostMs,
  dispatches: 30,
  memoryBytes: 3 * 2 ** 20,
});

const measurements: readonly Measurement[] = [
  {
    configuration: 'small',
    executor: 'wasm',
    facts: { compileMs: 120.4, productOperations: 5e7 },
    rounds: [round(300, 30), round(100, 10), round(250, 50)],
  },
  {
    configuration: 'small',
    executor: 'tfjs-wasm',
    facts: { compileMs: 0, productOperations: 5e7 },
    rounds: [round(25, 1000)],
  },
  { configuration: 'small', executor: 'webgpu', rounds: [], reason: 'There is no WebGPU here.' },
];
const peaks = { cpu: 50, gpu: 900 };
const report = resultsOf({ processor: 'Abacus' }, { all: measurements, peaks });

test('a row has the median of the rounds and what follows from it', () => {
  expect(report.results[0]).toEqual({
    configuration: 'small',
    executor: 'wasm',
    iterationsPerSecond: 250,
    gflops: 12.5,
    peakShare: 0.25,
    dispatchesPerIteration: 30,
    hostMsPerIteration: 0.1,
    compileMs: 120.4,
    memoryBytes: 3 * 2 ** 20,
  });
});

test('what could not be measured is null, with the reason', () => {
  expect(report.results[2]).toEqual({
    configuration: 'small',
    executor: 'webgpu',
    iterationsPerSecond: null,
    gflops: null,
    peakShare: null,
    dispatchesPerIteration: null,
    hostMsPerIteration: null,
    compileMs: null,
    memoryBytes: null,
    reason: 'There is no WebGPU here.',
  });
});

test('a program that is not compiled says so beside its figures', () => {
  const facts = { compileMs: 3, eager: "'Cumsum' cannot be compiled." };
  const all = [{ configuration: 'small', executor: 'wasm', facts, rounds: [round(9, 1)] } as const];
  const [row] = resultsOf({}, { all, peaks }).results;
  expect(row).toMatchObject({ iterationsPerSecond: 9, gflops: null, reason: facts.eager });
});

test('compiled executors are compared with TensorFlow.js on the same processor', () => {
  expect(report.ratios).toEqual([
    { configuration: 'small', executor: 'wasm', over: 'tfjs-wasm', ratio: 10 },
  ]);
});

test('the JSON has the machine, the rows and no more numbers than there are', () => {
  const read = JSON.parse(JSON.stringify(report)) as typeof report;
  expect(Object.keys(read)).toEqual(['machine', 'results', 'ratios', 'peaks']);
  expect(read).toEqual(report);
});

test('the table has a line for each row, and sentences below', () => {
  expect(tableOf(report)).toMatchInlineSnapshot(`
    "processor: Abacus

    large matrix products: CPU 50 GFLOP/s, GPU 900 GFLOP/s

    configuration  executor   iterations/s  GFLOP/s  of peak  dispatches  host ms  compile ms  MiB
    small          wasm                250     12.5     25 %          30      0.1         120    3
    small          tfjs-wasm            25     1.25    2.5 %          30       40           0    3
    small          webgpu                –        –        –           –        –           –    –

    small: wasm is 10 times as fast as tfjs-wasm

    small, webgpu: There is no WebGPU here."
  `);
});
