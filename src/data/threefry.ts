/**
 * Threefry-2x32 with 20 rounds (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"):
 * a key and a counter in, two 32-bit words out. Knows no streams and no distributions.
 */

const KEY_PARITY = 0x1bd11bda;

/**
 * The blocks of successive counters, two words each, after one another. One loop without calls, so
 * that a processor works on several blocks at once; the rounds are written out, because rotations by
 * constants compile to single instructions.
 * @param key0 first word of the key, as `key1` is the second
 * @param counter0 first word of every counter
 * @param firstCounter1 second word of the first counter; the next has one more
 * @param words where they go, from position `at` on: 2·`blocks` numbers, as signed integers
 */
export function threefryBlocks(
  key0: number,
  key1: number,
  counter0: number,
  firstCounter1: number,
  words: Int32Array,
  at: number,
  blocks: number,
): void {
  key0 |= 0;
  key1 |= 0;
  const key2 = KEY_PARITY ^ key0 ^ key1;
  const start = (counter0 + key0) | 0;
  const end = at + 2 * blocks;
  for (let counter1 = firstCounter1 | 0; at < end; counter1 = (counter1 + 1) | 0, at += 2) {
    let a = start;
    let b = (counter1 + key1) | 0;

    a = (a + b) | 0;
    b = ((b << 13) | (b >>> 19)) ^ a;
    a = (a + b) | 0;
    b = ((b << 15) | (b >>> 17)) ^ a;
    a = (a + b) | 0;
    b = ((b << 26) | (b >>> 6)) ^ a;
    a = (a + b) | 0;
    b = ((b << 6) | (b >>> 26)) ^ a;
    a = (a + key1) | 0;
    b = (b + key2 + 1) | 0;

    a = (a + b) | 0;
    b = ((b << 17) | (b >>> 15)) ^ a;
    a = (a + b) | 0;
    b = ((b << 29) | (b >>> 3)) ^ a;
    a = (a + b) | 0;
    b = ((b << 16) | (b >>> 16)) ^ a;
    a = (a + b) | 0;
    b = ((b << 24) | (b >>> 8)) ^ a;
    a = (a + key2) | 0;
    b = (b + key0 + 2) | 0;

    a = (a + b) | 0;
    b = ((b << 13) | (b >>> 19)) ^ a;
    a = (a + b) | 0;
    b = ((b << 15) | (b >>> 17)) ^ a;
    a = (a + b) | 0;
    b = ((b << 26) | (b >>> 6)) ^ a;
    a = (a + b) | 0;
    b = ((b << 6) | (b >>> 26)) ^ a;
    a = (a + key0) | 0;
    b = (b + key1 + 3) | 0;

    a = (a + b) | 0;
    b = ((b << 17) | (b >>> 15)) ^ a;
    a = (a + b) | 0;
    b = ((b << 29) | (b >>> 3)) ^ a;
    a = (a + b) | 0;
    b = ((b << 16) | (b >>> 16)) ^ a;
    a = (a + b) | 0;
    b = ((b << 24) | (b >>> 8)) ^ a;
    a = (a + key1) | 0;
    b = (b + key2 + 4) | 0;

    a = (a + b) | 0;
    b = ((b << 13) | (b >>> 19)) ^ a;
    a = (a + b) | 0;
    b = ((b << 15) | (b >>> 17)) ^ a;
    a = (a + b) | 0;
    b = ((b << 26) | (b >>> 6)) ^ a;
    a = (a + b) | 0;
    b = ((b << 6) | (b >>> 26)) ^ a;

    words[at] = (a + key2) | 0;
    words[at + 1] = (b + key0 + 5) | 0;
  }
}
