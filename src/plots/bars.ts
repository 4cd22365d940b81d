/** Layout of the share of samples that each mode receives, next to the share it should. Draws nothing. */
import type { ColourRole } from './palette.ts';

export interface ModeShare {
  /** Share of the samples, 0 to 1. */
  readonly share: number;
  /** The mode's weight in the target, 0 to 1. */
  readonly expected: number;
  /** Whether the mode counts as found. */
  readonly found: boolean;
}

export interface ModeBar extends ModeShare {
  /** CSS pixels from the upper left corner; edges between bars lie on whole pixels. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Generated for a missing mode, accent otherwise. */
  readonly colourRole: ColourRole;
  /** Where a bar of the expected share would end. */
  readonly expectedY: number;
}

/** So that an empty mode is seen as a missing bar, not as a gap. */
const LEAST_HEIGHT = 3;

/**
 * One bar per mode, in order, over the whole width.
 * @param top the share that touches the top, where larger ones end; by default the largest of all
 */
export function layoutModeBars(
  modes: readonly ModeShare[],
  { width, height }: { readonly width: number; readonly height: number },
  top = Math.max(...modes.map(({ share, expected }) => Math.max(share, expected))),
): ModeBar[] {
  const toHeight = (share: number) => (top > 0 ? Math.min(share / top, 1) * height : 0);
  const step = width / modes.length;
  const gap = step >= 6 ? 2 : step >= 3 ? 1 : 0;
  return modes.map((mode, index) => {
    const x = Math.round(index * step);
    const barHeight = Math.max(toHeight(mode.share), LEAST_HEIGHT);
    return {
      ...mode,
      x,
      y: height - barHeight,
      width: Math.max(Math.round((index + 1) * step) - x - gap, 1),
      height: barHeight,
      colourRole: mode.found ? 'accent' : 'generated',
      expectedY: height - toHeight(mode.expected),
    };
  });
}
