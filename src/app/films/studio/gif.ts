/**
 * Writes a GIF picture by picture. Every colour goes to the nearest of those given, and what does not change from one
 * picture to the next is not written again. Knows neither canvases nor workers.
 */
import { GIFEncoder } from 'gifenc';
import type { Rgb } from '../../../plots/colour.ts';

export interface GifOptions {
  readonly width: number;
  readonly height: number;
  /** At most 255. */
  readonly colours: readonly Rgb[];
  /** How long each picture is shown, in hundredths of a second. */
  readonly delays: readonly number[];
  /** Where the film comes from. Characters beyond Latin letters are left out: the format knows no others. */
  readonly comment: string;
}

/** Colours are told apart by so many bits of each channel. */
const BITS = 7;
const UNKNOWN = 0xffff;
/** Of one block of a comment. */
const MOST_CHARACTERS = 255;
const FOR_EVER = 0;
const DRAWN_OVER = 1;

export class GifWriter {
  readonly #encoder = GIFEncoder();
  readonly #options: GifOptions;
  /** By the leading bits of red, green and blue: the nearest colour, found when it is first asked for. */
  readonly #nearest = new Uint16Array(1 << (3 * BITS)).fill(UNKNOWN);
  #before: Uint8Array | undefined;
  #count = 0;

  constructor(options: GifOptions) {
    this.#options = options;
  }

  /** Written so far. */
  get byteLength(): number {
    return this.#encoder.bytesView().byteLength;
  }

  /** @param pixels red, green, blue and opacity of each, row by row from the top; all are opaque */
  add(pixels: Uint8ClampedArray): void {
    const { width, height, colours, delays } = this.#options;
    const delay = 10 * delays[this.#count]!;
    const indices = this.#indicesOf(pixels);
    if (this.#before) {
      const transparentIndex = colours.length;
      this.#encoder.writeFrame(unlessSame(indices, this.#before, transparentIndex), width, height, {
        delay,
        transparent: true,
        transparentIndex,
        dispose: DRAWN_OVER,
      });
    } else {
      const palette = [...colours, [0, 0, 0] as const];
      this.#encoder.writeFrame(indices, width, height, {
        delay,
        palette,
        dispose: DRAWN_OVER,
        repeat: FOR_EVER,
      });
    }
    this.#before = indices;
    this.#count++;
  }

  /** The whole file. Nothing can be added after that. */
  finish(): Uint8Array<ArrayBuffer> {
    this.#writeComment();
    this.#encoder.finish();
    return this.#encoder.bytes();
  }

  #indicesOf(pixels: Uint8ClampedArray): Uint8Array {
    const drop = 8 - BITS;
    const indices = new Uint8Array(pixels.length / 4);
    for (let pixel = 0; pixel < indices.length; pixel++) {
      const at = 4 * pixel;
      const [red, green, blue] = [
        pixels[at]! >> drop,
        pixels[at + 1]! >> drop,
        pixels[at + 2]! >> drop,
      ];
      const key = (red << (2 * BITS)) | (green << BITS) | blue;
      if (this.#nearest[key] === UNKNOWN) {
        this.#nearest[key] = this.#find([red << drop, green << drop, blue << drop]);
      }
      indices[pixel] = this.#nearest[key]!;
    }
    return indices;
  }

  #find([red, green, blue]: Rgb): number {
    const { colours } = this.#options;
    let found = 0;
    let least = Infinity;
    colours.forEach(([r, g, b], index) => {
      const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
      if (distance < least) [found, least] = [index, distance];
    });
    return found;
  }

  #writeComment(): void {
    const bytes = [...this.#options.comment]
      .map((character) => character.codePointAt(0)!)
      .filter((code) => code < 256);
    const { stream } = this.#encoder;
    stream.writeBytes([0x21, 0xfe]);
    for (let from = 0; from < bytes.length; from += MOST_CHARACTERS) {
      const block = bytes.slice(from, from + MOST_CHARACTERS);
      stream.writeByte(block.length);
      stream.writeBytes(block);
    }
    stream.writeByte(0);
  }
}

function unlessSame(indices: Uint8Array, before: Uint8Array, transparent: number): Uint8Array {
  return indices.map((index, pixel) => (index === before[pixel] ? transparent : index));
}
