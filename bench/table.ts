/** Results as text for a terminal, in columns. */
import type { Ratio, Results, Row } from './results.ts';

interface Column {
  readonly title: string;
  readonly text: (row: Row) => string;
}

const UNKNOWN = '–';
const BYTES_PER_MEBIBYTE = 2 ** 20;

const columns: readonly Column[] = [
  { title: 'configuration', text: (row) => row.configuration },
  { title: 'executor', text: (row) => row.executor },
  { title: 'iterations/s', text: (row) => figure(row.iterationsPerSecond) },
  { title: 'GFLOP/s', text: (row) => figure(row.gflops) },
  { title: 'of peak', text: (row) => percent(row.peakShare) },
  { title: 'dispatches', text: (row) => figure(row.dispatchesPerIteration) },
  { title: 'host ms', text: (row) => figure(row.hostMsPerIteration) },
  { title: 'compile ms', text: (row) => figure(row.compileMs) },
  { title: 'MiB', text: (row) => figure(row.memoryBytes, BYTES_PER_MEBIBYTE) },
];

/** How many columns from the left are words. */
const WORDS = 2;

export function tableOf({ machine, results, ratios, peaks }: Results<object>): string {
  const described = Object.entries(machine).map(([name, value]) => `${name}: ${value}`);
  const multiplying = Object.entries(peaks).map(
    ([name, speed]) => `${name.toUpperCase()} ${figure(speed as number)} GFLOP/s`,
  );
  return [
    described.join('\n'),
    `large matrix products: ${multiplying.join(', ') || UNKNOWN}`,
    inColumns([
      columns.map(({ title }) => title),
      ...results.map((row) => columns.map(({ text }) => text(row))),
    ]),
    ratios.map(ratioText).join('\n'),
    results.flatMap(reasonText).join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function inColumns(rows: readonly (readonly string[])[]): string {
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((text, column) =>
          column < WORDS ? text.padEnd(widths[column]!) : text.padStart(widths[column]!),
        )
        .join('  '),
    )
    .join('\n');
}

function ratioText({ configuration, executor, over, ratio }: Ratio): string {
  return `${configuration}: ${executor} is ${figure(ratio)} times as fast as ${over}`;
}

function reasonText({ configuration, executor, reason }: Row): string[] {
  return reason === undefined ? [] : [`${configuration}, ${executor}: ${reason}`];
}

function percent(share: number | null): string {
  return share === null ? UNKNOWN : `${figure(100 * share)} %`;
}

/** Three digits that count, without powers of ten. */
function figure(value: number | null, unit = 1): string {
  if (value === null) return UNKNOWN;
  const scaled = value / unit;
  return scaled >= 100 ? String(Math.round(scaled)) : String(Number(scaled.toPrecision(3)));
}
