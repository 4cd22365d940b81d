import { describe, expect, test } from 'vitest';
import {
  LONGEST_POINTS_TEXT,
  MOST_POINTS,
  MOST_POINTS_IN_LINK,
  pointsOf,
  PointsTextError,
  readPointsText,
  UnwritablePointsError,
  writePointsText,
} from './pointsText.ts';
import { createRandom } from './random.ts';

/** Whole thousandths all over the square, its corners among them. */
function pointsInThousandths(count: number): Float64Array {
  const random = createRandom(1, 'points text', count);
  const points = Float64Array.from(
    { length: 2 * count },
    () => (random.integer(5_001) - 2_500) / 1_000,
  );
  points.set([2.5, 2.5]);
  return points;
}

function problemIn(text: string) {
  const read = readPointsText(text);
  return 'problem' in read ? read.problem : undefined;
}

describe('points as a text', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 24, 999, MOST_POINTS])('%d points come back exactly', (count) => {
    const points = pointsInThousandths(count);
    const text = writePointsText(points);
    expect(pointsOf(text)).toEqual(points);
    expect(writePointsText(pointsOf(text))).toBe(text);
    expect(text.length).toBe(Math.ceil((25 * count) / 6));
  });

  test('corners, the origin and neighbours are told apart', () => {
    const points = [-2.5, -2.5, 2.5, 2.5, -2.5, 2.5, 2.5, -2.5, 0, 0, 0.001, -0.001];
    expect([...pointsOf(writePointsText(points))]).toEqual(points);
  });

  test('coordinates are rounded to the nearest thousandth, and none is −0', () => {
    const points = pointsOf(writePointsText([0.12349, -0.12349, -0.0001, -0, 2.5004, -2.5004]));
    expect([...points]).toEqual([0.123, -0.123, 0, 0, 2.5, -2.5]);
  });

  test('are written as they stand in an address, and end with a letter or a digit', () => {
    for (let count = 1; count < 200; count++) {
      const text = writePointsText(pointsInThousandths(count));
      expect(encodeURIComponent(text)).toBe(text);
      expect(text).toMatch(/[A-Za-z0-9]$/);
    }
  });

  test('are short enough for a link where a link may hold them', () => {
    expect(writePointsText(pointsInThousandths(MOST_POINTS_IN_LINK)).length).toBeLessThan(4_400);
    expect(writePointsText(pointsInThousandths(MOST_POINTS)).length).toBe(LONGEST_POINTS_TEXT);
  });

  // Links that exist have to go on meaning what they meant.
  test('keep their meaning', () => {
    expect(writePointsText([0, 0, 1, -0.5, -2.5, -2.5])).toBe('o-sv4fVMBAAAA');
  });

  test.each<[string, ArrayLike<number>, RegExp]>([
    ['no points', [], /There are 0 points/],
    ['half a point', [0, 0, 1], /undefined/],
    ['a point beside the square', [2.501, 0], /2\.501.*between -2\.5 and 2\.5/],
    ['a point below the square', [0, -3], /-3/],
    ['no number', [Number.NaN, 0], /NaN/],
    ['no finite number', [0, Infinity], /Infinity/],
    ['too many', new Float64Array(2 * MOST_POINTS + 2), /20,001 points.* 20,000 /],
  ])('%s cannot be written', (_, points, message) => {
    expect(() => writePointsText(points)).toThrow(UnwritablePointsError);
    expect(() => writePointsText(points)).toThrow(message);
  });
});

describe('a broken text', () => {
  const text = writePointsText(pointsInThousandths(12));

  test.each<[string, string, RegExp, number | undefined]>([
    ['nothing', '', /0 points/, undefined],
    ['too little', 'AAAA', /not whole/, 4],
    ['a sign that is not used', `${text.slice(0, 9)}+${text.slice(10)}`, /"\+" does not belong/, 9],
    ['percent signs', '%41%41%41', /"%" does not belong/, 0],
    ['a space at the end', `${text} `, /" " does not belong/, text.length],
    ['letters from elsewhere', 'ААААА', /does not belong/, 0],
    ['a point that is nowhere', '____H', /outside the square/, 4],
    ['bits behind the last point', 'AAAAC', /not whole/, 5],
    ['too many points', 'A'.repeat(LONGEST_POINTS_TEXT + 5), /20,001 points/, undefined],
    ['far too much', '🎯'.repeat(1_000_000), /points/, undefined],
  ])('%s', (_, broken, message, at) => {
    expect(problemIn(broken)?.message).toMatch(message);
    expect(problemIn(broken)?.message).toMatch(/^[A-Z"].*\.$/);
    expect(problemIn(broken)?.at).toBe(at);
    expect(() => pointsOf(broken)).toThrow(PointsTextError);
  });

  test('is one that was cut off anywhere but between points', () => {
    for (let length = 0; length < text.length; length++) {
      const cut = text.slice(0, length);
      if (problemIn(cut) === undefined) expect(writePointsText(pointsOf(cut))).toBe(cut);
    }
    expect(problemIn(text.slice(0, -1))).toBeDefined();
  });
});

test('hostile texts are refused or are the one text of their points', () => {
  const random = createRandom(2, 'hostile texts', 0);
  const usual = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const strange = `${usual}+/=%&#;,. \0\n\u202E\uD800é語`;
  let usable = 0;
  for (let trial = 0; trial < 20_000; trial++) {
    const signs = trial % 4 === 0 ? strange : usual;
    const text = Array.from(
      { length: random.integer(30) },
      () => signs[random.integer(signs.length)]!,
    ).join('');
    if (problemIn(text)) continue;
    usable++;
    const points = pointsOf(text);
    expect(points.every((coordinate) => Math.abs(coordinate) <= 2.5)).toBe(true);
    expect(writePointsText(points)).toBe(text);
  }
  expect(usable).toBeGreaterThan(100);
});
