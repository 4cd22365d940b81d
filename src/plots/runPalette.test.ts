import { describe, expect, test } from 'vitest';
import {
  darkPalette,
  darkProjectorPalette,
  lightPalette,
  lightProjectorPalette,
  type Palette,
} from './palette.ts';
import { runPalette, runMark } from './runPalette.ts';
import { contrast, distanceSeen, SIGHTS } from './testing/colourVision.ts';

/** About four times what is just noticeable in Oklab for areas, for lines are thin. */
const CLEARLY_APART = 0.08;

const themes: [string, Palette][] = [
  ['light', lightPalette],
  ['dark', darkPalette],
  ['light projector', lightProjectorPalette],
  ['dark projector', darkProjectorPalette],
];

describe.each(themes)('runs in the %s theme', (_, palette) => {
  const colours = runPalette.map(({ colourRole }) => palette[colourRole]);

  test.each(Object.entries(SIGHTS))('are clearly apart to %s sight', (_name, sight) => {
    const distances = colours.flatMap((one, index) =>
      colours.slice(0, index).map((other) => distanceSeen(sight, one, other)),
    );
    expect(Math.min(...distances)).toBeGreaterThan(CLEARLY_APART);
  });

  test('can be read as text on panels and beside them', () => {
    for (const colour of colours) {
      expect(contrast(colour, palette.panel)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colour, palette.ground)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

test('every run has a colour, a dash and a shape of its own', () => {
  expect(runPalette).toHaveLength(6);
  for (const trait of ['colourRole', 'dash', 'shape'] as const) {
    expect(new Set(runPalette.map((mark) => mark[trait])).size).toBe(runPalette.length);
  }
});

test('a run is found by its letter, and one that cannot be is refused', () => {
  expect(runMark('A')).toBe(runPalette[0]);
  expect(runMark('F')).toBe(runPalette[5]);
  expect(() => runMark('G')).toThrow(/"G"/);
});
