/**
 * A figure as a list of marks, from back to front: paths, circles, texts and groups of them. Whoever writes
 * it as SVG, as PDF or as pixels needs to know these four alone. Draws nothing, and knows nothing of samples.
 */

/** Positions in units from the upper left corner, y downwards; a text of ordinary size is 11 units high. */
export interface Figure {
  readonly width: number;
  readonly height: number;
  /** Behind everything, as `#rrggbb`. */
  readonly ground: string;
  readonly marks: readonly Mark[];
}

export type Mark = PathMark | CirclesMark | TextMark | GroupMark;

/** Fill first, stroke above it. Colours are `#rrggbb`. */
export interface Painting {
  readonly fill?: string | undefined;
  readonly stroke?: string | undefined;
  /** 1 by default. */
  readonly strokeWidth?: number | undefined;
  /** Lengths of dashes and gaps; a solid line without. */
  readonly dash?: readonly number[] | undefined;
  readonly roundCaps?: boolean | undefined;
  /** 0 to 1; of fill and stroke alike. */
  readonly opacity?: number | undefined;
}

export interface PathMark extends Painting {
  readonly kind: 'path';
  /** SVG path data of absolute M, L, H, V, C, Q and Z, and h, with round joins. */
  readonly d: string;
}

/** Circles of one size, which melt into one shape where they overlap. */
export interface CirclesMark extends Painting {
  readonly kind: 'circles';
  /** x₀, y₀, x₁, y₁, … */
  readonly centres: readonly number[];
  readonly radius: number;
}

export interface TextMark {
  readonly kind: 'text';
  /** Where it begins, has its middle or ends. */
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly colour: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly bold: boolean;
}

export interface GroupMark {
  readonly kind: 'group';
  /** What it is, for those who take the figure apart: `samples-A`. */
  readonly name?: string;
  /** Where its own coordinates begin. */
  readonly x: number;
  readonly y: number;
  /** Nothing of it is seen beyond this rectangle, in its own coordinates. */
  readonly clip?: Rectangle;
  readonly marks: readonly Mark[];
}

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Units; of all texts but headings. */
export const TEXT_SIZE = 11;

/** From the middle of a line of text down to its baseline, as a share of its size. */
export const MIDDLE_TO_BASELINE = 0.35;

export function text(
  words: string,
  x: number,
  y: number,
  colour: string,
  {
    size = TEXT_SIZE,
    anchor = 'start',
    bold = false,
  }: Partial<Pick<TextMark, 'size' | 'anchor' | 'bold'>> = {},
): TextMark {
  return { kind: 'text', text: words, x, y, size, colour, anchor, bold };
}

export function rectangle({ x, y, width, height }: Rectangle, painting: Painting): PathMark {
  const [left, top, right, bottom] = [x, y, x + width, y + height].map(decimal);
  return { kind: 'path', d: `M${left},${top}H${right}V${bottom}H${left}Z`, ...painting };
}

export function line(
  from: readonly [x: number, y: number],
  to: readonly [x: number, y: number],
  painting: Painting,
): PathMark {
  return { kind: 'path', d: polyline([...from, ...to]), ...painting };
}

/** Path data of straight lines through x₀, y₀, x₁, y₁, … */
export function polyline(points: readonly number[]): string {
  return points
    .map((value, i) => `${i === 0 ? 'M' : i % 2 === 0 ? 'L' : ','}${decimal(value)}`)
    .join('');
}

export function group(
  marks: readonly Mark[],
  x: number,
  y: number,
  options: Pick<GroupMark, 'name' | 'clip'> = {},
): GroupMark {
  return { kind: 'group', x, y, marks, ...options };
}

/** A CSS colour of six or eight hexadecimal digits as one of six and an opacity, which every program reads. */
export function opaque(colour: string): { readonly colour: string; readonly opacity: number } {
  const alpha = colour.length === 9 ? Number.parseInt(colour.slice(7), 16) / 255 : 1;
  return { colour: colour.slice(0, 7), opacity: alpha };
}

/** A number as figures write it, always alike: two decimals at most, no exponent, no minus zero. */
export function decimal(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return String(rounded === 0 ? 0 : rounded);
}
