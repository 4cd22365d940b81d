/** Curves as marks, below a title: the chart of the page without its crosshair. */
import { layoutCurves, type ChartLayout } from '../curves.ts';
import type { Palette } from '../palette.ts';
import type { Block } from './block.ts';
import type { FigureChart } from './contents.ts';
import { group, line, MIDDLE_TO_BASELINE, text, TEXT_SIZE, type Mark } from './scene.ts';
import { wrap } from './textWidth.ts';

const TITLE_LINE = 14;
const NOTE_SIZE = 9.5;
const NOTE_LINE = 12;
const BASELINE = MIDDLE_TO_BASELINE * TEXT_SIZE;

/** @param height of the chart, axes included, without its title */
export function chartBlock(
  { title, curves }: FigureChart,
  palette: Palette,
  width: number,
  height: number,
): Block {
  const layout = layoutCurves({ ...curves, width, height });
  const heading = wrap(title, width).map((words, index) =>
    text(words, 0, TITLE_LINE * (index + 1) - 3, palette.muted),
  );
  const top = TITLE_LINE * heading.length;
  const notes = wrap(layout.note ?? '', width, NOTE_SIZE).filter(Boolean);
  return {
    height: top + height + NOTE_LINE * notes.length,
    marks: [
      ...heading,
      group([...axes(layout, palette), lines(layout, palette), ...names(layout, palette)], 0, top),
      ...notes.map((words, index) =>
        text(words, 0, top + height + NOTE_LINE * (index + 1) - 3, palette.muted, {
          size: NOTE_SIZE,
        }),
      ),
    ],
  };
}

function axes({ plot, xTicks, yTicks, height }: ChartLayout, palette: Palette): Mark[] {
  return [
    ...yTicks.flatMap(({ position, label }) => [
      line([plot.x, position], [plot.x + plot.width, position], { stroke: palette.line }),
      text(label, plot.x - 6, position + BASELINE, palette.muted, { anchor: 'end' as const }),
    ]),
    ...xTicks.map(({ position, label }) =>
      text(label, position, height - 6, palette.muted, { anchor: 'middle' }),
    ),
  ];
}

function lines({ plot, markers, floorLines, paths }: ChartLayout, palette: Palette): Mark {
  const marks: Mark[] = [
    ...markers.map(({ pixel }) =>
      line([pixel, plot.y], [pixel, plot.y + plot.height], { stroke: palette.muted, dash: [1, 3] }),
    ),
    ...floorLines.map(({ y, colourRole }) =>
      line([plot.x, y], [plot.x + plot.width, y], { stroke: palette[colourRole], dash: [1.5, 3] }),
    ),
    ...paths.flatMap(({ d, band, dash, colourRole }): Mark[] => {
      const colour = palette[colourRole];
      const dashes = dash === '' ? undefined : dash.split(' ').map(Number);
      return [
        ...(band === '' ? [] : [{ kind: 'path' as const, d: band, fill: colour, opacity: 0.2 }]),
        ...(d === ''
          ? []
          : [
              {
                kind: 'path' as const,
                d,
                stroke: colour,
                strokeWidth: 1.6,
                roundCaps: true,
                dash: dashes,
              },
            ]),
      ];
    }),
  ];
  const clip = { x: plot.x, y: plot.y - 1, width: plot.width, height: plot.height + 2 };
  return group(marks, 0, 0, { clip });
}

function names({ labels }: ChartLayout, palette: Palette): Mark[] {
  return labels.map(({ text: name, x, y, colourRole }) =>
    text(name, x, y + BASELINE, palette[colourRole]),
  );
}
