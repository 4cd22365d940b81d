import { readFileSync } from 'node:fs';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { composeFigure, layoutWidth } from '../composeFigure.ts';
import { FIGURE_PARTS } from '../contents.ts';
import { contentsOf, provenance } from '../fixtures/contents.ts';
import { pixelsOf } from '../provenance.ts';
import { figureToPdf } from './figureToPdf.ts';
import { pathOperators } from './pdfContent.ts';
import { FontFormatError, readTrueType } from './trueType.ts';

const fontFile = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../../app/figures/fonts/${name}.ttf`, import.meta.url)));

const fonts = {
  regular: fontFile('FigureSans-Regular'),
  bold: fontFile('FigureSans-Bold'),
  symbols: fontFile('FigureSymbols'),
};

async function pdfOf(runs: number) {
  const size = { width: 170, unit: 'mm' } as const;
  const figure = composeFigure(contentsOf(runs), FIGURE_PARTS, layoutWidth(pixelsOf(size)));
  return figureToPdf(figure, size, provenance, fonts);
}

describe.each([1, 6])('a PDF of %i run(s)', (runs) => {
  test('is read by PDF.js: size, text and where it comes from', async () => {
    const bytes = await pdfOf(runs);
    expect(await pdfOf(runs)).toEqual(bytes);
    const document = await getDocumentProxy(bytes.slice());
    expect(document.numPages).toBe(1);
    const page = await document.getPage(1);
    expect(page.getViewport({ scale: 1 }).width).toBeCloseTo((170 / 25.4) * 72, 1);

    const { text } = await extractText(document, { mergePages: true });
    const name = runs === 1 ? 'W₁ ↓' : 'Wasserstein-1 ↓';
    for (const words of [name, '3.7×10⁻⁴ ± 7.5×10⁻⁵', 'Hinge & <more>; λ 0.1', '6/8 · 93.1 %']) {
      expect(text).toContain(words);
    }
    const { info, metadata } = await document.getMetadata();
    expect(info).toMatchObject({ Title: provenance.title, Keywords: provenance.hash });
    expect(metadata.get('dc:identifier')).toBe(provenance.hash);
    // Every operator is one that PDF.js knows, and none is of pixels.
    const { fnArray } = await page.getOperatorList();
    expect(fnArray.length).toBeGreaterThan(100);
  });

  test('says nothing that is not a number', async () => {
    const written = Buffer.from(await pdfOf(runs)).toString('latin1');
    expect(written.match(/NaN|undefined/)).toBeNull();
    expect(written.match(/startxref\n(\d+)\n%%EOF\n$/)).not.toBeNull();
  });
});

test('a character that no font has is a question mark', async () => {
  const contents = { ...contentsOf(1), caption: ['漢 and a'] };
  const figure = composeFigure(contents, FIGURE_PARTS, 640);
  const bytes = await figureToPdf(figure, { width: 640, unit: 'px' }, provenance, fonts);
  const { text } = await extractText(bytes, { mergePages: true });
  expect(text).toContain('? and a');
});

test('the fonts have what figures say', () => {
  const regular = readTrueType(fonts.regular);
  const symbols = readTrueType(fonts.symbols);
  for (const character of 'aZ09–’“”…±×·σλγ−↓↑→≤∞é') {
    expect([character, regular.glyphOf(character.codePointAt(0)!)]).not.toContain(undefined);
  }
  for (const character of '₁₂⁻⁵‖★∇ₓ') {
    expect([character, symbols.glyphOf(character.codePointAt(0)!)]).not.toContain(undefined);
  }
  // As Helvetica and Arial have them: layouts rely on it.
  const widthOf = (character: string) =>
    regular.widthOf(regular.glyphOf(character.codePointAt(0)!)!);
  expect(['a', 'W', '0', ' '].map((character) => Math.round(widthOf(character)))).toEqual([
    556, 944, 556, 278,
  ]);
  expect(() => readTrueType(new Uint8Array(4))).toThrow(FontFormatError);
  expect(() => readTrueType(new Uint8Array(64))).toThrow(FontFormatError);
});

test('paths become the operators of a page', () => {
  expect(pathOperators('M1,2L3,4H5V6h-1C1,2,3,4,5,6Z').split('\n')).toEqual([
    '1 2 m',
    '3 4 l',
    '5 4 l',
    '5 6 l',
    '4 6 l',
    '1 2 3 4 5 6 c',
    'h',
  ]);
  expect(pathOperators('M0,0Q3,3,6,0')).toBe('0 0 m\n2 2 4 2 6 0 c');
  expect(() => pathOperators('M0,0A1,1 0 0 1 2,2')).toThrow(RangeError);
});
