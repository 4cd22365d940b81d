/** The samples of all runs as one PNG: what the sample view shows, at a size of its own. Knows no element on the page. */
import { paintSamples } from '../../plots/samplePainter.ts';
import { SHOWN_SQUARE } from '../../training/protocol.ts';
import type { PlaygroundState } from '../state/store.ts';
import { currentPalette } from '../state/theme.ts';
import { shownTargetOf } from '../views/target.ts';

const MOST_COLUMNS = 3;

/**
 * @param width of the whole picture, in pixels
 * @returns a data URL
 */
export function pictureOf({ runs, view }: PlaygroundState, width: number): string {
  const columns = Math.min(MOST_COLUMNS, runs.length);
  const size = Math.floor(width / columns);
  const whole = document.createElement('canvas');
  whole.width = size * columns;
  whole.height = size * Math.ceil(runs.length / columns);
  const square = document.createElement('canvas');
  square.width = square.height = size;
  const context = square.getContext('2d')!;
  runs.forEach((run, index) => {
    paintSamples(context, {
      size,
      pixelRatio: 1,
      view: SHOWN_SQUARE,
      palette: currentPalette(),
      real: shownTargetOf(run.experiment).points,
      generated: run.frame?.generated ?? [],
      field: run.field,
      best: run.measured?.comparison?.best,
      arrows: run.frame?.arrows,
      show: view,
    });
    const [row, column] = [Math.floor(index / columns), index % columns];
    whole.getContext('2d')!.drawImage(square, column * size, row * size);
  });
  return whole.toDataURL('image/png');
}
