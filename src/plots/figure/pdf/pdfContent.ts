/** Writes marks as the drawing operators of a PDF page. Knows neither files nor fonts' insides. */
import { parseHex } from '../../colour.ts';
import {
  decimal,
  type CirclesMark,
  type GroupMark,
  type Mark,
  type Painting,
  type TextMark,
} from '../scene.ts';
import type { PdfFonts } from './pdfFonts.ts';

/** The distance of the control points of a quarter circle of radius 1. */
const QUARTER = 0.5523;

export class PdfContent {
  private readonly operators: string[] = [];
  /** By opacity, the name of its graphics state. */
  private readonly opacities = new Map<string, string>();

  /** @param fonts is told every character that is used */
  constructor(private readonly fonts: PdfFonts) {}

  /** What the page draws, in units from its upper left corner. @param points in a unit */
  write(points: number, pageHeight: number): string {
    const scale = exact(points);
    return `${scale} 0 0 -${scale} 0 ${exact(pageHeight)} cm\n${this.operators.join('\n')}\n`;
  }

  /** The dictionary of graphics states for the page's resources. */
  states(): string {
    const entries = [...this.opacities].map(
      ([opacity, name]) => `/${name} << /Type /ExtGState /ca ${opacity} /CA ${opacity} >>`,
    );
    return `<< ${entries.join(' ')} >>`;
  }

  draw(marks: readonly Mark[]): void {
    for (const mark of marks) {
      if (mark.kind === 'text') this.text(mark);
      else if (mark.kind === 'group') this.group(mark);
      else this.shape(mark.kind === 'path' ? pathOperators(mark.d) : circleOperators(mark), mark);
    }
  }

  private shape(path: string, painting: Painting): void {
    const { fill, stroke, strokeWidth = 1, dash = [], roundCaps, opacity = 1 } = painting;
    const paint = fill === undefined ? 'S' : stroke === undefined ? 'f' : 'B';
    if (path === '' || (fill === undefined && stroke === undefined)) return;
    const settings = [
      opacity < 1 ? `/${this.state(decimal(opacity))} gs` : '',
      fill === undefined ? '' : `${channels(fill)} rg`,
      stroke === undefined ? '' : `${channels(stroke)} RG ${decimal(strokeWidth)} w 1 j`,
      stroke === undefined ? '' : `${roundCaps ? 1 : 0} J [${dash.map(decimal).join(' ')}] 0 d`,
    ];
    this.operators.push(`q ${settings.filter(Boolean).join(' ')}\n${path}\n${paint} Q`);
  }

  private group({ x, y, clip, marks }: GroupMark): void {
    this.operators.push(`q 1 0 0 1 ${decimal(x)} ${decimal(y)} cm`);
    if (clip) {
      const { x: left, y: top, width, height } = clip;
      this.operators.push(`${[left, top, width, height].map(decimal).join(' ')} re W n`);
    }
    this.draw(marks);
    this.operators.push('Q');
  }

  private text({ x, y, text, size, colour, anchor, bold }: TextMark): void {
    if (text === '') return;
    const { runs, width } = this.fonts.set(text, bold);
    const share = { start: 0, middle: 0.5, end: 1 }[anchor];
    const left = x - (share * width * size) / 1000;
    const shown = runs.map(({ font, glyphs }) => `/${font} ${decimal(size)} Tf <${glyphs}> Tj`);
    // The page grows downwards, letters do not.
    this.operators.push(
      `BT ${channels(colour)} rg 1 0 0 -1 ${decimal(left)} ${decimal(y)} Tm ${shown.join(' ')} ET`,
    );
  }

  private state(opacity: string): string {
    const known = this.opacities.get(opacity);
    if (known !== undefined) return known;
    const name = `opacity${this.opacities.size + 1}`;
    this.opacities.set(opacity, name);
    return name;
  }
}

/** SVG path data of the commands that a scene may have, as operators. */
export function pathOperators(d: string): string {
  const operators: string[] = [];
  let [x, y] = [0, 0];
  const to = (newX: number, newY: number) => {
    [x, y] = [newX, newY];
    return `${decimal(x)} ${decimal(y)}`;
  };
  for (const [, command, written] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const numbers = written!.match(/-?[\d.]+/g)?.map(Number) ?? [];
    const [a = 0, b = 0, c = 0, e = 0, f = 0, g = 0] = numbers;
    switch (command) {
      case 'M':
        operators.push(`${to(a, b)} m`);
        break;
      case 'L':
        operators.push(`${to(a, b)} l`);
        break;
      case 'H':
        operators.push(`${to(a, y)} l`);
        break;
      case 'h':
        operators.push(`${to(x + a, y)} l`);
        break;
      case 'V':
        operators.push(`${to(x, a)} l`);
        break;
      case 'Q': {
        const controls = [
          x + (2 / 3) * (a - x),
          y + (2 / 3) * (b - y),
          c + (2 / 3) * (a - c),
          e + (2 / 3) * (b - e),
        ];
        operators.push(`${controls.map(decimal).join(' ')} ${to(c, e)} c`);
        break;
      }
      case 'C':
        operators.push(`${[a, b, c, e].map(decimal).join(' ')} ${to(f, g)} c`);
        break;
      case 'Z':
        operators.push('h');
        break;
      default:
        throw new RangeError(`A figure's paths have no command "${command}".`);
    }
  }
  return operators.join('\n');
}

function circleOperators({ centres, radius }: CirclesMark): string {
  const k = QUARTER * radius;
  const operators: string[] = [];
  for (let i = 0; i < centres.length; i += 2) {
    const [x, y] = [centres[i]!, centres[i + 1]!];
    const curve = (...offsets: readonly number[]) =>
      `${offsets.map((offset, at) => decimal((at % 2 === 0 ? x : y) + offset)).join(' ')} c`;
    operators.push(
      `${decimal(x + radius)} ${decimal(y)} m`,
      curve(radius, k, k, radius, 0, radius),
      curve(-k, radius, -radius, k, -radius, 0),
      curve(-radius, -k, -k, -radius, 0, -radius),
      curve(k, -radius, radius, -k, radius, 0),
      'h',
    );
  }
  return operators.join('\n');
}

/** Red, green and blue from 0 to 1. */
function channels(colour: string): string {
  return parseHex(colour)
    .map((value) => String(Math.round((value / 255) * 1000) / 1000))
    .join(' ');
}

function exact(value: number): string {
  return String(Math.round(value * 1e5) / 1e5);
}
