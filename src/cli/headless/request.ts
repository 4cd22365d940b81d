/**
 * What a headless run is asked for, from the command line. Strict where the page is forgiving: a
 * value that would have to be changed is refused, so that no script runs something else unnoticed.
 */
import type { Experiment } from '../../experiment/experiment.ts';
import { MEASUREMENT_SIZE } from '../../metrics/metric.ts';
import { EXECUTOR_NAMES, type ExecutorName } from '../../training/protocol.ts';
import { readExperiment } from '../experimentText.ts';
import { notPossible } from '../invalidInput.ts';
import { readCommandLine } from '../options.ts';

export interface Run {
  readonly kind: 'run';
  readonly experiment: Experiment;
  readonly iterations: number;
  /** Absent: the fastest. */
  readonly executor?: ExecutorName;
  readonly json: boolean;
  /** Where generated points shall be written, if anywhere. */
  readonly samplesFile?: string;
  readonly sampleCount: number;
}

export type HeadlessRequest = Run | { readonly kind: 'help' } | { readonly kind: 'list' };

const DEFAULT_ITERATIONS = 1000;
const MOST_ITERATIONS = 100_000_000;

const BROWSER_EXECUTORS: readonly ExecutorName[] = ['webgpu', 'tfjs-webgpu'];
const NODE_EXECUTORS = EXECUTOR_NAMES.filter((name) => !BROWSER_EXECUTORS.includes(name));

export const HELP = `Usage: npm run --silent experiment -- ['#KEY=VALUE&…'] [OPTION …]

Trains the experiment, which is written as in the address of the page, and reports how far generated
and real samples are apart. Keys that are left out stand at their defaults.

  --iterations N       how long to train: ${DEFAULT_ITERATIONS} unless given
  --json               print one JSON object instead of a summary
  --samples FILE.csv   write generated points, one a row under the header x,y
  --sample-count N     how many points to write: ${MEASUREMENT_SIZE.generated} unless given, and at most that
  --executor NAME      ${NODE_EXECUTORS.join(', ')}; the fastest unless given
  --list               print all there is to choose from, as JSON
  --help               print this

Exit status: 0 done, 2 the input is not possible, 3 training diverged.`;

/** @throws InvalidInputError naming the option or key, its value and what is allowed */
export function readRequest(args: readonly string[]): HeadlessRequest {
  const line = readCommandLine(args, {
    iterations: 'string',
    json: 'boolean',
    samples: 'string',
    'sample-count': 'string',
    executor: 'string',
    list: 'boolean',
    help: 'boolean',
  });
  if (line.has('help')) return { kind: 'help' };
  if (line.has('list')) return { kind: 'list' };

  const count = (option: string, fallback: number, maximum: number) =>
    wholeNumber(option, line.value(option), fallback, maximum);
  const samplesFile = line.value('samples');
  const executor = readExecutor(line.value('executor'));
  return {
    kind: 'run',
    experiment: readExperiment(line.positionals),
    iterations: count('iterations', DEFAULT_ITERATIONS, MOST_ITERATIONS),
    json: line.has('json'),
    sampleCount: count('sample-count', MEASUREMENT_SIZE.generated, MEASUREMENT_SIZE.generated),
    ...(samplesFile !== undefined && { samplesFile }),
    ...(executor !== undefined && { executor }),
  };
}

function wholeNumber(
  option: string,
  text: string | undefined,
  fallback: number,
  maximum: number,
): number {
  if (text === undefined) return fallback;
  const value = /^\d+$/.test(text) ? Number(text) : 0;
  if (value >= 1 && value <= maximum) return value;
  throw notPossible(`--${option}`, text, `a whole number from 1 to ${maximum}`);
}

function readExecutor(text: string | undefined): ExecutorName | undefined {
  const found = NODE_EXECUTORS.find((name) => name === text);
  if (text === undefined || found) return found;
  const why = BROWSER_EXECUTORS.some((name) => name === text) ? ', because Node has no WebGPU' : '';
  throw notPossible('--executor', text, `one of ${NODE_EXECUTORS.join(', ')}${why}`);
}
