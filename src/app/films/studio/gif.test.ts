/** What is written is read again by a decoder that shares nothing with it. */
import { GifReader } from 'omggif';
import { expect, test } from 'vitest';
import { darkPalette, lightPalette } from '../../../plots/palette.ts';
import { parseHex, type Rgb } from '../../../plots/colour.ts';
import { GifWriter } from './gif.ts';
import { gifColours, MOST_COLOURS } from './gifColours.ts';

const [WIDTH, HEIGHT] = [24, 16];
const colours: readonly Rgb[] = [
  [255, 255, 255],
  [0, 114, 178],
  [213, 94, 0],
];

/** A square of `colour` on white, further to the right in each picture. */
function picture(index: number, [red, green, blue]: Rgb): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(4 * WIDTH * HEIGHT).fill(255);
  for (let y = 4; y < 10; y++) {
    for (let x = index; x < index + 6; x++)
      pixels.set([red, green, blue, 255], 4 * (y * WIDTH + x));
  }
  return pixels;
}

const delays = [7, 6, 7, 7, 6];
const comment = `GAN Playground, https://example.org/#data=ring8 – ${'x'.repeat(300)}`;

function written(): Uint8Array {
  const gif = new GifWriter({ width: WIDTH, height: HEIGHT, colours, delays, comment });
  delays.forEach((_, index) => gif.add(picture(index, colours[1 + (index % 2)]!)));
  return gif.finish();
}

test('pictures, delays and repetition come back as they were', () => {
  const reader = new GifReader(written());
  expect([reader.width, reader.height, reader.numFrames()]).toEqual([WIDTH, HEIGHT, delays.length]);
  expect(reader.loopCount()).toBe(0);
  const shown = new Uint8ClampedArray(4 * WIDTH * HEIGHT);
  delays.forEach((delay, index) => {
    expect(reader.frameInfo(index).delay).toBe(delay);
    reader.decodeAndBlitFrameRGBA(index, shown);
    expect(shown).toEqual(picture(index, colours[1 + (index % 2)]!));
  });
});

test('the comment says where it comes from, in blocks as the format wants them', () => {
  const bytes = written();
  const at = bytes.findLastIndex((byte, index) => byte === 0x21 && bytes[index + 1] === 0xfe);
  let text = '';
  let block = at + 2;
  for (; bytes[block]! > 0; block += 1 + bytes[block]!) {
    text += String.fromCharCode(...bytes.subarray(block + 1, block + 1 + bytes[block]!));
  }
  expect(text).toBe(comment.replace('–', ''));
  // The end of the file.
  expect([...bytes.subarray(block)]).toEqual([0, 0x3b]);
});

test('the same pictures make the same file', () => {
  expect(written()).toEqual(written());
});

test.each([
  ['light', lightPalette],
  ['dark', darkPalette],
])('%s colours are few enough, with points and grounds among them', (_, palette) => {
  const chosen = gifColours(palette);
  expect(chosen.length).toBeLessThanOrEqual(MOST_COLOURS);
  expect(new Set(chosen.map(String)).size).toBe(chosen.length);
  const { real, generated, ground, panel, ink, fieldHigh, fieldLow, run6 } = palette;
  for (const colour of [real, generated, ground, panel, ink, fieldHigh, fieldLow, run6]) {
    expect(chosen).toContainEqual(parseHex(colour));
  }
});
