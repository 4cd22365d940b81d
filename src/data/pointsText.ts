/**
 * Points as a short text that an address can carry as it stands, and back, without loss. Coordinates
 * are whole thousandths in the square that is shown; each point is one number below 2²⁵, and the bits of
 * all points, lowest first, go six at a time into letters, digits, - and _. Lowest first, the last
 * character is always a letter or a digit, so that programs that recognise links find their end.
 */
import type { TextProblem } from '../experiment/parameter.ts';
import { quoted } from '../experiment/quotation.ts';

/** Points lie in [−2.5, 2.5]², which is what is shown. Links that exist depend on it. */
export const FARTHEST_COORDINATE = 2.5;

/** More take long to evaluate and show nothing more. */
export const MOST_POINTS = 20_000;

/** Their text has some 4,200 characters; longer links break in mail and chat. */
export const MOST_POINTS_IN_LINK = 1_000;

const STEPS_PER_UNIT = 1_000;
const PLACES = 2 * FARTHEST_COORDINATE * STEPS_PER_UNIT + 1;
const BITS_PER_POINT = Math.ceil(Math.log2(PLACES ** 2));
const BITS_PER_CHARACTER = 6;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Map(Array.from(ALPHABET, (character, value) => [character, value]));

/** The characters of the longest text. */
export const LONGEST_POINTS_TEXT = lengthFor(MOST_POINTS);

/** The characters of the longest text that a link carries. */
export const LONGEST_POINTS_TEXT_IN_LINK = lengthFor(MOST_POINTS_IN_LINK);

/** Points that no text can be made of. */
export class UnwritablePointsError extends RangeError {
  override readonly name = 'UnwritablePointsError';
}

/** A text was used as points although `readPointsText` sees a problem in it. */
export class PointsTextError extends Error {
  override readonly name = 'PointsTextError';
}

/** What a text says, or what is wrong with it. */
export type ReadPointsText = { readonly points: Float64Array } | { readonly problem: TextProblem };

/**
 * The text of `points`, rounded to 1/1000. Points that were read from a text give that text again.
 * @param points x₀, y₀, x₁, y₁, … in data units
 * @throws UnwritablePointsError for no points, too many, or one outside the square that is shown
 */
export function writePointsText(points: ArrayLike<number>): string {
  const count = points.length / 2;
  if (!(count >= 1 && count <= MOST_POINTS)) throw new UnwritablePointsError(wrongCount(count));
  let text = '';
  let waiting = 0;
  let bits = 0;
  for (let i = 0; i < points.length; i += 2) {
    waiting |= (placeOf(points[i]!) + PLACES * placeOf(points[i + 1]!)) << bits;
    for (bits += BITS_PER_POINT; bits >= BITS_PER_CHARACTER; bits -= BITS_PER_CHARACTER) {
      text += ALPHABET[waiting & (ALPHABET.length - 1)];
      waiting >>>= BITS_PER_CHARACTER;
    }
  }
  return bits > 0 ? text + ALPHABET[waiting] : text;
}

/** The points of `text`, or what is wrong with it. Never throws, whatever the text. */
export function readPointsText(text: string): ReadPointsText {
  const count = Math.floor((text.length * BITS_PER_CHARACTER) / BITS_PER_POINT);
  if (text === '') return broken(wrongCount(0));
  if (count > MOST_POINTS) return broken(wrongCount(count));
  const points = new Float64Array(2 * count);
  let filled = 0;
  let waiting = 0;
  let bits = 0;
  for (let at = 0; at < text.length; at++) {
    const value = VALUES.get(text[at]!);
    if (value === undefined) return broken(wrongCharacter(text[at]!), at);
    waiting |= value << bits;
    bits += BITS_PER_CHARACTER;
    if (bits < BITS_PER_POINT) continue;
    const place = waiting & (2 ** BITS_PER_POINT - 1);
    if (place >= PLACES ** 2) return broken(OUTSIDE, at);
    points[filled++] = coordinateOf(place % PLACES);
    points[filled++] = coordinateOf(Math.floor(place / PLACES));
    waiting >>>= BITS_PER_POINT;
    bits -= BITS_PER_POINT;
  }
  // What is left over has to be too short for a character, and empty: one text for each set of points.
  if (waiting !== 0 || text.length !== lengthFor(count)) return broken(TORN, text.length);
  return { points };
}

/**
 * The points of a text without problems: x₀, y₀, x₁, y₁, … in data units.
 * @throws PointsTextError
 */
export function pointsOf(text: string): Float64Array {
  const read = readPointsText(text);
  if ('problem' in read) {
    throw new PointsTextError(`${read.problem.message} Ask readPointsText first.`);
  }
  return read.points;
}

function lengthFor(count: number): number {
  return Math.ceil((count * BITS_PER_POINT) / BITS_PER_CHARACTER);
}

/** Which of the places on an axis, counted from the low end. */
function placeOf(coordinate: number): number {
  const place = Math.round((coordinate + FARTHEST_COORDINATE) * STEPS_PER_UNIT);
  if (place >= 0 && place < PLACES) return place;
  throw new UnwritablePointsError(
    `A coordinate is ${coordinate}: all have to lie between ${-FARTHEST_COORDINATE} and ${FARTHEST_COORDINATE}, so scale the points first.`,
  );
}

function coordinateOf(place: number): number {
  return (place - FARTHEST_COORDINATE * STEPS_PER_UNIT) / STEPS_PER_UNIT;
}

const OUTSIDE =
  'A point lies outside the square that is shown, so a character before this is wrong.';
const TORN = 'The last point is not whole: the text was cut off, or something was added.';

function wrongCharacter(character: string): string {
  return `"${quoted(character)}" does not belong here: points are written in letters, digits, - and _.`;
}

function wrongCount(count: number): string {
  return `There are ${count.toLocaleString('en')} points: from 1 to ${MOST_POINTS.toLocaleString('en')} are possible.`;
}

function broken(message: string, at?: number): ReadPointsText {
  return { problem: at === undefined ? { message } : { message, at } };
}
