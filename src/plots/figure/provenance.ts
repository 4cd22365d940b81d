/** Where a figure comes from: what every format carries with it, so that it can be traced back to its run. */

export const SOFTWARE = 'GAN Playground';

export interface Provenance {
  /** What was run and how far, in a line. */
  readonly title: string;
  /** What the figure shows, in words, for those who cannot see it. */
  readonly description: string;
  /** The experiments as they stand in a link, without `#`: what it takes to run them again. */
  readonly hash: string;
  /** A link that runs them again; absent where the page has no address that others could open. */
  readonly address?: string | undefined;
}

/** The size that a figure has on paper or on screen. */
export interface FigureSize {
  readonly width: number;
  readonly unit: 'mm' | 'px';
}

const MM_IN_AN_INCH = 25.4;
const PX_IN_AN_INCH = 96;

/** CSS pixels. */
export function pixelsOf({ width, unit }: FigureSize): number {
  return unit === 'px' ? width : (width / MM_IN_AN_INCH) * PX_IN_AN_INCH;
}

/** As XML has it between tags and in attributes; without what XML has no place for. */
export function escapeXml(words: string): string {
  return (
    words
      // oxlint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      // Halves of characters, which stand for nothing.
      .replace(/\p{Surrogate}/gu, '')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
  );
}

/** The same as a Dublin Core description in RDF, which SVG and PDF share. */
export function describeInRdf({ title, description, hash, address }: Provenance): string {
  return [
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">',
    '<rdf:Description rdf:about="">',
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>`,
    `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(description)}</rdf:li></rdf:Alt></dc:description>`,
    `<dc:identifier>${escapeXml(hash)}</dc:identifier>`,
    ...(address === undefined ? [] : [`<dc:source>${escapeXml(address)}</dc:source>`]),
    `<xmp:CreatorTool>${SOFTWARE}</xmp:CreatorTool>`,
    '</rdf:Description>',
    '</rdf:RDF>',
  ].join('\n');
}
