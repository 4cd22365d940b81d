/**
 * Points that somebody typed, pasted or saved as CSV. Forgiving about how numbers are kept apart, strict
 * about what is a number: nothing is left out or guessed, and whatever cannot be used is named with its line.
 */
import { quoted } from '../experiment/quotation.ts';
import { MOST_POINTS } from './pointsText.ts';
import { cellsOf, separatorIn, type Separator } from './separatedValues.ts';

/** Larger files hold no points of which a page could make anything, and would make it stand still. */
export const LARGEST_POINTS_FILE = 5_000_000;

/** A text cannot be read as points; the message says which line and why. */
export class PointsFileError extends Error {
  override readonly name = 'PointsFileError';
}

/**
 * Refuses files before anybody reads them.
 * @param bytes the size of the file
 * @throws PointsFileError
 */
export function checkPointsFileSize(bytes: number): void {
  if (bytes <= LARGEST_POINTS_FILE) return;
  const megabytes = (size: number) => `${Math.ceil(size / 1e5) / 10} MB`;
  throw new PointsFileError(
    `This is ${megabytes(bytes)}; at most ${megabytes(LARGEST_POINTS_FILE)} are possible.`,
  );
}

/**
 * The points of `text`, one a line: x₀, y₀, x₁, y₁, … as they stand there, wherever they lie. A first
 * line without numbers names the columns; those called x and y are taken, or else the first two. Blank
 * lines and those that begin with # count for nothing.
 * @returns from 1 to `MOST_POINTS` points with finite coordinates
 * @throws PointsFileError
 */
export function readPoints(text: string): Float64Array {
  checkPointsFileSize(text.length);
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const coordinates: number[] = [];
  let layout: Layout | undefined;
  for (const [index, line] of lines.entries()) {
    if (/^\s*(#|$)/.test(line)) continue;
    const separator = layout?.separator ?? separatorIn(line);
    const cells = cellsOf(line, separator);
    if (cells === undefined) throw refusal(index, 'a quotation mark is never closed');
    if (cells.every((cell) => cell === '')) continue;
    if (!layout) {
      const header = columnsNamedIn(cells);
      layout = { separator, columns: header ?? FIRST_TWO, headed: header !== undefined };
      if (header) continue;
    }
    if (hasDoubtfulCommas(cells, layout)) throw refusal(index, doubt(line));
    const { x, y } = layout.columns;
    coordinates.push(coordinate(cells, x, index), coordinate(cells, y, index));
  }
  const count = coordinates.length / 2;
  if (count === 0) throw new PointsFileError(`There are no points here: ${EACH_LINE}.`);
  if (count > MOST_POINTS) throw new PointsFileError(tooMany(count));
  return Float64Array.from(coordinates);
}

/** How the lines of one file are made. */
interface Layout {
  readonly separator: Separator;
  readonly columns: Columns;
  /** Whether the first line names the columns. */
  readonly headed: boolean;
}

/** Which cell of a line holds which coordinate. */
interface Columns {
  readonly x: number;
  readonly y: number;
}

const FIRST_TWO: Columns = { x: 0, y: 1 };
const EACH_LINE = 'each line needs x and y, such as 0.5,-1';

/** Where x and y are, if `cells` are names; a line in which a number is tried is not. */
function columnsNamedIn(cells: readonly string[]): Columns | undefined {
  const names = cells.map((cell) => cell.toLowerCase());
  const [x, y] = [names.indexOf('x'), names.indexOf('y')];
  if (x >= 0 && y >= 0) return { x, y };
  return cells.length > 1 && !cells.slice(0, 2).some(isMeantAsNumber) ? FIRST_TWO : undefined;
}

/** Whether a digit, of any script, stands before any letter, or a word that programs write for want of a number. */
function isMeantAsNumber(cell: string): boolean {
  return /^[^\p{L}_]*\p{Nd}/u.test(cell) || isNoNumber(cell);
}

function isNoNumber(cell: string): boolean {
  return /^[+\-−]?(nan|inf|infinity|∞)$/i.test(cell);
}

/** Whether commas may be decimal commas: whole numbers alone, more than two, and no names of columns. */
function hasDoubtfulCommas(cells: readonly string[], { separator, headed }: Layout): boolean {
  if (headed || separator !== ',' || cells.length < 3) return false;
  return cells.every((cell) => /^[+\-−]?\d+$/.test(cell));
}

function doubt(line: string): string {
  return `"${quoted(line)}" may have decimal commas: write decimal points, or name the columns in a first line`;
}

function coordinate(cells: readonly string[], column: number, index: number): number {
  const cell = cells[column];
  if (cell === undefined) throw refusal(index, `there is nothing but "${quoted(cells.join(' '))}"`);
  if (cell === '') throw refusal(index, 'a number is missing');
  if (isNoNumber(cell)) throw refusal(index, `"${quoted(cell)}" is no finite number`);
  // A comma that separates nothing is a decimal comma; and − is what a minus looks like in print.
  const plain = cell.replace(',', '.').replaceAll('−', '-');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain))
    throw refusal(index, `"${quoted(cell)}" is not a number`);
  const value = Number(plain);
  if (Number.isFinite(value)) return value;
  throw refusal(index, `"${quoted(cell)}" is too large a number`);
}

/** @param index of the line, counted from 0 */
function refusal(index: number, why: string): PointsFileError {
  return new PointsFileError(`Line ${index + 1}: ${why}; ${EACH_LINE}.`);
}

function tooMany(count: number): string {
  const [found, allowed] = [count, MOST_POINTS].map((number) => number.toLocaleString('en'));
  return `There are ${found} points; at most ${allowed} are possible, so leave some out.`;
}
