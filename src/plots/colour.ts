/** Arithmetic on the palette's hex colours. Knows no themes. */

/** Red, green and blue, each 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** A colour that is not written as `#rrggbb`. */
export class ColourFormatError extends Error {
  override readonly name = 'ColourFormatError';

  constructor(colour: string) {
    super(`The colour "${colour}" cannot be mixed. Write it as six hexadecimal digits: #rrggbb.`);
  }
}

/** The channels of `#rrggbb`. @throws {ColourFormatError} for any other notation */
export function parseHex(colour: string): Rgb {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new ColourFormatError(colour);
  const packed = Number.parseInt(colour.slice(1), 16);
  return [packed >> 16, (packed >> 8) & 0xff, packed & 0xff];
}
