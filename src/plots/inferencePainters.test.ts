import { describe, expect, test } from 'vitest';
import { latentPlane, paintCodes } from './codePainter.ts';
import { createRecordingContext } from './fixtures/recordingContext.ts';
import { darkPalette, lightPalette } from './palette.ts';
import { groupPoints } from './pointGroups.ts';
import { paintReturns } from './returnPainter.ts';

const square = { size: 200, pixelRatio: 2, view: { low: -2, high: 2 }, palette: lightPalette };

describe('returns', () => {
  const paint = (points: number[], returned: number[]) => {
    const recording = createRecordingContext();
    const outside = paintReturns(recording.context, { ...square, points, returned });
    return { ...recording, outside };
  };

  test('are dots joined by a line to rings', () => {
    const { of, outside } = paint([0, 0, 1, 1], [1, 0, 1, -1]);
    expect(of('arc').map((call) => call.arguments.slice(0, 2))).toEqual([
      [100, 100],
      [150, 50],
      [150, 100],
      [150, 150],
    ]);
    expect(of('lineTo').map((call) => call.arguments)).toEqual([
      [150, 100],
      [150, 150],
    ]);
    expect(of('fill').at(-1)!.fillStyle).toBe(lightPalette.real);
    expect(of('stroke').map((call) => call.strokeStyle)).toEqual([
      lightPalette.muted,
      lightPalette.generated,
    ]);
    expect(outside).toBe(0);
  });

  test('beyond the view are counted, their lines lead there', () => {
    const { of, outside } = paint([0, 0], [9, 0]);
    expect(outside).toBe(1);
    expect(of('lineTo').map((call) => call.arguments)).toEqual([[550, 100]]);
  });

  test('that are nowhere have no line', () => {
    const { of, outside } = paint([0, 0], [NaN, 0]);
    expect(outside).toBe(1);
    expect(of('lineTo')).toEqual([]);
  });
});

describe('codes', () => {
  const middles = Array.from({ length: 32 }, (_, k) => ({ x: Math.cos(k), y: Math.sin(k) }));
  const codes = middles.flatMap(({ x, y }) => [x, y]);
  const groups = groupPoints(codes, middles);
  const paint = (palette = lightPalette, more: number[] = []) => {
    const recording = createRecordingContext();
    const outside = paintCodes(recording.context, {
      ...square,
      palette,
      expected: [0, 0, 0.5, 0.5],
      codes: more.length > 0 ? more : codes,
      groups,
    });
    return { ...recording, outside };
  };

  test('of every group have a mark of their own: no two share colour and shape', () => {
    const { calls } = paint();
    const looks: string[] = [];
    let shape: string[] = [];
    for (const { method, fillStyle } of calls) {
      if (method === 'beginPath') shape = [];
      else if (method === 'fill') looks.push(`${String(fillStyle)} ${shape.join(' ')}`);
      else shape.push(method);
    }
    const [latents, ...marks] = looks;
    expect(latents).toContain(lightPalette.muted);
    expect(marks).toHaveLength(32);
    expect(new Set(marks).size).toBe(32);
    expect(new Set(marks.map((mark) => mark.split(' ')[0])).size).toBe(8);
  });

  test('lie over pale dots of what they should be like', () => {
    const { of } = paint();
    const [first, ...rest] = of('fill');
    expect(first!.globalAlpha).toBeLessThan(0.5);
    for (const { globalAlpha } of rest) expect(globalAlpha).toBe(1);
  });

  test('take the colours of the theme', () => {
    expect(paint(darkPalette).of('fill')[1]!.fillStyle).toBe(darkPalette.group1);
  });

  test('beyond the view are counted', () => {
    expect(paint(lightPalette, [...codes.slice(0, 62), 5, 5]).outside).toBe(1);
  });
});

describe('the plane of latents', () => {
  const groups = groupPoints(
    [1, 0, -1, 0],
    [
      { x: 1, y: 0 },
      { x: -1, y: 0 },
    ],
  );

  test('has their first two coordinates, and room for all latents', () => {
    const plane = latentPlane(
      { latents: [1, 2, 9, -4, 0, 9], codes: [3, 4, 5, 6, 7, 8] },
      3,
      groups,
    );
    expect([...plane.expected]).toEqual([1, 2, -4, 0]);
    expect([...plane.codes]).toEqual([3, 4, 6, 7]);
    expect(plane.view.high).toBeGreaterThan(4);
    expect(plane.view.low).toBe(-plane.view.high);
  });

  test('is twice as wide, or twice that, where many codes lie beyond the latents', () => {
    const width = (codes: number[]) =>
      latentPlane({ latents: [1, 0, 0, -1], codes }, 2, groups).view.high;
    const plain = width([0, 0, 1, 1]);
    expect(width([0, 0, 0, 1.9 * plain])).toBeCloseTo(2 * plain, 10);
    expect(width([0, 0, -3 * plain, 0])).toBeCloseTo(4 * plain, 10);
    expect(width([0, 0, NaN, 0])).toBe(plain);
    expect(width([0, 0, Infinity, 0])).toBeLessThan(100 * plain);
    const few = Array.from({ length: 80 }, (_, i) => (i === 0 ? 9 * plain : 0));
    expect(width(few)).toBe(plain);
  });

  test('of a single number has a row for each group', () => {
    const { view, codes, expected } = latentPlane(
      { latents: [1, -1], codes: [0.5, 0.25] },
      1,
      groups,
    );
    expect([codes[0], codes[2]]).toEqual([0.5, 0.25]);
    expect(codes[3]! - codes[1]!).toBeCloseTo((view.high - view.low) / 2, 5);
    expect([expected[0], expected[2]]).toEqual([1, -1]);
    for (const y of [codes[1]!, codes[3]!, expected[1]!, expected[3]!]) {
      expect(Math.abs(y)).toBeLessThan(view.high);
    }
  });
});
