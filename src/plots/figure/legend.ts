/** What the marks of the sample view mean, in as many lines as it takes. */
import type { Palette } from '../palette.ts';
import type { Block } from './block.ts';
import type { FigureContents } from './contents.ts';
import {
  group,
  line,
  MIDDLE_TO_BASELINE,
  opaque,
  rectangle,
  text,
  TEXT_SIZE,
  type Mark,
} from './scene.ts';
import { textWidth } from './textWidth.ts';

const LINE_HEIGHT = 16;
const GAP = 14;
const AFTER_SIGN = 5;

interface Entry {
  readonly words: string;
  /** Of the sign, which is centred about y = 0. */
  readonly width: number;
  readonly sign: readonly Mark[];
}

/** Of the layers that are shown and that any of the runs has. */
export function legendBlock(contents: FigureContents, width: number): Block {
  const marks: Mark[] = [];
  let x = 0;
  let y = LINE_HEIGHT / 2;
  for (const { words, width: signWidth, sign } of entriesOf(contents)) {
    const entryWidth = signWidth + AFTER_SIGN + textWidth(words);
    if (x > 0 && x + entryWidth > width) {
      x = 0;
      y += LINE_HEIGHT;
    }
    const baseline = MIDDLE_TO_BASELINE * TEXT_SIZE;
    const label = text(words, signWidth + AFTER_SIGN, baseline, contents.palette.ink);
    marks.push(group([...sign, label], x, y));
    x += entryWidth + GAP;
  }
  return { height: marks.length === 0 ? 0 : y + LINE_HEIGHT / 2, marks };
}

function entriesOf({ palette, show, runs }: FigureContents): Entry[] {
  const hasField = runs.some(({ field }) => field !== undefined);
  const has = {
    best: hasField && runs.some(({ best }) => best !== undefined),
    arrows: runs.some(({ arrows }) => arrows !== undefined),
  };
  return [
    ...(show.real ? [{ words: 'real', width: 7, sign: [dot(palette)] }] : []),
    ...(show.generated ? [{ words: 'generated', width: 8, sign: [ring(palette)] }] : []),
    ...(show.field && hasField
      ? [{ words: 'critic: low to high', width: 36, sign: scale(palette) }]
      : []),
    ...(show.contours && hasField
      ? [{ words: 'levels of the critic', width: 18, sign: [level(palette)] }]
      : []),
    ...(show.best && has.best
      ? [{ words: 'levels of the best critic', width: 22, sign: [bestLevel(palette)] }]
      : []),
    ...(show.arrows && has.arrows
      ? [{ words: 'push on generated points', width: 18, sign: arrow(palette) }]
      : []),
  ];
}

function dot({ real }: Palette): Mark {
  return { kind: 'circles', centres: [3.5, 0], radius: 3, fill: real, opacity: 0.85 };
}

function ring({ generated }: Palette): Mark {
  return { kind: 'circles', centres: [4, 0], radius: 3.2, stroke: generated, strokeWidth: 1.4 };
}

function scale({ fieldLow, panel, fieldHigh, line: border }: Palette): Mark[] {
  const swatch = (x: number, fill: string) =>
    rectangle({ x, y: -5, width: 12, height: 10 }, { fill });
  return [
    swatch(0, fieldLow),
    swatch(12, panel),
    swatch(24, fieldHigh),
    rectangle({ x: 0, y: -5, width: 36, height: 10 }, { stroke: border }),
  ];
}

function level({ contour }: Palette): Mark {
  const { colour, opacity } = opaque(contour);
  // As thin as in the picture it would hardly be seen by itself.
  return line([0, 0], [18, 0], {
    stroke: colour,
    strokeWidth: 1.2,
    opacity: Math.min(2 * opacity, 1),
  });
}

function bestLevel({ accent }: Palette): Mark {
  return line([0, 0], [22, 0], { stroke: accent, strokeWidth: 1.7, dash: [6, 4] });
}

function arrow({ ink }: Palette): Mark[] {
  return [
    line([0, 0], [13, 0], { stroke: ink, strokeWidth: 1.1, roundCaps: true }),
    { kind: 'path', d: 'M18,0L12.5,-2.5L12.5,2.5Z', fill: ink },
  ];
}
