import { expect, test } from 'vitest';
import { threefryBlocks } from './threefry.ts';

// Known answers of Random123 (kat_vectors, threefry2x32 with 20 rounds): counter, key, result.
test.each([
  [
    [0, 0],
    [0, 0],
    [0x6b200159, 0x99ba4efe],
  ],
  [
    [0xffffffff, 0xffffffff],
    [0xffffffff, 0xffffffff],
    [0x1cb996fc, 0xbb002be7],
  ],
  [
    [0x243f6a88, 0x85a308d3],
    [0x13198a2e, 0x03707344],
    [0xc4923a9c, 0x483df7a0],
  ],
] as const)('gives the known answer for counter %j and key %j', ([a, b], [c, d], expected) => {
  const words = new Int32Array(2);
  threefryBlocks(c, d, a, b, words, 0, 1);
  expect([...new Uint32Array(words.buffer)]).toEqual(expected);
});

test('makes blocks in a row as it makes each alone, and nothing around them', () => {
  const first = 0xfffffffe; // The counter passes zero on the way.
  const words = new Int32Array(10).fill(7);
  threefryBlocks(3, 4, 5, first, words, 1, 4);
  const expected = [7];
  for (let block = 0; block < 4; block++) {
    const alone = new Int32Array(2);
    threefryBlocks(3, 4, 5, (first + block) | 0, alone, 0, 1);
    expected.push(...alone);
  }
  expect([...words]).toEqual([...expected, 7]);
});
