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

const FIRST_LETTER = 'A'.charCodeAt(0);

/** The mark of the run with this letter: it stays while others come and go. @param letter A to F */
export function runMark(letter: string): RunMark {
  const mark = runPalette[letter.charCodeAt(0) - FIRST_LETTER];
  if (!mark) {
    throw new RangeError(`There is no run "${letter}": use the letters A to F.`);
  }
  return mark;
}
