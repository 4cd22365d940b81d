/**
 * Matrix products: each invocation sums a tile of the result in registers. Where the operands allow
 * it, it reads them 4 numbers at once. Where there are few tiles and long sums, several lanes of a
 * workgroup share the sums of a tile and add them up in a fixed order.
 */
import type { MatMulInstruction } from '../../plan.ts';
import { turnProduct } from './axes.ts';
import { COMPONENTS, storesVectors, writeBody } from './body.ts';
import { KernelText, type Kernel } from './kernel.ts';
import { unsigned } from './literals.ts';
import type { Occupancy } from './occupancy.ts';
import { readingOf, writeOperand, type Side } from './operand.ts';

const LANES = 64;
/** 16 sums for 8 numbers read; more of them would not fit into the registers of small devices. */
const TILE = 4;

const range = (length: number) => Array.from({ length }, (_, index) => index);

export function matMulKernel(original: MatMulInstruction, occupancy: Occupancy): Kernel {
  const product = turnProduct(original);
  const { batch, rows, columns, inner, left, right, after } = product;
  const text = new KernelText(storesVectors(after, columns) ? 4 : 1);
  const tileRows = Math.min(TILE, rows);
  const tileColumns = Math.min(TILE, columns);
  const downwards = Math.ceil(rows / tileRows);
  const sideways = Math.ceil(columns / tileColumns);
  const tiles = batch * downwards * sideways;
  const slices = occupancy.slicesOfProduct(tiles, inner);
  const together = Math.min(LANES / slices, tiles);

  const rowNames = range(tileRows).map((row) => `row${row}`);
  const columnNames = range(tileColumns).map((column) => `column${column}`);
  const leftSide: Side = {
    name: 'left',
    matrix: left,
    along: !left.transposed,
    length: rows,
    lines: rowNames,
  };
  const rightSide: Side = {
    name: 'right',
    matrix: right,
    along: right.transposed,
    length: columns,
    lines: columnNames,
  };
  const leftReading = readingOf(text, leftSide, inner);
  const rightReading = readingOf(text, rightSide, inner);
  const unrolled = leftReading === 'along' || rightReading === 'along' ? 4 : 1;
  const share = unrolled * Math.ceil(inner / slices / unrolled);
  const row = writeOperand(text, leftSide, leftReading, inner, unrolled);
  const column = writeOperand(text, rightSide, rightReading, inner, unrolled);
  const type = tileColumns === 1 ? 'f32' : `vec${tileColumns}<f32>`;

  const main = [
    `let tile = group * ${unsigned(together)} + lane % ${unsigned(together)};`,
    `let slice = lane / ${unsigned(together)};`,
    `let exists = tile < ${unsigned(tiles)};`,
    `let matrix = tile / ${unsigned(downwards * sideways)};`,
    `let row = tile / ${unsigned(sideways)} % ${unsigned(downwards)} * ${unsigned(tileRows)};`,
    `let column = tile % ${unsigned(sideways)} * ${unsigned(tileColumns)};`,
    // Tiles that stick out read what is inside again and throw it away.
    ...rowNames.map((name, at) => `let ${name} = ${within('row', at, rows, tileRows)};`),
    ...columnNames.map(
      (name, at) => `let ${name} = ${within('column', at, columns, tileColumns)};`,
    ),
    ...row.start,
    ...column.start,
    ...rowNames.map((_, at) => `var sum${at} = ${type}();`),
    'if (exists) {',
    `let end = min(${unsigned(inner)}, (slice + 1u) * ${unsigned(share)});`,
    `for (var k = slice * ${unsigned(share)}; k < end; k += ${unsigned(unrolled)}) {`,
    ...row.load,
    ...column.load,
    ...range(unrolled).flatMap((step) => [
      `let across${step} = ${type}(${columnNames.map((_, at) => column.value(at, step)).join(', ')});`,
      ...rowNames.map((_, at) => `sum${at} += ${row.value(at, step)} * across${step};`),
    ]),
    '}',
    '}',
    `var sums = array<${type}, ${tileRows}>(${rowNames.map((_, at) => `sum${at}`).join(', ')});`,
    ...(slices === 1 ? [] : joinSlices(text, slices, together, type, tileRows)),
    'if (!exists || slice > 0u) { return; }',
    ...finishing(text, product, tileRows, tileColumns),
  ];
  return text.finish(main.join('\n'), slices * together, Math.ceil(tiles / together));
}

/** The expression for line `at` of a tile that starts at `first`; beyond the last line, the last. */
function within(first: string, at: number, length: number, tile: number): string {
  const line = `${first} + ${unsigned(at)}`;
  return length % tile === 0 ? line : `min(${line}, ${unsigned(length - 1)})`;
}

/** Leaves in slice 0 of each tile the sums of all slices, a power of two of them. */
function joinSlices(
  text: KernelText,
  slices: number,
  together: number,
  type: string,
  tileRows: number,
): string[] {
  text.declare(`var<workgroup> partial: array<${type}, ${slices * together * tileRows}>;`);
  const each = (statement: string) => `for (var at = 0u; at < ${tileRows}u; at++) { ${statement} }`;
  const partial = (slice: string) =>
    `partial[(${slice} * ${unsigned(together)} + lane % ${unsigned(together)}) * ${tileRows}u + at]`;
  return [
    each(`${partial('slice')} = sums[at];`),
    'workgroupBarrier();',
    `for (var half = ${unsigned(slices / 2)}; half > 0u; half /= 2u) {`,
    'if (slice < half) {',
    each(`sums[at] += ${partial('(slice + half)')}; ${partial('slice')} = sums[at];`),
    '}',
    'workgroupBarrier();',
    '}',
  ];
}

/** The body on each element of the tile that is inside. A loop, because most bodies are longer than one. */
function finishing(
  text: KernelText,
  { rows, columns, after }: MatMulInstruction,
  tileRows: number,
  tileColumns: number,
): string[] {
  const type = text.width === 1 ? 'f32' : 'vec4<f32>';
  const result = text.width === 1 ? ['result'] : COMPONENTS.map((lane) => `result.${lane}`);
  const { lines } = writeBody(text, after, ['matrix', 'row', 'column'], result);
  text.declare(`fn finish(matrix: u32, row: u32, column: u32, result: ${type}) {
${lines.join('\n')}
}`);
  const downTo = `min(${unsigned(tileRows)}, ${unsigned(rows)} - row)`;
  const alongTo = `min(${unsigned(tileColumns)}, ${unsigned(columns)} - column)`;
  const finishOne = tileColumns === 1 ? 'sums[i]' : 'sums[i][j]';
  return [
    `for (var i = 0u; i < ${downTo}; i++) {`,
    text.width === 4
      ? 'finish(matrix, row + i, column, sums[i]);'
      : `for (var j = 0u; j < ${alongTo}; j++) { finish(matrix, row + i, column + j, ${finishOne}); }`,
    '}',
  ];
}
