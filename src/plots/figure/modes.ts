/** The share of samples that each mode receives, as bars: one strip for each run. */
import { layoutCoverage, type CoverageBar } from '../coverage.ts';
import type { Palette } from '../palette.ts';
import { runMark } from '../runPalette.ts';
import type { Block } from './block.ts';
import type { FigureModes } from './contents.ts';
import { line, polyline, rectangle, text, type Mark } from './scene.ts';
import { textWidth, wrap } from './textWidth.ts';

const TITLE_LINE = 14;
const TITLE_GAP = 6;
const STRIP_HEIGHT = 30;
const LETTER_WIDTH = 18;
const GAP = 8;

export function modesBlock(modes: FigureModes, palette: Palette, width: number): Block {
  const left = modes.runs.some(({ letter }) => letter !== undefined) ? LETTER_WIDTH : 0;
  const right = Math.max(...modes.runs.map(({ summary }) => textWidth(summary))) + GAP;
  const heading = wrap(modes.title, width);
  const top = TITLE_LINE * heading.length + TITLE_GAP;
  const layout = layoutCoverage({
    width: width - left - right,
    stripHeight: STRIP_HEIGHT,
    expected: modes.expected,
    shares: modes.runs.map(({ shares }) => shares),
  });
  const strips = modes.runs.flatMap(({ letter, summary, shares }, index): Mark[] => {
    const { y, bars } = layout.strips[index]!;
    const ground = top + y + STRIP_HEIGHT;
    const colour = letter === undefined ? palette.accent : palette[runMark(letter).colourRole];
    return [
      ...(letter === undefined ? [] : [text(letter, 0, ground - 10, colour, { bold: true })]),
      line([left, ground], [width - right, ground], { stroke: palette.line }),
      ...bars.flatMap((bar) => barMarks(bar, left, top, ground, colour, palette)),
      ...(shares ? [] : [text('not measured yet', left, ground - 10, palette.muted)]),
      text(summary, width, ground - 10, palette.ink, { anchor: 'end' }),
    ];
  });
  return {
    height: top + layout.height,
    marks: [
      ...heading.map((words, index) => text(words, 0, TITLE_LINE * (index + 1) - 3, palette.muted)),
      ...strips,
    ],
  };
}

function barMarks(
  bar: CoverageBar,
  left: number,
  top: number,
  ground: number,
  colour: string,
  palette: Palette,
): Mark[] {
  const x = left + bar.x;
  const middle = x + bar.width / 2;
  const cross = Math.min(3, bar.width / 2);
  const peak = top + bar.y + 1;
  return [
    bar.found
      ? rectangle({ x, y: top + bar.y, width: bar.width, height: bar.height }, { fill: colour })
      : {
          kind: 'path',
          d: crossing(middle, ground - 2 - cross, cross),
          stroke: palette.generated,
          strokeWidth: 1.5,
        },
    ...(bar.cut
      ? [
          {
            kind: 'path' as const,
            d: `${polyline([middle - cross, peak + 5, middle, peak, middle + cross, peak + 5])}Z`,
            fill: palette.panel,
          },
        ]
      : []),
    line([x, top + bar.expectedY], [x + bar.width, top + bar.expectedY], {
      stroke: palette.ink,
      opacity: 0.7,
    }),
  ];
}

/** A missing mode: two strokes about (x, y). */
function crossing(x: number, y: number, reach: number): string {
  const down = polyline([x - reach, y - reach, x + reach, y + reach]);
  return `${down}${polyline([x - reach, y + reach, x + reach, y - reach])}`;
}
