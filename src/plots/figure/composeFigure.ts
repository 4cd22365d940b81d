/**
 * Where the parts of a figure stand: pictures large, readings beside them where there is room and below them
 * where there is none, the caption last. Draws no part itself.
 */
import { beside, stack, type Block } from './block.ts';
import { chartBlock } from './charts.ts';
import type { FigureContents, FigurePart } from './contents.ts';
import { legendBlock } from './legend.ts';
import { modesBlock } from './modes.ts';
import { samplesBlock } from './samples.ts';
import { group, text, type Figure } from './scene.ts';
import { leastTableWidth, tableBlock } from './table.ts';
import { wrap } from './textWidth.ts';

const MARGIN = 12;
const GAP = 14;
const COLUMN_GAP = 20;
const CAPTION_LINE = 15;

/** From this width on, readings stand beside the pictures. */
const WIDE = 520;
/** Shares of the width that the picture of one run may take. */
const SMALLEST_PICTURE = 0.46;
const LARGEST_PICTURE = 0.6;
const CHART_HEIGHT = 112;
const COMPARED_CHART_HEIGHT = 190;
/** Where a chart is given more room, it grows up to this. */
const TALLEST_CHART = 170;
/** A square picture by itself needs no more. */
const LARGEST_SQUARE = 640;

/** Text keeps its size on paper: a wider figure has more room rather than larger letters, but slightly. */
const PLAIN_WIDTH = 640;
const SMALLEST_TEXT = 0.87;

/** The width in units in which a figure of `pixels` CSS pixels is laid out. */
export function layoutWidth(pixels: number): number {
  return pixels / Math.max(Math.sqrt(pixels / PLAIN_WIDTH), SMALLEST_TEXT);
}

/** @param width units, margins included */
export function composeFigure(
  contents: FigureContents,
  parts: readonly FigurePart[],
  width: number,
): Figure {
  const inner = width - 2 * MARGIN;
  const body =
    contents.runs.length > 1 ? comparison(contents, parts, inner) : oneRun(contents, parts, inner);
  const caption = parts.includes('caption') ? captionBlock(contents, inner) : [];
  const whole = stack([...body, ...caption], GAP);
  return {
    width,
    height: whole.height + 2 * MARGIN,
    ground: contents.palette.panel,
    marks: [group(whole.marks, MARGIN, MARGIN)],
  };
}

function oneRun(contents: FigureContents, parts: readonly FigurePart[], width: number): Block[] {
  const readings = readingsOf(contents, parts, width, CHART_HEIGHT);
  if (!parts.includes('samples')) return readingsOf(contents, parts, width, TALLEST_CHART);
  if (readings.length === 0) return pictureOf(contents, parts, Math.min(width, LARGEST_SQUARE));
  if (width < WIDE) return [...pictureOf(contents, parts, width), ...readings];
  // The table stands below the picture where that makes both columns more equal.
  const arrangements = [parts.filter((part) => part === 'metrics'), []].map((below) =>
    twoColumns(contents, parts, below, width),
  );
  return [arrangements.reduce((best, other) => (other.height < best.height ? other : best))];
}

/** The picture with its legend, and readings beside it. @param below those that stand below it */
function twoColumns(
  contents: FigureContents,
  parts: readonly FigurePart[],
  below: readonly FigurePart[],
  width: number,
): Block {
  const others = parts.filter((part) => !below.includes(part));
  const readings = (room: number, chart: number) =>
    stack(readingsOf(contents, others, room, chart), GAP);
  const under = (size: number) => [
    ...legend(contents, parts, size),
    ...readingsOf(contents, below, size, CHART_HEIGHT),
  ];
  // As large as both columns need to end together, as far as that is possible.
  const middle = ((SMALLEST_PICTURE + LARGEST_PICTURE) / 2) * width;
  const tall = readings(width - middle - COLUMN_GAP, CHART_HEIGHT).height;
  const wanted = tall - stack(under(middle), GAP).height - GAP;
  const size = Math.min(Math.max(wanted, SMALLEST_PICTURE * width), LARGEST_PICTURE * width);
  const left = stack([samplesBlock(contents, contents.runs[0]!, size), ...under(size)], GAP);
  const room = width - size - COLUMN_GAP;
  const spare = left.height - readings(room, CHART_HEIGHT).height;
  const charts = contents.charts.filter(({ part }) => others.includes(part)).length;
  const taller = charts > 0 ? CHART_HEIGHT + Math.max(spare, 0) / charts : CHART_HEIGHT;
  return beside(left, readings(room, Math.min(taller, TALLEST_CHART)), size + COLUMN_GAP);
}

function pictureOf(contents: FigureContents, parts: readonly FigurePart[], size: number): Block[] {
  return [samplesBlock(contents, contents.runs[0]!, size), ...legend(contents, parts, size)];
}

function comparison(
  contents: FigureContents,
  parts: readonly FigurePart[],
  width: number,
): Block[] {
  const pictures = parts.includes('samples') ? pictureRows(contents, width) : [];
  const above = [...pictures, ...legend(contents, parts, width)];
  const readings = (part: readonly FigurePart[], room: number) =>
    readingsOf(contents, part, room, COMPARED_CHART_HEIGHT);
  const half = (width - COLUMN_GAP) / 2;
  const { metrics } = contents;
  // A table of many runs has no room in half of the width.
  const wide = metrics && leastTableWidth(metrics) > half ? ['metrics'] : [];
  const isBeside = (part: FigurePart) => part === 'modes' || part === 'metrics';
  const below = parts.filter((part) => wide.includes(part));
  const right = parts.filter((part) => isBeside(part) && !below.includes(part));
  const left = parts.filter((part) => !isBeside(part));
  const inColumns = [readings(left, half), readings(right, half)] as const;
  if (width < WIDE || inColumns.some((column) => column.length === 0)) {
    return [...above, ...readings(left, width), ...readings([...right, ...below], width)];
  }
  const columns = inColumns.map((column) => stack(column, GAP));
  return [...above, beside(columns[0]!, columns[1]!, half + COLUMN_GAP), ...readings(below, width)];
}

/** Small multiples of one size. */
function pictureRows(contents: FigureContents, width: number): Block[] {
  const { runs } = contents;
  const most = width < WIDE ? 2 : runs.length === 4 && width < 1.4 * WIDE ? 2 : 3;
  const columns = Math.min(runs.length, runs.length === 4 && most === 3 ? 4 : most);
  const size = (width - (columns - 1) * GAP) / columns;
  const rows: Block[] = [];
  for (let first = 0; first < runs.length; first += columns) {
    const blocks = runs
      .slice(first, first + columns)
      .map((run) => samplesBlock(contents, run, size));
    rows.push({
      height: Math.max(...blocks.map(({ height }) => height)),
      marks: blocks.map(({ marks }, index) => group(marks, index * (size + GAP), 0)),
    });
  }
  return rows;
}

function legend(contents: FigureContents, parts: readonly FigurePart[], width: number): Block[] {
  if (!parts.includes('legend') || !parts.includes('samples')) return [];
  return present([legendBlock(contents, width)]);
}

/** What is measured, one below the other. */
function readingsOf(
  { palette, charts, modes, metrics }: FigureContents,
  parts: readonly FigurePart[],
  width: number,
  chartHeight: number,
): Block[] {
  return present([
    ...charts
      .filter(({ part }) => parts.includes(part))
      .map((chart) => chartBlock(chart, palette, width, chartHeight)),
    ...(modes && parts.includes('modes') ? [modesBlock(modes, palette, width)] : []),
    ...(metrics && parts.includes('metrics') ? [tableBlock(metrics, palette, width)] : []),
  ]);
}

function captionBlock({ caption, palette }: FigureContents, width: number): Block[] {
  const lines = caption.flatMap((sentence) => wrap(sentence, width));
  return present([
    {
      height: CAPTION_LINE * lines.length,
      marks: lines.map((words, index) =>
        text(words, 0, CAPTION_LINE * (index + 1) - 4, palette.ink),
      ),
    },
  ]);
}

function present(blocks: readonly Block[]): Block[] {
  return blocks.filter(({ height }) => height > 0);
}
