/** Reads from a TrueType font what embedding it in a PDF takes: which glyph a character has and how wide it is. */

/** Not a TrueType font, or one without a table of Unicode characters. */
export class FontFormatError extends Error {
  override readonly name = 'FontFormatError';
  constructor(missing: string) {
    super(`The font cannot be embedded: it has no ${missing}. Load the page again.`);
  }
}

export interface TrueTypeFont {
  readonly bytes: Uint8Array;
  /** Thousandths of the size; down is negative. */
  readonly ascent: number;
  readonly descent: number;
  /** Left, bottom, right, top, in thousandths of the size. */
  readonly box: readonly [number, number, number, number];
  /** Undefined where the font has no such character. */
  glyphOf(codePoint: number): number | undefined;
  /** Of a glyph, in thousandths of the size. */
  widthOf(glyph: number): number;
}

/** @throws FontFormatError */
export function readTrueType(bytes: Uint8Array): TrueTypeFont {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = tablesOf(view);
  const table = (tag: string) => {
    const at = tables.get(tag);
    if (at === undefined) throw new FontFormatError(`table "${tag}"`);
    return at;
  };
  const head = table('head');
  const horizontal = table('hhea');
  const metrics = table('hmtx');
  const thousandths = 1000 / view.getUint16(head + 18);
  const metricCount = view.getUint16(horizontal + 34);
  const scaled = (at: number) => Math.round(view.getInt16(at) * thousandths);
  const glyphs = glyphsOf(view, table('cmap'));
  return {
    bytes,
    ascent: scaled(horizontal + 4),
    descent: scaled(horizontal + 6),
    box: [scaled(head + 36), scaled(head + 38), scaled(head + 40), scaled(head + 42)],
    glyphOf: (codePoint) => glyphs.get(codePoint),
    // The last width is that of all glyphs after it.
    widthOf: (glyph) =>
      Math.round(
        view.getUint16(metrics + 4 * Math.min(glyph, metricCount - 1)) * thousandths * 100,
      ) / 100,
  };
}

function tablesOf(view: DataView): Map<string, number> {
  if (view.byteLength < 12) throw new FontFormatError('tables');
  const tables = new Map<string, number>();
  const count = view.getUint16(4);
  for (let i = 0; i < count; i++) {
    const record = 12 + 16 * i;
    const letters = [0, 1, 2, 3].map((letter) => view.getUint8(record + letter));
    tables.set(String.fromCharCode(...letters), view.getUint32(record + 8));
  }
  return tables;
}

/** By code point. The segments of format 4 hold all characters of the basic plane. */
function glyphsOf(view: DataView, cmap: number): Map<number, number> {
  const count = view.getUint16(cmap + 2);
  const subtables = Array.from(
    { length: count },
    (_, i) => cmap + view.getUint32(cmap + 8 + 8 * i),
  );
  const table = subtables.find((at) => view.getUint16(at) === 4);
  if (table === undefined) throw new FontFormatError('table of Unicode characters');
  const segments = view.getUint16(table + 6) / 2;
  const ends = table + 14;
  const starts = ends + 2 * segments + 2;
  const deltas = starts + 2 * segments;
  const offsets = deltas + 2 * segments;
  const glyphs = new Map<number, number>();
  for (let segment = 0; segment < segments; segment++) {
    const start = view.getUint16(starts + 2 * segment);
    const end = view.getUint16(ends + 2 * segment);
    const delta = view.getUint16(deltas + 2 * segment);
    const offset = view.getUint16(offsets + 2 * segment);
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const listed =
        offset === 0 ? code : view.getUint16(offsets + 2 * segment + offset + 2 * (code - start));
      const glyph = listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
  return glyphs;
}
