import { expect, test } from 'vitest';
import { writeNormals } from './boxMuller.ts';
import { threefryBlocks } from './threefry.ts';

/** Random words, and those at every border of the tables with their neighbours. */
function words(): number[] {
  const random = new Int32Array(200_000);
  threefryBlocks(1, 2, 3, 0, random, 0, random.length / 2);
  const borders: number[] = [];
  for (let part = 0; part < 256; part++) {
    for (let next = -2; next <= 2; next++) borders.push((part * 2 ** 24 + next) | 0);
  }
  for (let bits = 0; bits < 32; bits++) borders.push(1 << bits, -(1 << bits) | 0);
  return [...borders, ...random];
}

function normals(radiusWord: number, angleWord: number): readonly [number, number] {
  const out = new Float64Array(2);
  writeNormals(radiusWord, angleWord, out, 0);
  return [out[0]!, out[1]!];
}

const shareOf = (word: number) => (word >>> 0) / 2 ** 32;

test('the squared length is −2 ln(1 − u) to 1e-12', () => {
  let worst = 0;
  for (const word of words()) {
    const [x, y] = normals(word, 0x1234567);
    worst = Math.max(worst, Math.abs(x * x + y * y + 2 * Math.log1p(-shareOf(word))));
  }
  expect(worst).toBeLessThan(1e-12);
});

test('the direction is (cos 2πv, sin 2πv) to 1e-12', () => {
  const length = Math.sqrt(-2 * Math.log(0.5));
  let worst = 0;
  for (const word of words()) {
    const angle = 2 * Math.PI * shareOf(word);
    const [x, y] = normals(2 ** 31, word);
    worst = Math.max(
      worst,
      Math.abs(x / length - Math.cos(angle)),
      Math.abs(y / length - Math.sin(angle)),
    );
  }
  expect(worst).toBeLessThan(1e-12);
});

test('the ends are finite: no length at u = 0, the greatest at the last u', () => {
  expect(Math.hypot(...normals(0, 12345))).toBe(0);
  expect(Math.hypot(...normals(-1, 0))).toBeCloseTo(Math.sqrt(64 * Math.LN2), 12);
});

test('the axes are exact', () => {
  const length = normals(77777777, 0)[0];
  expect(normals(77777777, 0)).toEqual([length, 0]);
  expect(normals(77777777, 1 << 30).map((value) => value + 0)).toEqual([0, length]);
  expect(normals(77777777, 1 << 31).map((value) => value + 0)).toEqual([-length, 0]);
  expect(normals(77777777, -(1 << 30)).map((value) => value + 0)).toEqual([0, -length]);
});
