import { describe, expect, test } from 'vitest';
import { ColourFormatError, parseHex } from './colour.ts';
import {
  darkPalette,
  darkProjectorPalette,
  lightPalette,
  lightProjectorPalette,
} from './palette.ts';
import type { Palette } from './palette.ts';
import { contrast, distanceSeen, SIGHTS } from './testing/colourVision.ts';

const palettes: [string, Palette][] = [
  ['light', lightPalette],
  ['dark', darkPalette],
  ['light projector', lightProjectorPalette],
  ['dark projector', darkProjectorPalette],
];

describe.each(palettes)('the %s palette', (_, palette) => {
  test.each(['ink', 'muted', 'accent'] as const)('%s is readable as text', (role) => {
    expect(contrast(palette[role], palette.ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette[role], palette.panel)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['panel', 'fieldHigh'] as const)('generated marks stand out from %s', (ground) => {
    expect(contrast(palette.generated, palette[ground])).toBeGreaterThanOrEqual(2.8);
  });

  test.each(Object.entries(SIGHTS))('%s sight tells real from generated', (_sight, sight) => {
    // Dots and rings are small, and cover each other.
    expect(distanceSeen(sight, palette.real, palette.generated)).toBeGreaterThan(0.15);
    expect(distanceSeen(sight, palette.fieldHigh, palette.fieldLow)).toBeGreaterThan(0.04);
  });

  test('marks of groups stand out from the panel and differ', () => {
    const groups = Object.entries(palette).flatMap(([role, colour]) =>
      role.startsWith('group') ? [colour as string] : [],
    );
    expect(new Set(groups).size).toBe(8);
    for (const colour of groups) {
      expect(contrast(colour, palette.panel)).toBeGreaterThanOrEqual(3);
    }
  });

  test.each(['panel', 'fieldHigh', 'fieldLow'] as const)(
    'real marks stand out from %s',
    (ground) => {
      expect(contrast(palette.real, palette[ground])).toBeGreaterThanOrEqual(3);
    },
  );
});

describe.each(palettes.slice(2))('the %s palette, from the last row', (_, palette) => {
  test.each(['ink', 'muted', 'accent'] as const)('%s is readable in daylight', (role) => {
    expect(contrast(palette[role], palette.panel)).toBeGreaterThanOrEqual(7);
  });

  test.each(['real', 'generated'] as const)('%s marks stand out everywhere', (role) => {
    for (const ground of [palette.panel, palette.fieldHigh, palette.fieldLow]) {
      expect(contrast(palette[role], ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('lines can be seen', () => {
    expect(contrast(palette.line, palette.panel)).toBeGreaterThanOrEqual(3);
  });
});

test('a colour that is not hex cannot be mixed and is named', () => {
  expect(parseHex('#cfe3f1')).toEqual([0xcf, 0xe3, 0xf1]);
  expect(() => parseHex('teal')).toThrow(ColourFormatError);
  expect(() => parseHex('teal')).toThrow(/"teal"/);
});
