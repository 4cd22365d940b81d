/** Which font a text is set in, and how a PDF comes to have it: embedded, and with its characters readable. */
import { hex4, latin, type PdfFile, type Reference } from './pdfFile.ts';
import { readTrueType, type TrueTypeFont } from './trueType.ts';

/** The bytes of TrueType fonts. A character is taken from the first that has it: text, then symbols. */
export interface FigureFonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
  readonly symbols: Uint8Array;
}

type FontName = keyof FigureFonts;

/** Part of a text that one font has. */
export interface TextRun {
  /** In the page's resources. */
  readonly font: string;
  /** Hexadecimal, four digits for each. */
  readonly glyphs: string;
}

const NAMES: Readonly<Record<FontName, string>> = {
  regular: 'GANFIG+FigureSans-Regular',
  bold: 'GANFIG+FigureSans-Bold',
  symbols: 'GANFIG+FigureSymbols',
};

/** What stands for a character that no font has. */
const UNKNOWN = '?'.codePointAt(0)!;
const HEAVY_STEM = 140;
const STEM = 80;
/** Symbolic: its glyphs are addressed directly. */
const SYMBOLIC = 4;

export class PdfFonts {
  private readonly fonts: Readonly<Record<FontName, TrueTypeFont>>;
  /** By font, the characters of the glyphs that were used. */
  private readonly used: Readonly<Record<FontName, Map<number, number>>> = {
    regular: new Map(),
    bold: new Map(),
    symbols: new Map(),
  };

  constructor({ regular, bold, symbols }: FigureFonts) {
    this.fonts = {
      regular: readTrueType(regular),
      bold: readTrueType(bold),
      symbols: readTrueType(symbols),
    };
  }

  /** The text as runs, and its width in thousandths of its size. */
  set(text: string, bold: boolean): { readonly runs: readonly TextRun[]; readonly width: number } {
    const runs: { font: string; glyphs: string }[] = [];
    let width = 0;
    for (const character of text) {
      const { name, glyph, codePoint } = this.find(character.codePointAt(0)!, bold);
      this.used[name].set(glyph, codePoint);
      width += this.fonts[name].widthOf(glyph);
      const last = runs.at(-1);
      if (last?.font === name) last.glyphs += hex4(glyph);
      else runs.push({ font: name, glyphs: hex4(glyph) });
    }
    return { runs, width };
  }

  /** Adds the fonts that were used. Returns the dictionary of them for the page's resources. */
  async addTo(file: PdfFile): Promise<string> {
    const entries: string[] = [];
    for (const name of Object.keys(NAMES) as FontName[]) {
      if (this.used[name].size > 0) entries.push(`/${name} ${await this.embed(file, name)}`);
    }
    return `<< ${entries.join(' ')} >>`;
  }

  private find(codePoint: number, bold: boolean) {
    const order: readonly FontName[] = bold
      ? ['bold', 'regular', 'symbols']
      : ['regular', 'symbols'];
    for (const name of order) {
      const glyph = this.fonts[name].glyphOf(codePoint);
      if (glyph !== undefined) return { name, glyph, codePoint };
    }
    const glyph = this.fonts.regular.glyphOf(UNKNOWN) ?? 0;
    return { name: 'regular' as const, glyph, codePoint: UNKNOWN };
  }

  private async embed(file: PdfFile, name: FontName): Promise<Reference> {
    const { bytes, ascent, descent, box, widthOf } = this.fonts[name];
    const glyphs = [...this.used[name]].sort(([one], [other]) => one - other);
    const program = await file.addStream(`/Length1 ${bytes.length}`, bytes);
    const descriptor = file.add(
      `<< /Type /FontDescriptor /FontName /${NAMES[name]} /Flags ${SYMBOLIC} /FontBBox [${box.join(' ')}] ` +
        `/ItalicAngle 0 /Ascent ${ascent} /Descent ${descent} /CapHeight ${ascent} ` +
        `/StemV ${name === 'bold' ? HEAVY_STEM : STEM} /FontFile2 ${program} >>`,
    );
    const widths = glyphs.map(([glyph]) => `${glyph} [${widthOf(glyph)}]`).join(' ');
    const descendant = file.add(
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${NAMES[name]} /FontDescriptor ${descriptor} ` +
        `/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> ` +
        `/DW 500 /W [${widths}] /CIDToGIDMap /Identity >>`,
    );
    const characters = await file.addStream('', latin(characterMap(glyphs)));
    return file.add(
      `<< /Type /Font /Subtype /Type0 /BaseFont /${NAMES[name]} /Encoding /Identity-H ` +
        `/DescendantFonts [${descendant}] /ToUnicode ${characters} >>`,
    );
  }
}

/** Readers take at most so many in one block. */
const MOST_IN_A_BLOCK = 100;

/** Says which character each glyph is, so that text can be searched and copied. */
function characterMap(glyphs: readonly (readonly [glyph: number, codePoint: number])[]): string {
  const blocks: string[] = [];
  for (let i = 0; i < glyphs.length; i += MOST_IN_A_BLOCK) {
    const block = glyphs.slice(i, i + MOST_IN_A_BLOCK);
    const rows = block.map(([glyph, codePoint]) => `<${hex4(glyph)}> <${hex4(codePoint)}>`);
    blocks.push(`${block.length} beginbfchar\n${rows.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}
