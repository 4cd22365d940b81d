/**
 * What a benchmark is asked for, from the command line. Strict: what cannot be measured here is
 * refused, so that no table is taken for another.
 */
import { InvalidInputError, notPossible } from '../src/cli/invalidInput.ts';
import { readCommandLine } from '../src/cli/options.ts';
import type { ExecutorName } from '../src/training/protocol.ts';
import { configurations, type Configuration } from './configurations.ts';

export interface Request {
  readonly configurations: readonly Configuration[];
  readonly executors: readonly ExecutorName[];
  /** How often each executor trains each configuration; the median counts. */
  readonly rounds: number;
  /** How long each round of each executor is. */
  readonly seconds: number;
  readonly json: boolean;
}

const DEFAULT_ROUNDS = 5;
const MOST_ROUNDS = 1000;
const DEFAULT_SECONDS = 1;
const MOST_SECONDS = 600;

/**
 * @param script the name of the npm script
 * @param available the executors that can be measured in this environment
 */
export function helpOf(script: string, available: readonly ExecutorName[]): string {
  return `Usage: npm run --silent ${script} -- [OPTION …]

Trains the same experiments on each executor in turn, in one run, and reports how fast each is.

  --configurations A,B  what to train: ${configurations.map(({ name }) => name).join(', ')}; all unless given
  --executors A,B       what to measure: ${available.join(', ')}; all unless given
  --rounds N            how often each executor gets its turn: ${DEFAULT_ROUNDS} unless given
  --seconds S           how long a turn is: ${DEFAULT_SECONDS} unless given
  --json                print one JSON object instead of a table
  --help                print this

Exit status: 0 done, 1 there is no browser, 2 the input is not possible.`;
}

/** @throws InvalidInputError naming the option, its value and what is allowed */
export function readRequest(
  args: readonly string[],
  available: readonly ExecutorName[],
): Request | 'help' {
  const line = readCommandLine(args, {
    configurations: 'string',
    executors: 'string',
    rounds: 'string',
    seconds: 'string',
    json: 'boolean',
    help: 'boolean',
  });
  if (line.has('help')) return 'help';
  const [surplus] = line.positionals;
  if (surplus !== undefined) {
    throw new InvalidInputError(`${surplus} is not possible: allowed are options alone.`);
  }
  const names = configurations.map(({ name }) => name);
  const chosen = someOf('--configurations', line.value('configurations'), names);
  return {
    configurations: configurations.filter(({ name }) => chosen.includes(name)),
    executors: someOf('--executors', line.value('executors'), available),
    rounds: readRounds(line.value('rounds')),
    seconds: readSeconds(line.value('seconds')),
    json: line.has('json'),
  };
}

/** Those that `text` names, in the order of `available`; all where nothing is given. */
function someOf<Name extends string>(
  option: string,
  text: string | undefined,
  available: readonly Name[],
): readonly Name[] {
  if (text === undefined) return available;
  const given = text.split(',').map((name) => name.trim());
  const unknown = given.find((name) => !available.some((known) => known === name));
  if (unknown !== undefined) {
    throw notPossible(option, unknown, `some of ${available.join(', ')}, joined by commas`);
  }
  return available.filter((name) => given.includes(name));
}

function readRounds(text: string | undefined): number {
  if (text === undefined) return DEFAULT_ROUNDS;
  const value = /^\d+$/.test(text) ? Number(text) : 0;
  if (value >= 1 && value <= MOST_ROUNDS) return value;
  throw notPossible('--rounds', text, `a whole number from 1 to ${MOST_ROUNDS}`);
}

function readSeconds(text: string | undefined): number {
  if (text === undefined) return DEFAULT_SECONDS;
  const value = /^\d*\.?\d+$/.test(text) ? Number(text) : 0;
  if (value > 0 && value <= MOST_SECONDS) return value;
  throw notPossible('--seconds', text, `a number above 0 and up to ${MOST_SECONDS}`);
}
