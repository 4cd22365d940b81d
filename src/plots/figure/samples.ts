/** The sample view of one run as marks: what the screen shows, drawn by the same painters. */
import { paintMarks } from '../samplePainter.ts';
import { fieldRange } from '../scalarField.ts';
import { mapView } from '../view.ts';
import { runMark, runOutlines } from '../runPalette.ts';
import type { Palette } from '../palette.ts';
import type { Block } from './block.ts';
import type { FigureContents, FigureRun } from './contents.ts';
import { fieldBands } from './fieldBands.ts';
import {
  decimal,
  group,
  MIDDLE_TO_BASELINE,
  rectangle,
  text,
  TEXT_SIZE,
  type Mark,
} from './scene.ts';
import { shorten, textWidth, wrap } from './textWidth.ts';
import { createVectorContext } from './vectorContext.ts';

/** A title takes as many lines at most, and as many as any other beside it. */
const MOST_TITLE_LINES = 2;
const TITLE_LINE = 13;
const BELOW_TITLE = 19;
const BADGE_SIZE = 18;
const BADGE_PLAIN_SIZE = 24;
const TITLE_LEFT = BADGE_SIZE + 6;
const NOTE_SIZE = 9.5;

/** The view as a square of `size`; several runs have their letter and title above it. */
export function samplesBlock(contents: FigureContents, run: FigureRun, size: number): Block {
  const { palette } = contents;
  const lines = Math.max(...contents.runs.map((one) => titleLines(one, size).length));
  const top = run.letter === undefined ? 0 : TITLE_LINE * lines + BELOW_TITLE;
  const heading = run.letter === undefined ? [] : headingOf(run, run.letter, palette, size);
  const square = { x: 0, y: 0, width: size, height: size };
  const { marks, outside } = pictureOf(contents, run, size);
  return {
    height: top + size,
    marks: [
      ...heading,
      group(
        [
          group(marks, 0, 0, {
            name: `samples${run.letter ? `-${run.letter}` : ''}`,
            clip: square,
          }),
          rectangle(square, { stroke: palette.line }),
          ...(outside > 0 ? noteOf(outside, palette, size) : []),
        ],
        0,
        top,
      ),
    ],
  };
}

function pictureOf({ palette, view, show }: FigureContents, run: FigureRun, size: number) {
  const mapping = mapView(view, size);
  const { context, marks } = createVectorContext();
  const range = run.field && fieldRange(run.field);
  const { real, generated, field, best, arrows } = run;
  const scene = { size, view, palette, real, generated, field, best, arrows, show };
  const outside = paintMarks(context, scene, mapping, range);
  const bands = field && range && show.field ? fieldBands(field, range, palette, mapping) : [];
  const ground = rectangle({ x: 0, y: 0, width: size, height: size }, { fill: palette.panel });
  return { marks: [ground, ...bands, ...marks], outside: outside.generated };
}

/** Letter and title, and below them how far the run is. */
function headingOf(run: FigureRun, letter: string, palette: Palette, width: number): Mark[] {
  const lines = titleLines(run, width);
  const place = shorten(run.place, width - TITLE_LEFT, NOTE_SIZE);
  return [
    ...badge(letter, palette, 0, 2),
    ...lines.map((words, index) => text(words, TITLE_LEFT, 11 + TITLE_LINE * index, palette.ink)),
    text(place, TITLE_LEFT, 10 + TITLE_LINE * lines.length, palette.muted, { size: NOTE_SIZE }),
  ];
}

function titleLines({ letter, title }: FigureRun, width: number): string[] {
  const room = width - TITLE_LEFT;
  const lines = wrap(title === '' ? `Run ${letter}` : title, room);
  if (lines.length <= MOST_TITLE_LINES) return lines;
  const rest = lines.slice(MOST_TITLE_LINES - 1).join(' ');
  return [...lines.slice(0, MOST_TITLE_LINES - 1), shorten(rest, room)];
}

/** The letter of a run in its shape and colour. */
export function badge(letter: string, palette: Palette, x: number, y: number): Mark[] {
  const { colourRole, shape } = runMark(letter);
  const scale = BADGE_SIZE / BADGE_PLAIN_SIZE;
  const middle = BADGE_SIZE / 2;
  const numbers = (d: string) => d.replace(/[\d.]+/g, (number) => decimal(Number(number) * scale));
  return [
    group(
      [
        { kind: 'path', d: numbers(runOutlines[shape]), fill: palette[colourRole] },
        text(letter, middle, middle + MIDDLE_TO_BASELINE * TEXT_SIZE, palette.panel, {
          anchor: 'middle',
          bold: true,
        }),
      ],
      x,
      y,
    ),
  ];
}

/** Points that the view does not reach, said where they are missed. */
function noteOf(outside: number, palette: Palette, size: number): Mark[] {
  const words = `${outside} outside the view`;
  const width = textWidth(words, NOTE_SIZE) + 10;
  const height = NOTE_SIZE + 7;
  const ground = { x: 5, y: size - height - 5, width, height };
  return [
    rectangle(ground, { fill: palette.panel, opacity: 0.85 }),
    text(words, ground.x + 5, ground.y + height - 5, palette.muted, { size: NOTE_SIZE }),
  ];
}
