/** Metrics as a table: names at the left, values in columns that end flush. */
import type { Palette } from '../palette.ts';
import type { Block } from './block.ts';
import type { FigureTable } from './contents.ts';
import { line, text, type Mark } from './scene.ts';
import { textWidth, wrap } from './textWidth.ts';

const ROW_HEIGHT = 17;
const GAP = 14;
const NOTE_SIZE = 9.5;
const NOTE_LINE = 12;

export function tableBlock(
  { headings, rows, note }: FigureTable,
  palette: Palette,
  width: number,
): Block {
  const columns = headings.map((heading, column) =>
    Math.max(
      textWidth(heading, undefined, true),
      ...rows.map(({ values }) => textWidth(values[column]!)),
    ),
  );
  const forValues = columns.reduce((sum, column) => sum + column + GAP, 0);
  const longest = Math.max(0, ...rows.map(({ name }) => textWidth(name)));
  const fits = longest + forValues <= width;
  const marks: Mark[] = [];
  const addRow = (name: string, values: readonly string[], row: number, bold: boolean) => {
    const y = ROW_HEIGHT * row;
    const baseline = y + 12;
    marks.push(text(name, 0, baseline, bold ? palette.muted : palette.ink, { bold }));
    let right = width;
    for (let column = values.length - 1; column >= 0; column--) {
      const colour = bold || column === values.length - 1 ? palette.muted : palette.ink;
      marks.push(text(values[column]!, right, baseline, colour, { anchor: 'end', bold }));
      right -= columns[column]! + GAP;
    }
    marks.push(line([0, y + ROW_HEIGHT], [width, y + ROW_HEIGHT], { stroke: palette.line }));
  };
  addRow('Metric', headings, 0, true);
  rows.forEach(({ name, symbol, values }, index) =>
    addRow(fits ? name : symbol, values, index + 1, false),
  );
  const height = ROW_HEIGHT * (rows.length + 1);
  const notes = wrap(note, width, NOTE_SIZE);
  notes.forEach((words, index) =>
    marks.push(
      text(words, 0, height + 3 + NOTE_LINE * (index + 1) - 2, palette.muted, { size: NOTE_SIZE }),
    ),
  );
  return { height: height + 3 + NOTE_LINE * notes.length, marks };
}
