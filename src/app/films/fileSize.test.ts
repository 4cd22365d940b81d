import { expect, test } from 'vitest';
import { bitsPerSecond, estimatedBytes, sizeInWords } from './fileSize.ts';

const size = { width: 640, height: 900, framesPerSecond: 20 };

test('a video is as large as what it is encoded at says', () => {
  expect(8 * estimatedBytes('mp4', size, 200)).toBeCloseTo(10 * bitsPerSecond(size), -1);
  expect(estimatedBytes('webm', size, 200)).toBe(estimatedBytes('mp4', size, 200));
});

test('a GIF grows by the picture, however fast they follow each other', () => {
  const one = estimatedBytes('gif', size, 1);
  expect(estimatedBytes('gif', { ...size, framesPerSecond: 5 }, 50)).toBeCloseTo(50 * one);
});

test.each([
  [12, '1 kB'],
  [340_499, '340 kB'],
  [2_440_000, '2.4 MB'],
  [31_600_000, '32 MB'],
])('%d bytes are %s', (bytes, words) => {
  expect(sizeInWords(bytes)).toBe(words);
});
