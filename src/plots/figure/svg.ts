/**
 * Writes a figure as SVG that other programs open: real text, attributes instead of style sheets, no
 * `<use>`, no images, six-digit colours. The same figure always gives the same bytes.
 */
import { describeInRdf, escapeXml, type FigureSize, type Provenance } from './provenance.ts';
import {
  decimal,
  type CirclesMark,
  type Figure,
  type GroupMark,
  type Mark,
  type Painting,
  type Rectangle,
  type TextMark,
} from './scene.ts';

/** Fonts of the same widths come first: texts then keep their places on every machine. */
export const FONT_FAMILY = 'Helvetica, Arial, Liberation Sans, sans-serif';

export function figureToSvg(figure: Figure, size: FigureSize, provenance: Provenance): string {
  const { width, height, ground } = figure;
  const writer = new MarkWriter();
  const marks = figure.marks.map((mark) => writer.write(mark));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${decimal(size.width)}${size.unit}" height="${decimal((size.width * height) / width)}${size.unit}" viewBox="0 0 ${decimal(width)} ${decimal(height)}" font-family="${FONT_FAMILY}" role="img" aria-labelledby="figure-title figure-description">`,
    `<title id="figure-title">${escapeXml(provenance.title)}</title>`,
    `<desc id="figure-description">${escapeXml(provenance.description)}</desc>`,
    `<metadata>\n${describeInRdf(provenance)}\n</metadata>`,
    ...(writer.clips.length > 0 ? [`<defs>\n${writer.clips.join('\n')}\n</defs>`] : []),
    `<path d="M0,0H${decimal(width)}V${decimal(height)}H0Z" fill="${ground}"/>`,
    ...marks,
    '</svg>',
    '',
  ].join('\n');
}

class MarkWriter {
  readonly clips: string[] = [];

  write(mark: Mark): string {
    switch (mark.kind) {
      case 'path':
        return `<path d="${mark.d}"${painting(mark)}/>`;
      case 'circles':
        return `<path d="${circles(mark)}"${painting(mark)}/>`;
      case 'text':
        return textElement(mark);
      case 'group':
        return this.group(mark);
    }
  }

  private group({ name, x, y, clip, marks }: GroupMark): string {
    const attributes = [
      name === undefined ? '' : ` id="${escapeXml(name)}"`,
      x === 0 && y === 0 ? '' : ` transform="translate(${decimal(x)} ${decimal(y)})"`,
      clip ? ` clip-path="url(#${this.clip(clip)})"` : '',
    ];
    const inner = marks.map((mark) => this.write(mark)).join('\n');
    return `<g${attributes.join('')}>\n${inner}\n</g>`;
  }

  private clip({ x, y, width, height }: Rectangle): string {
    const id = `clip-${this.clips.length + 1}`;
    this.clips.push(
      `<clipPath id="${id}"><rect x="${decimal(x)}" y="${decimal(y)}" width="${decimal(width)}" height="${decimal(height)}"/></clipPath>`,
    );
    return id;
  }
}

function painting({ fill, stroke, strokeWidth = 1, dash, roundCaps, opacity = 1 }: Painting) {
  return [
    ` fill="${fill ?? 'none'}"`,
    stroke === undefined
      ? ''
      : ` stroke="${stroke}" stroke-width="${decimal(strokeWidth)}" stroke-linejoin="round"`,
    dash ? ` stroke-dasharray="${dash.map(decimal).join(' ')}"` : '',
    roundCaps ? ' stroke-linecap="round"' : '',
    opacity < 1 && fill !== undefined ? ` fill-opacity="${decimal(opacity)}"` : '',
    opacity < 1 && stroke !== undefined ? ` stroke-opacity="${decimal(opacity)}"` : '',
  ].join('');
}

function circles({ centres, radius }: CirclesMark): string {
  const r = decimal(radius);
  const across = decimal(2 * radius);
  let d = '';
  for (let i = 0; i < centres.length; i += 2) {
    d += `M${decimal(centres[i]! - radius)},${decimal(centres[i + 1]!)}a${r},${r} 0 1 1 ${across},0a${r},${r} 0 1 1 -${across},0z`;
  }
  return d;
}

function textElement({ x, y, text, size, colour, anchor, bold }: TextMark): string {
  const attributes = [
    anchor === 'start' ? '' : ` text-anchor="${anchor}"`,
    bold ? ' font-weight="bold"' : '',
  ];
  return `<text x="${decimal(x)}" y="${decimal(y)}" font-size="${decimal(size)}" fill="${colour}"${attributes.join('')}>${escapeXml(text)}</text>`;
}
