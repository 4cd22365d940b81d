/**
 * Randomness by address instead of by history: the numbers of (seed, stream, counter) are the same
 * whoever asks, in whatever order and on whatever machine, so batches do not depend on the executor
 * and rewinding is exact. Numbers drawn in bulk are those drawn one by one, in the same order; one
 * training iteration takes thousands of them, and nothing is allocated per draw.
 */
import { writeNormals } from './boxMuller.ts';
import { threefryBlocks } from './threefry.ts';

/** A sequence of draws. */
export interface Random {
  /** Uniform on [0, 1), in steps of 2⁻³². */
  uniform(): number;
  /** Standard normal. */
  gaussian(): number;
  /** Uniform on {0, …, bound − 1}; bound up to 2³². */
  integer(bound: number): number;
  /** `uniform()` for each element of `out`. */
  fillUniform(out: Float32Array): void;
  /** `gaussian()` for each element of `out`. */
  fillGaussian(out: Float32Array): void;
  /**
   * Rows after one another: in each, `uniforms` times `uniform()` and then `gaussians` times
   * `gaussian()`. As many as fit into `out`.
   */
  fillRows(out: Float64Array, uniforms: number, gaussians: number): void;
}

const TO_UNIT = 2 ** -32;

/** Words made at a time: few enough to stay in the nearest cache. */
const CHUNK_WORDS = 1536;

// Both are shared by all sequences: each is filled and used up within one call.
const chunkWords = new Int32Array(CHUNK_WORDS + 2);
const chunkNumbers = new Float64Array(CHUNK_WORDS);
const pair = new Float64Array(2);

/**
 * The draws of one address.
 * @param seed 32-bit integer chosen by the user
 * @param stream what the numbers are for: streams never share draws
 * @param counter which instalment of the stream, such as the number of the update
 */
export function createRandom(seed: number, stream: string, counter: number): Random {
  return new AddressedRandom(seed | 0, hashName(stream), counter | 0);
}

class AddressedRandom implements Random {
  readonly #key0: number;
  readonly #key1: number;
  readonly #counter0: number;
  /** Words used up so far. */
  #used = 0;
  /** The second word of the last block, while it is not used up. */
  #secondWord = 0;
  /** The second normal of the last pair, while it is not used up. */
  #secondNormal = 0;
  #hasSecondNormal = false;

  constructor(key0: number, key1: number, counter0: number) {
    this.#key0 = key0;
    this.#key1 = key1;
    this.#counter0 = counter0;
  }

  uniform(): number {
    return (this.#word() >>> 0) * TO_UNIT;
  }

  gaussian(): number {
    if (this.#hasSecondNormal) {
      this.#hasSecondNormal = false;
      return this.#secondNormal;
    }
    const radiusWord = this.#word();
    writeNormals(radiusWord, this.#word(), pair, 0);
    this.#secondNormal = pair[1]!;
    this.#hasSecondNormal = true;
    return pair[0]!;
  }

  integer(bound: number): number {
    return Math.floor(this.uniform() * bound);
  }

  fillUniform(out: Float32Array): void {
    this.#fillChunks(out, 1, 0);
  }

  fillGaussian(out: Float32Array): void {
    const whole = out.length & ~1;
    this.#fillChunks(out.subarray(0, whole), 0, 2);
    if (whole < out.length) out[whole] = this.gaussian();
  }

  fillRows(out: Float64Array, uniforms: number, gaussians: number): void {
    const row = uniforms + gaussians;
    const end = out.length - (out.length % row);
    if (this.#hasSecondNormal || gaussians % 2 === 1) {
      this.#fillOneByOne(out, end, uniforms, gaussians);
      return;
    }
    const chunk = Math.floor(CHUNK_WORDS / row) * row;
    for (let at = 0; at < end; at += chunk) {
      const until = Math.min(at + chunk, end);
      this.#makeWords(until - at);
      writeRows(out, at, until, uniforms, gaussians);
    }
  }

  #fillOneByOne(out: Float64Array, end: number, uniforms: number, gaussians: number): void {
    for (let at = 0; at < end;) {
      for (let i = 0; i < uniforms; i++) out[at++] = this.uniform();
      for (let i = 0; i < gaussians; i++) out[at++] = this.gaussian();
    }
  }

  #fillChunks(out: Float32Array, uniforms: number, gaussians: number): void {
    for (let at = 0; at < out.length; at += CHUNK_WORDS) {
      const count = Math.min(CHUNK_WORDS, out.length - at);
      this.fillRows(chunkNumbers.subarray(0, count), uniforms, gaussians);
      for (let i = 0; i < count; i++) out[at + i] = chunkNumbers[i]!;
    }
  }

  #word(): number {
    if (this.#used++ % 2 === 1) return this.#secondWord;
    this.#makeBlocks((this.#used - 1) / 2, 0, 1);
    this.#secondWord = chunkWords[1]!;
    return chunkWords[0]!;
  }

  /** The next `count` words, at the start of `chunkWords`. */
  #makeWords(count: number): void {
    const left = this.#used % 2;
    chunkWords[0] = this.#secondWord;
    const blocks = Math.ceil((count - left) / 2);
    this.#makeBlocks(Math.ceil(this.#used / 2), left, blocks);
    this.#used += count;
    this.#secondWord = chunkWords[left + 2 * blocks - 1]!;
  }

  #makeBlocks(first: number, at: number, blocks: number): void {
    threefryBlocks(this.#key0, this.#key1, this.#counter0, first, chunkWords, at, blocks);
  }
}

/** Rows made of the words at the start of `chunkWords`, in their order. */
function writeRows(
  out: Float64Array,
  at: number,
  end: number,
  uniforms: number,
  gaussians: number,
): void {
  let word = 0;
  while (at < end) {
    for (let i = 0; i < uniforms; i++) out[at++] = (chunkWords[word++]! >>> 0) * TO_UNIT;
    for (let i = 0; i < gaussians; i += 2, at += 2, word += 2) {
      writeNormals(chunkWords[word]!, chunkWords[word + 1]!, out, at);
    }
  }
}

/** FNV-1a: a stream's name as 32 bits. */
function hashName(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) {
    hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  }
  return hash;
}
