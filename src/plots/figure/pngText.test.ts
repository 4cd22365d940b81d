import { crc32, deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { PngFormatError, textsIn, withTexts } from './pngText.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** One white pixel. */
const smallest = Buffer.concat([
  Buffer.from(SIGNATURE),
  chunk('IHDR', [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]),
  chunk('IDAT', [...deflateSync(Buffer.from([0, 255]))]),
  chunk('IEND', []),
]);

function chunk(type: string, data: readonly number[]): Buffer {
  const whole = Buffer.alloc(12 + data.length);
  whole.writeUInt32BE(data.length);
  whole.write(type, 4);
  whole.set(data, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, 8 + data.length)), 8 + data.length);
  return whole;
}

/** Types in their order, with every checksum compared. */
function typesIn(png: Uint8Array): string[] {
  const bytes = Buffer.from(png);
  const types: string[] = [];
  for (let at = SIGNATURE.length; at < bytes.length;) {
    const end = at + 8 + bytes.readUInt32BE(at);
    expect(bytes.readUInt32BE(end)).toBe(crc32(bytes.subarray(at + 4, end)));
    types.push(bytes.toString('latin1', at + 4, at + 8));
    at = end + 4;
  }
  return types;
}

test('texts of any characters come back as they went in, before the pixels', () => {
  const texts = { Title: 'W₁ & “D”', Experiment: 'v=1&data=ring8', Description: '' };
  const png = withTexts(smallest, texts, 192);
  expect(textsIn(png)).toEqual(texts);
  expect(typesIn(png)).toEqual(['IHDR', 'pHYs', 'iTXt', 'iTXt', 'iTXt', 'IDAT', 'IEND']);
  const resolution = Buffer.from(png).indexOf('pHYs') + 4;
  expect(Buffer.from(png).readUInt32BE(resolution)).toBe(7559);
  expect(textsIn(smallest)).toEqual({});
});

test('what is no whole PNG is refused', () => {
  for (const bytes of [
    Buffer.from('GIF89a'),
    Buffer.from(SIGNATURE),
    smallest.subarray(0, smallest.length - 2),
    Buffer.concat([smallest, Buffer.from([0, 0])]),
  ]) {
    expect(() => textsIn(bytes)).toThrow(PngFormatError);
  }
});
