/** Colours as people see them, for tests of palettes. Draws nothing. */
import { parseHex, type Rgb } from '../colour.ts';

/** Linear light as people see it who lack one kind of cone: Machado, Oliveira and Fernandes 2009, severity 1. */
export const SIGHTS = {
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

/** How far apart two colours are to this sight, in Oklab: about 0.02 is just noticeable for areas. */
export function distanceSeen(sight: readonly number[], one: string, other: string): number {
  const [a, b] = [one, other].map((colour) => oklab(times(sight, linear(colour)))) as [Rgb, Rgb];
  return Math.hypot(...a.map((x, axis) => x - b[axis]!));
}

/** Contrast ratio of WCAG 2.2 from relative luminances, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter! + 0.05) / (darker! + 0.05);
}

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
