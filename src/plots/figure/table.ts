/** Metrics as a table: names at the left, values in columns that end flush. */
import type { Palette } from '../palette.ts';
import type { Block } from './block.ts';
import type { FigureTable } from './contents.ts';
import { line, text, TEXT_SIZE, type Mark } from './scene.ts';
import { textWidth, wrap } from './textWidth.ts';

const ROW_HEIGHT = 17;
const BASELINE = 12;
const GAP = 14;
const NOTE_SIZE = 9.5;
const NOTE_LINE = 12;
const NAMES_HEADING = 'Metric';

/** The width below which its letters have to be smaller than others. */
export function leastTableWidth(table: FigureTable): number {
  return forValues(table) + longest(table.rows.map(({ symbol }) => symbol));
}

export function tableBlock(table: FigureTable, palette: Palette, width: number): Block {
  const { headings, rows, note } = table;
  const hasRoom = forValues(table) + longest(rows.map(({ name }) => name)) <= width;
  const size = TEXT_SIZE * Math.min(1, hasRoom ? 1 : width / leastTableWidth(table));
  const columns = columnsOf(table).map((column) => (column * size) / TEXT_SIZE);
  const gap = (GAP * size) / TEXT_SIZE;
  const marks: Mark[] = [];
  const addRow = (name: string, values: readonly string[], row: number, bold: boolean) => {
    const y = ROW_HEIGHT * row;
    const style = { size, bold };
    marks.push(text(name, 0, y + BASELINE, bold ? palette.muted : palette.ink, style));
    let right = width;
    for (let column = values.length - 1; column >= 0; column--) {
      const colour = bold || column === values.length - 1 ? palette.muted : palette.ink;
      const end = { ...style, anchor: 'end' } as const;
      marks.push(text(values[column]!, right, y + BASELINE, colour, end));
      right -= columns[column]! + gap;
    }
    marks.push(line([0, y + ROW_HEIGHT], [width, y + ROW_HEIGHT], { stroke: palette.line }));
  };
  addRow(NAMES_HEADING, headings, 0, true);
  rows.forEach(({ name, symbol, values }, index) =>
    addRow(hasRoom ? name : symbol, values, index + 1, false),
  );
  const height = ROW_HEIGHT * (rows.length + 1) + 3;
  const notes = wrap(note, width, NOTE_SIZE).map((words, index) =>
    text(words, 0, height + NOTE_LINE * (index + 1) - 2, palette.muted, { size: NOTE_SIZE }),
  );
  return { height: height + NOTE_LINE * notes.length, marks: [...marks, ...notes] };
}

/** By column, the width of its widest value. */
function columnsOf({ headings, rows }: FigureTable): number[] {
  return headings.map((heading, column) =>
    Math.max(
      textWidth(heading, TEXT_SIZE, true),
      ...rows.map(({ values }) => textWidth(values[column]!)),
    ),
  );
}

function forValues(table: FigureTable): number {
  return columnsOf(table).reduce((sum, column) => sum + column + GAP, 0);
}

function longest(names: readonly string[]): number {
  const heading = textWidth(NAMES_HEADING, TEXT_SIZE, true);
  return Math.max(heading, ...names.map((name) => textWidth(name)));
}
