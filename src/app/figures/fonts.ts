/** The fonts that a PDF embeds, as part of the script: a page in a sandbox can fetch no files. */
import type { FigureFonts } from '../../plots/figure/pdf/pdfFonts.ts';
import bold from './fonts/FigureSans-Bold.ttf?inline';
import regular from './fonts/FigureSans-Regular.ttf?inline';
import symbols from './fonts/FigureSymbols.ttf?inline';

export function loadFonts(): FigureFonts {
  return { regular: bytesOf(regular), bold: bytesOf(bold), symbols: bytesOf(symbols) };
}

function bytesOf(address: string): Uint8Array {
  const encoded = atob(address.slice(address.indexOf(',') + 1));
  return Uint8Array.from(encoded, (character) => character.charCodeAt(0));
}
