/** Puts texts into a PNG that is finished otherwise, and reads them again. Knows no pixels. */

/** Not a PNG, or one that breaks off. */
export class PngFormatError extends Error {
  override readonly name = 'PngFormatError';
  constructor() {
    super('This is not a whole PNG file. Save the picture again.');
  }
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Length and type stand before a chunk's data, a checksum after it. */
const BEFORE = 8;
const AFTER = 4;
const HEADER_TYPE = 'IHDR';
const TEXT_TYPE = 'iTXt';
const RESOLUTION_TYPE = 'pHYs';
const METRES_IN_AN_INCH = 0.0254;

/** @param texts by keyword, of at most 79 Latin letters: `Title`, `Description`, `Source`, … */
export function withTexts(
  png: Uint8Array,
  texts: Readonly<Record<string, string>>,
  pixelsPerInch: number,
): Uint8Array<ArrayBuffer> {
  const header = chunksOf(png)[0]!;
  const added = [
    chunk(RESOLUTION_TYPE, resolution(pixelsPerInch)),
    ...Object.entries(texts).map(([keyword, words]) =>
      chunk(TEXT_TYPE, internationalText(keyword, words)),
    ),
  ];
  return concatenated([png.subarray(0, header.end), ...added, png.subarray(header.end)]);
}

/** By keyword. @throws PngFormatError */
export function textsIn(png: Uint8Array): Record<string, string> {
  const decoder = new TextDecoder();
  const texts = chunksOf(png).filter(({ type }) => type === TEXT_TYPE);
  return Object.fromEntries(
    texts.map(({ data }) => {
      const keywordEnd = data.indexOf(0);
      // Two flags, then language and translated keyword, each ended by a zero.
      const languageEnd = data.indexOf(0, keywordEnd + 3);
      const translatedEnd = data.indexOf(0, languageEnd + 1);
      return [
        decoder.decode(data.subarray(0, keywordEnd)),
        decoder.decode(data.subarray(translatedEnd + 1)),
      ];
    }),
  );
}

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
  /** Where the next one begins. */
  readonly end: number;
}

function chunksOf(png: Uint8Array): Chunk[] {
  if (SIGNATURE.some((byte, i) => png[i] !== byte)) throw new PngFormatError();
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at < png.length;) {
    if (at + BEFORE > png.length) throw new PngFormatError();
    const data = at + BEFORE;
    const end = data + view.getUint32(at) + AFTER;
    if (end > png.length) throw new PngFormatError();
    const type = String.fromCharCode(...png.subarray(at + 4, data));
    chunks.push({ type, data: png.subarray(data, end - AFTER), end });
    at = end;
  }
  if (chunks[0]?.type !== HEADER_TYPE) throw new PngFormatError();
  return chunks;
}

function internationalText(keyword: string, words: string): Uint8Array {
  // No compression, no language, no translated keyword.
  return new TextEncoder().encode(`${keyword}\0\0\0\0\0${words.replaceAll('\0', '')}`);
}

function resolution(pixelsPerInch: number): Uint8Array {
  const data = new Uint8Array(9);
  const view = new DataView(data.buffer);
  const perMetre = Math.round(pixelsPerInch / METRES_IN_AN_INCH);
  view.setUint32(0, perMetre);
  view.setUint32(4, perMetre);
  view.setUint8(8, 1);
  return data;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const whole = new Uint8Array(BEFORE + data.length + AFTER);
  const view = new DataView(whole.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < type.length; i++) whole[4 + i] = type.charCodeAt(i);
  whole.set(data, BEFORE);
  view.setUint32(BEFORE + data.length, checksum(whole.subarray(4, BEFORE + data.length)));
  return whole;
}

/** CRC-32 as PNG has it. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
