/**
 * What a headless run is asked for, from the command line. Strict where the page is forgiving: a
 * value that would have to be changed is refused, so that no script runs something else unnoticed.
 */
import { availableParallelism } from 'node:os';
import type { Experiment } from '../../experiment/experiment.ts';
import { MEASUREMENT_SIZE } from '../../metrics/metric.ts';
import { EXECUTOR_NAMES, type ExecutorName } from '../../training/protocol.ts';
import { MOST_SEEDS } from '../../training/repeats/series.ts';
import { readExperiment, readExperiments } from '../experimentText.ts';
import { InvalidInputError, notPossible } from '../invalidInput.ts';
import { readCommandLine, type CommandLine } from '../options.ts';
import type { RepeatsOrder } from '../repeats/run.ts';
import { onPoints, readPointsFile } from './points.ts';

/** What is to be said before anything else. */
interface Remarked {
  /** One sentence: how the data was changed to be used. */
  readonly remark?: string;
}

export interface Run extends Remarked {
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

/** One experiment or several, each trained from many seeds. */
export interface Repeats extends RepeatsOrder, Remarked {
  readonly kind: 'repeats';
  readonly json: boolean;
}

export type HeadlessRequest = Run | Repeats | { readonly kind: 'help' } | { readonly kind: 'list' };

const DEFAULT_ITERATIONS = 1000;
const MOST_ITERATIONS = 100_000_000;
const DEFAULT_RESULTS = 'repeats.jsonl';
/** More processes than any machine has cores for. */
const MOST_JOBS = 1024;

/** Options that say something about one run, and those that do about repeats. */
const OF_ONE_RUN = ['samples', 'sample-count'] as const;
const OF_REPEATS = ['results', 'jobs', 'fresh'] as const;

const BROWSER_EXECUTORS: readonly ExecutorName[] = ['webgpu', 'tfjs-webgpu'];
const NODE_EXECUTORS = EXECUTOR_NAMES.filter((name) => !BROWSER_EXECUTORS.includes(name));

export const HELP = `Usage: npm run --silent experiment -- ['#KEY=VALUE&…'] [OPTION …]
       npm run --silent experiment -- ['#KEY=VALUE&…' …] --seeds N [OPTION …]

Trains the experiment, which is written as in the address of the page, and reports how far generated
and real samples are apart. Keys that are left out stand at their defaults.

  --iterations N       how long to train: ${DEFAULT_ITERATIONS} unless given
  --json               print one JSON object instead of a summary
  --points FILE.csv    train on the points in this file, each line x and y: they become data=drawn
  --samples FILE.csv   write generated points, one a row under the header x,y
  --sample-count N     how many points to write: ${MEASUREMENT_SIZE.generated} unless given, and at most that
  --executor NAME      ${NODE_EXECUTORS.join(', ')}; the fastest unless given
  --seeds N            train from N seeds, the experiment's own and those that follow, and report means with
                       standard errors and the rate of success; up to ${MOST_SEEDS}. Several experiments, or
                       comparisons as the page writes them ('#KEY=VALUE&…;KEY=VALUE'), are put side by side
  --results FILE       where outcomes of seeds are kept, one a line, as they come, and looked for before
                       training: ${DEFAULT_RESULTS} unless given. What is there is not trained again
  --fresh              forget what that file has of these seeds
  --jobs N             processes at a time: as many as there are cores unless given
  --list               print all there is to choose from, as JSON
  --help               print this

Exit status: 0 done, 2 the input is not possible, 3 training diverged (with --seeds: every seed of an
experiment did), 130 interrupted.`;

/** @throws InvalidInputError naming the option or key, its value and what is allowed */
export function readRequest(args: readonly string[]): HeadlessRequest {
  const line = readCommandLine(args, {
    iterations: 'string',
    json: 'boolean',
    points: 'string',
    samples: 'string',
    'sample-count': 'string',
    executor: 'string',
    seeds: 'string',
    results: 'string',
    fresh: 'boolean',
    jobs: 'string',
    list: 'boolean',
    help: 'boolean',
  });
  if (line.has('help')) return { kind: 'help' };
  if (line.has('list')) return { kind: 'list' };

  return line.has('seeds') ? readRepeats(line) : readRun(line);
}

function readRun(line: CommandLine): Run {
  refuse(line, OF_REPEATS, 'without --seeds');
  const { texts, ...remarked } = readTexts(line);
  const samplesFile = line.value('samples');
  return {
    kind: 'run',
    experiment: readExperiment(texts),
    ...remarked,
    ...readTraining(line),
    sampleCount: count(
      line,
      'sample-count',
      MEASUREMENT_SIZE.generated,
      MEASUREMENT_SIZE.generated,
    ),
    ...(samplesFile !== undefined && { samplesFile }),
  };
}

function readRepeats(line: CommandLine): Repeats {
  refuse(line, OF_ONE_RUN, 'with --seeds, which train many generators');
  const { texts, ...remarked } = readTexts(line);
  return {
    kind: 'repeats',
    experiments: readExperiments(texts),
    ...remarked,
    ...readTraining(line),
    seeds: count(line, 'seeds', 1, MOST_SEEDS),
    resultsFile: line.value('results') ?? DEFAULT_RESULTS,
    jobs: count(line, 'jobs', availableParallelism(), MOST_JOBS),
    fresh: line.has('fresh'),
  };
}

/** The experiments as they are written, on the points of a file where one is named. */
function readTexts(line: CommandLine): Remarked & { readonly texts: readonly string[] } {
  const file = line.value('points');
  if (file === undefined) return { texts: line.positionals };
  const { code, ...remarked } = readPointsFile(file);
  const texts = line.positionals.length === 0 ? [''] : line.positionals;
  return { texts: texts.map((text) => onPoints(text, code)), ...remarked };
}

function readTraining(line: CommandLine) {
  const executor = readExecutor(line.value('executor'));
  return {
    iterations: count(line, 'iterations', DEFAULT_ITERATIONS, MOST_ITERATIONS),
    json: line.has('json'),
    ...(executor !== undefined && { executor }),
  };
}

function refuse(line: CommandLine, options: readonly string[], where: string): void {
  const given = options.find((option) => line.has(option));
  if (given !== undefined) throw new InvalidInputError(`--${given} is not possible ${where}.`);
}

function count(line: CommandLine, option: string, fallback: number, maximum: number): number {
  return wholeNumber(option, line.value(option), fallback, maximum);
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
