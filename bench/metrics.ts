/** `npm run --silent bench:metrics`: what each metric costs, in Node. */
import { InvalidInputError, notPossible } from '../src/cli/invalidInput.ts';
import { readCommandLine } from '../src/cli/options.ts';
import { reporting } from './benchmark.ts';
import { thisMachine } from './machine.ts';
import { metricCosts, type MetricCost } from './metricCosts.ts';

/** Data with modes and an exact density, and data without either. */
const DATA = ['grid25', 'swiss-roll'];

const DEFAULT_ROUNDS = 9;
const MOST_ROUNDS = 1000;

const HELP = `Usage: npm run --silent bench:metrics -- [OPTION …]

Measures what each metric costs for generators that make it easy and hard: milliseconds of
processor time of a measurement that takes it alone.

  --rounds N   how often each is measured, the median counts: ${DEFAULT_ROUNDS} unless given
  --json       print one JSON object instead of a table
  --help       print this

Exit status: 0 done, 2 the input is not possible.`;

async function main(args: readonly string[]): Promise<void> {
  const line = readCommandLine(args, { rounds: 'string', json: 'boolean', help: 'boolean' });
  const [surplus] = line.positionals;
  if (surplus !== undefined) {
    throw new InvalidInputError(`${surplus} is not possible: allowed are options alone.`);
  }
  if (line.has('help')) {
    console.log(HELP);
    return;
  }
  const costs = metricCosts(DATA, readRounds(line.value('rounds')), (text) => console.error(text));
  const machine = thisMachine(`Node ${process.version}`, undefined);
  console.log(line.has('json') ? JSON.stringify({ machine, costs }) : tableOf(machine, costs));
}

function readRounds(text: string | undefined): number {
  if (text === undefined) return DEFAULT_ROUNDS;
  const value = /^\d+$/.test(text) ? Number(text) : 0;
  if (value >= 1 && value <= MOST_ROUNDS) return value;
  throw notPossible('--rounds', text, `a whole number from 1 to ${MOST_ROUNDS}`);
}

function tableOf(machine: object, costs: readonly MetricCost[]): string {
  const generators = Object.keys(costs[0]!.ms);
  const rows = [
    ['data', 'metric', ...generators.map((name) => `${name} ms`)],
    ...costs.map(({ data, metric, ms }) => [
      data,
      metric,
      ...generators.map((name) => figure(ms[name]!)),
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const described = Object.entries(machine).map(([name, value]) => `${name}: ${value}`);
  const lines = rows.map((row) =>
    row
      .map((text, column) =>
        column < 2 ? text.padEnd(widths[column]!) : text.padStart(widths[column]!),
      )
      .join('  '),
  );
  return [...described, '', ...lines].join('\n');
}

/** Three digits that count, of tenths at most. */
function figure(ms: number): string {
  return ms >= 100 ? String(Math.round(ms)) : ms.toFixed(1);
}

await reporting(() => main(process.argv.slice(2)));
