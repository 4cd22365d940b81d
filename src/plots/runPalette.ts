/**
 * How runs that stand beside each other are told apart: each by a colour, a dash and a shape of its own, so
 * that nobody depends on one of them. Knows no themes and draws nothing.
 */
import type { RunColourRole } from './palette.ts';

export type RunShape = 'circle' | 'square' | 'diamond' | 'hexagon' | 'shield' | 'ticket';

export interface RunMark {
  /** In the palette, and in CSS as `var(--run1)`. */
  readonly colourRole: RunColourRole;
  /** An SVG `stroke-dasharray`; empty for a solid line. */
  readonly dash: string;
  /** Of the badge around its letter. */
  readonly shape: RunShape;
}

/** For the first run and those after it. */
export const runPalette: readonly RunMark[] = [
  { colourRole: 'run1', dash: '', shape: 'circle' },
  { colourRole: 'run2', dash: '7 4', shape: 'square' },
  { colourRole: 'run3', dash: '2 3.5', shape: 'diamond' },
  { colourRole: 'run4', dash: '10 3.5 2 3.5', shape: 'hexagon' },
  { colourRole: 'run5', dash: '4.5 2.5', shape: 'shield' },
  { colourRole: 'run6', dash: '7 3 2 3 2 3', shape: 'ticket' },
];

/** Of the badges, on a square of 24: path data of absolute commands, without arcs. */
export const runOutlines: Readonly<Record<RunShape, string>> = {
  circle:
    'M12,1.5C17.8,1.5 22.5,6.2 22.5,12C22.5,17.8 17.8,22.5 12,22.5C6.2,22.5 1.5,17.8 1.5,12C1.5,6.2 6.2,1.5 12,1.5Z',
  square:
    'M4.5,2H19.5C20.9,2 22,3.1 22,4.5V19.5C22,20.9 20.9,22 19.5,22H4.5C3.1,22 2,20.9 2,19.5V4.5C2,3.1 3.1,2 4.5,2Z',
  diamond: 'M12,0.8L23.2,12L12,23.2L0.8,12Z',
  hexagon: 'M6.3,2H17.7L23.4,12L17.7,22H6.3L0.6,12Z',
  shield: 'M2.5,2H21.5V12.5C21.5,17.5 17,21 12,23.2C7,21 2.5,17.5 2.5,12.5Z',
  ticket:
    'M2,3H22V8.5C20.1,8.5 18.5,10.1 18.5,12C18.5,13.9 20.1,15.5 22,15.5V21H2V15.5C3.9,15.5 5.5,13.9 5.5,12C5.5,10.1 3.9,8.5 2,8.5Z',
};

const FIRST_LETTER = 'A'.charCodeAt(0);

/** The mark of the run with this letter: it stays while others come and go. @param letter A to F */
export function runMark(letter: string): RunMark {
  const mark = runPalette[letter.charCodeAt(0) - FIRST_LETTER];
  if (!mark) {
    throw new RangeError(`There is no run "${letter}": use the letters A to F.`);
  }
  return mark;
}
