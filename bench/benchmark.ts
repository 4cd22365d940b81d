/**
 * A benchmark from the command line to its report, in Node and in a browser alike. Standard output
 * carries the report and nothing else.
 */
import { InvalidInputError } from '../src/cli/invalidInput.ts';
import type { ExecutorName } from '../src/training/protocol.ts';
import { Lanes, type OpenLane } from './lanes.ts';
import { thisMachine } from './machine.ts';
import { helpOf, readRequest } from './request.ts';
import { resultsOf } from './results.ts';
import { measureAll } from './rounds.ts';
import { tableOf } from './table.ts';

/** Where executors run. */
export interface Environment {
  /** The npm script that measures here. */
  readonly script: string;
  readonly executors: readonly ExecutorName[];
  open(): Promise<OpenEnvironment>;
}

export interface OpenEnvironment {
  /** Node or the browser, with its version. */
  readonly runtime: string;
  readonly openLane: OpenLane;
  close(): Promise<void>;
}

export async function benchmark(
  { script, executors, open }: Environment,
  args: readonly string[],
): Promise<void> {
  const request = readRequest(args, executors);
  if (request === 'help') {
    console.log(helpOf(script, executors));
    return;
  }
  const environment = await open();
  const lanes = new Lanes(environment.openLane);
  try {
    const measurements = await measureAll(lanes, request, (line) => console.error(line));
    const { webgpu, 'tfjs-webgpu': eager } = lanes.devices;
    const machine = thisMachine(environment.runtime, webgpu ?? eager);
    const results = resultsOf(machine, measurements);
    console.log(request.json ? JSON.stringify(results) : tableOf(results));
  } finally {
    await lanes.close();
    await environment.close();
  }
}

/** Runs `work` and turns what people have to be told into one line and an exit status. */
export async function reporting(
  work: () => Promise<void>,
  statusOf: (error: unknown) => number | undefined = inputStatus,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const status = statusOf(error);
    if (status === undefined) throw error;
    console.error((error as Error).message);
    process.exitCode = status;
  }
}

export function inputStatus(error: unknown): number | undefined {
  return error instanceof InvalidInputError ? 2 : undefined;
}
