/**
 * Randomness by address instead of by history: the numbers of (seed, stream, counter) are the same
 * whoever asks, in whatever order, so batches do not depend on the executor and rewinding is exact.
 * Threefry-2x32 with 20 rounds (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3").
 * Nothing is allocated per draw: one training iteration takes thousands of them.
 */

/** A sequence of draws. */
export interface Random {
  /** Uniform on [0, 1), in steps of 2⁻³². */
  uniform(): number;
  /** Standard normal. */
  gaussian(): number;
  /** Uniform on {0, …, bound − 1}; bound up to 2³². */
  integer(bound: number): number;
}

const KEY_PARITY = 0x1bd11bda;

/** One Threefry-2x32-20 block: two 32-bit words from a key and a counter of two words each. */
export function threefry(
  key: readonly [number, number],
  counter: readonly [number, number],
  out: Uint32Array,
): void {
  block(key[0] | 0, key[1] | 0, counter[0] | 0, counter[1] | 0, out);
}

/** The same on plain words. Unrolled, because rotations by constants compile to single instructions. */
function block(key0: number, key1: number, a: number, b: number, out: Uint32Array): void {
  const key2 = KEY_PARITY ^ key0 ^ key1;
  a = (a + key0) | 0;
  b = (b + key1) | 0;

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

  out[0] = (a + key2) | 0;
  out[1] = (b + key0 + 5) | 0;
}

/** FNV-1a: a stream's name as 32 bits. */
function hashName(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) {
    hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  }
  return hash;
}

/**
 * The draws of one address.
 * @param seed 32-bit integer chosen by the user
 * @param stream what the numbers are for: streams never share draws
 * @param counter which instalment of the stream, such as the number of the update
 */
export function createRandom(seed: number, stream: string, counter: number): Random {
  const key0 = seed | 0;
  const key1 = hashName(stream);
  const counter0 = counter | 0;
  const words = new Uint32Array(2);
  let index = 0;
  let spare = 0;
  let hasSpare = false;

  function uniform(): number {
    const position = index & 1;
    if (position === 0) block(key0, key1, counter0, index >>> 1, words);
    index++;
    return words[position]! * 2 ** -32;
  }

  return {
    uniform,
    gaussian() {
      if (hasSpare) {
        hasSpare = false;
        return spare;
      }
      // Box–Muller; 1 − u lies in (0, 1], so the logarithm is finite.
      const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
      const angle = 2 * Math.PI * uniform();
      spare = radius * Math.sin(angle);
      hasSpare = true;
      return radius * Math.cos(angle);
    },
    integer: (bound) => Math.floor(uniform() * bound),
  };
}
