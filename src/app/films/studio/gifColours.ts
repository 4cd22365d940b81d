/**
 * The 255 colours of a GIF, the same for all its pictures, so that nothing flickers: chosen from what painters do
 * with a theme's palette rather than from pixels. Quick, and the same for the same theme.
 */
import { parseHex, type Rgb } from '../../../plots/colour.ts';
import type { Palette } from '../../../plots/palette.ts';

/** Shades of the critic's field on each side of its middle. */
const FIELD_STEPS = 28;
/** Of those, one in so many is a ground that marks are mixed with. */
const GROUND_EVERY = 7;
/** How much of a mark covers a pixel at its edge, and of dots, which are translucent, in their middle. */
const COVERS = [0.3, 0.5, 0.7, 0.91] as const;
const EDGES = [0.33, 0.66] as const;

/** What there is left of 256 beside transparency. */
export const MOST_COLOURS = 255;

export function gifColours(palette: Palette): readonly Rgb[] {
  const colour = (role: Exclude<keyof Palette, 'contour'>) => parseHex(palette[role]);
  const field = [
    ...ramp(colour('fieldLow'), colour('panel'), FIELD_STEPS),
    ...ramp(colour('panel'), colour('fieldHigh'), FIELD_STEPS),
    colour('fieldHigh'),
  ];
  const grounds = field.filter((_, index) => index % GROUND_EVERY === 0);
  const marks = [colour('real'), colour('generated')] as const;
  const contour = contourOn(palette);
  const texts = (['ink', 'muted', 'run1', 'run2', 'run3', 'run4', 'run5', 'run6'] as const).map(
    colour,
  );
  const colours = [
    colour('ground'),
    colour('line'),
    ...marks,
    ...field,
    ...grounds.flatMap((ground) => [
      ...marks.flatMap((mark) => COVERS.map((cover) => mixed(ground, mark, cover))),
      contour(ground, 1),
      contour(ground, 0.5),
    ]),
    mixed(marks[0], marks[1], 0.5),
    mixed(marks[1], marks[0], 0.5),
    ...texts.flatMap((text) => [
      text,
      ...EDGES.map((cover) => mixed(colour('ground'), text, cover)),
    ]),
    ...EDGES.map((cover) => mixed(colour('ground'), marks[0], cover)),
    ...EDGES.map((cover) => mixed(colour('ground'), marks[1], cover)),
    ...[...marks, ...marks].map((mark, index) =>
      mixed(colour('ground'), mark, index < 2 ? 0.1 : 0.2),
    ),
  ];
  const different = new Map(colours.map((one) => [one.join(), one]));
  return [...different.values()].slice(0, MOST_COLOURS);
}

/** `count` colours from `from` on, short of `to`. */
function ramp(from: Rgb, to: Rgb, count: number): readonly Rgb[] {
  return Array.from({ length: count }, (_, index) => mixed(from, to, index / count));
}

function mixed(ground: Rgb, over: Rgb, cover: number): Rgb {
  const channel = (index: 0 | 1 | 2) =>
    Math.round(ground[index] + cover * (over[index] - ground[index]));
  return [channel(0), channel(1), channel(2)];
}

/** Contours are translucent: `#rrggbbaa`. */
function contourOn({ contour }: Palette) {
  const line = parseHex(contour.slice(0, 7));
  const opacity = Number.parseInt(contour.slice(7), 16) / 255;
  return (ground: Rgb, cover: number) => mixed(ground, line, cover * opacity);
}
