/**
 * How wide a text is, without a browser: by the widths that Helvetica, Arial and Liberation Sans have in
 * common. Breaks texts into lines. Draws nothing.
 */
import { TEXT_SIZE } from './scene.ts';

/** Thousandths of the size, from the space on to the tilde. */
const WIDTHS = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
  556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
  611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
  667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
  222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
const FIRST = ' '.charCodeAt(0);
/** Signs beyond these are about as wide as a digit; the wide ones are rare. */
const OTHERS = 584;
/** Bold letters are wider by about as much. */
const BOLD = 1.08;

/** In the units of `size`. */
export function textWidth(text: string, size = TEXT_SIZE, bold = false): number {
  let width = 0;
  for (const character of text) width += WIDTHS[character.charCodeAt(0) - FIRST] ?? OTHERS;
  return (width / 1000) * size * (bold ? BOLD : 1);
}

/** Lines no wider than `width`, broken at spaces, and within a word only where it is wider by itself. */
export function wrap(text: string, width: number, size = TEXT_SIZE): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer, size) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (textWidth(line, size) > width && [...line].length > 1) {
      const part = fitting(line, width, size);
      lines.push(part);
      line = line.slice(part.length);
    }
  }
  return [...lines, line];
}

/** The text, or as much of it as has room before an ellipsis. */
export function shorten(text: string, width: number, size = TEXT_SIZE): string {
  if (textWidth(text, size) <= width) return text;
  return `${fitting(text, width - textWidth('…', size), size).trimEnd()}…`;
}

/** The longest beginning that has room; one character at least. */
function fitting(text: string, width: number, size: number): string {
  let part = '';
  for (const character of text) {
    if (part !== '' && textWidth(part + character, size) > width) break;
    part += character;
  }
  return part;
}
