/**
 * The words of a program while they are put together: their addresses are not known yet, so words
 * that are addresses say what they are relative to.
 */

/** What an address is relative to. */
export type Area =
  /** The start of memory: an address that is known. */
  | 'memory'
  /** The code itself. */
  | 'code'
  /** Numbers in as many copies as a group has. */
  | 'literals'
  /** Registers. */
  | 'file'
  /** The block that holds what an instruction has computed. */
  | 'result'
  | 'packedRight'
  | 'packedLeft';

export interface Address {
  readonly area: Area;
  /** In bytes. */
  readonly offset: number;
}

export type Word = number | Address | { readonly float: number };

export const NOWHERE = 0;

export class Code {
  readonly #words: Word[] = [];

  /** Room for so many words, to be filled later; the position of the first. */
  reserve(words: number): number {
    const position = this.#words.length;
    for (let i = 0; i < words; i++) this.#words.push(0);
    return position;
  }

  set(position: number, words: readonly Word[]): void {
    words.forEach((word, index) => (this.#words[position + index] = word));
  }

  append(words: readonly Word[]): void {
    this.#words.push(...words);
  }

  /** So that the next word lies at a multiple of so many words. */
  align(words: number): void {
    while (this.#words.length % words !== 0) this.#words.push(0);
  }

  get here(): Address {
    return { area: 'code', offset: this.bytes };
  }

  get bytes(): number {
    return 4 * this.#words.length;
  }

  /** @param start where in memory the first word goes */
  write(to: Int32Array, start: number, starts: Readonly<Record<Area, number>>): void {
    const float = new Float32Array(1);
    const bits = new Int32Array(float.buffer);
    const first = start / 4;
    this.#words.forEach((word, index) => {
      if (typeof word === 'number') to[first + index] = word;
      else if ('float' in word) {
        float[0] = word.float;
        to[first + index] = bits[0]!;
      } else to[first + index] = starts[word.area] + word.offset;
    });
  }
}
