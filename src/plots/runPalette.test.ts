import { describe, expect, test } from 'vitest';
import { parseHex, type Rgb } from './colour.ts';
import {
  darkPalette,
  darkProjectorPalette,
  lightPalette,
  lightProjectorPalette,
  type Palette,
} from './palette.ts';
import { runPalette, runMark } from './runPalette.ts';

/** Linear light as people see it who lack one kind of cone: Machado, Oliveira and Fernandes 2009, severity 1. */
const SIGHTS = {
  usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
  deuteranopia: [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881,
  ],
  tritanopia: [
    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039,
  ],
};

/** About four times what is just noticeable in Oklab for areas, for lines are thin. */
const CLEARLY_APART = 0.08;

function linear(colour: string): Rgb {
  return parseHex(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
}

function times(matrix: readonly number[], [x, y, z]: Rgb): Rgb {
  const row = (at: number) => matrix[at]! * x + matrix[at + 1]! * y + matrix[at + 2]! * z;
  return [row(0), row(3), row(6)];
}

function oklab(light: Rgb): Rgb {
  const within = light.map((share) => Math.min(1, Math.max(0, share))) as unknown as Rgb;
  const cones = times(
    [
      0.4122214708, 0.5363325363, 0.0514459929, 0.2119034982, 0.6806995451, 0.1073969566,
      0.0883024619, 0.2817188376, 0.6299787005,
    ],
    within,
  ).map(Math.cbrt) as unknown as Rgb;
  return times(
    [
      0.2104542553, 0.793617785, -0.0040720468, 1.9779984951, -2.428592205, 0.4505937099,
      0.0259040371, 0.7827717662, -0.808675766,
    ],
    cones,
  );
}

function luminance(colour: string): number {
  const [red, green, blue] = linear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter! + 0.05) / (darker! + 0.05);
}

const themes: [string, Palette][] = [
  ['light', lightPalette],
  ['dark', darkPalette],
  ['light projector', lightProjectorPalette],
  ['dark projector', darkProjectorPalette],
];

describe.each(themes)('runs in the %s theme', (_, palette) => {
  const colours = runPalette.map(({ colourRole }) => palette[colourRole]);

  test.each(Object.entries(SIGHTS))('are clearly apart to %s sight', (_name, sight) => {
    const seen = colours.map((colour) => oklab(times(sight, linear(colour))));
    const distances = seen.flatMap((one, index) =>
      seen.slice(0, index).map((other) => Math.hypot(...one.map((x, axis) => x - other[axis]!))),
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
