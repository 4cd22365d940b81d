/**
 * Matrix products: which loops run over which part of which matrix, and the body that follows on
 * each block of rows while it is still in the nearest cache.
 *
 * An instruction: code, kernel, batch, rows, columns, inner; left matrix, whether transposed, bytes
 * from one to the next; the same of the right one; where the product goes, whether that is its place
 * in memory or a block at a time, body after, rows of a block; where the right matrix is packed (0:
 * it is a panel as it lies), where the left one is (0: it is read where it lies).
 */
import { prepareBody, runBody } from './body';
import { LANES, PANEL, ProductKernel as P } from './codes';
import { packColumns, packLeft, packRows } from './panels';
import { packThin, thinColumns, thinColumnsTransposed, thinRow } from './thinColumns';
import { thinInner } from './thinInner';
import { copyTile, tilesByRows, tilesBySteps, whole } from './tiles';

export function product(at: usize): void {
  const batch = load<i32>(at, 8);
  const rows = load<i32>(at, 12);
  const columns = load<i32>(at, 16);
  let left = load<usize>(at, 24);
  let right = load<usize>(at, 36);
  const rightDistance = load<usize>(at, 44);
  const to = load<usize>(at, 48);
  const direct = load<i32>(at, 52) !== 0;
  const body = load<usize>(at, 56);
  const blockRows = load<i32>(at, 60);
  if (!direct) prepareBody(body);
  for (let b = 0; b < batch; b++) {
    if (b === 0 || rightDistance !== 0) pack(at, right);
    for (let row = 0; row < rows; row += blockRows) {
      const end = min(row + blockRows, rows);
      const start = (b * rows + row) * columns;
      if (direct) {
        block(at, left, right, row, end, to + ((<usize>start) << 2));
      } else {
        block(at, left, right, row, end, to);
        runBody(body, start, start + (end - row) * columns, start);
      }
    }
    left += load<usize>(at, 32);
    right += rightDistance;
  }
}

function pack(at: usize, right: usize): void {
  const to = load<usize>(at, 64);
  if (to === 0) return;
  const kernel = load<i32>(at, 4);
  const columns = load<i32>(at, 16);
  const inner = load<i32>(at, 20);
  const transposed = load<i32>(at, 40) !== 0;
  if (kernel === P.thinColumns) {
    const innerDistance: usize = transposed ? 4 : (<usize>columns) << 2;
    const columnDistance: usize = transposed ? (<usize>inner) << 2 : 4;
    packThin(to, right, inner, columns, innerDistance, columnDistance);
  } else if (transposed) {
    packColumns(to, right, inner, columns);
  } else {
    packRows(to, right, inner, columns);
  }
}

/** Rows `first` to `end` of the product of two matrices. */
function block(at: usize, left: usize, right: usize, first: i32, end: i32, to: usize): void {
  const kernel = load<i32>(at, 4);
  const rows = load<i32>(at, 12);
  const columns = load<i32>(at, 16);
  const inner = load<i32>(at, 20);
  const leftTransposed = load<i32>(at, 28) !== 0;
  const packed = load<usize>(at, 64);
  const rowDistance: usize = leftTransposed ? 4 : (<usize>inner) << 2;
  const innerDistance: usize = leftTransposed ? (<usize>rows) << 2 : 4;
  if (kernel === P.tiles) {
    tiles(at, left, packed === 0 ? right : packed, first, end, to);
  } else if (kernel === P.thinInner) {
    const from = left + <usize>first * rowDistance;
    for (let column = 0; column < columns; column += PANEL) {
      thinInner(
        inner,
        from,
        rowDistance,
        innerDistance,
        packed + <usize>((column * inner) << 2),
        end - first,
        to + ((<usize>column) << 2),
        (<usize>columns) << 2,
        columns - column,
      );
    }
  } else if (kernel === P.thinColumns) {
    thinColumns(left + <usize>first * rowDistance, packed, inner, columns, end - first, to);
  } else if (kernel === P.thinColumnsTransposed) {
    const transposed = load<i32>(at, 40) !== 0;
    thinColumnsTransposed(
      left,
      right,
      transposed ? 4 : (<usize>columns) << 2,
      transposed ? (<usize>inner) << 2 : 4,
      inner,
      columns,
      rows,
      first,
      end,
      to,
    );
  } else {
    for (let row = first; row < end; row++) {
      thinRow(left + <usize>row * rowDistance, innerDistance, right, inner, columns, to);
      to += (<usize>columns) << 2;
    }
  }
}

/** By tiles: a panel stays in the nearest cache while the rows of the block go by. */
function tiles(at: usize, left: usize, panels: usize, first: i32, end: i32, to: usize): void {
  const columns = load<i32>(at, 16);
  const inner = load<i32>(at, 20);
  const packedLeft = load<usize>(at, 68);
  const distance = (<usize>columns) << 2;
  if (packedLeft !== 0) packLeft(packedLeft, left, inner, load<i32>(at, 12), first, end);
  const wholes = (end - first) / LANES;
  const rest = first + wholes * LANES;
  for (let column = 0; column < columns; column += PANEL) {
    const panel = panels + <usize>((column * inner) << 2);
    const width = min(columns - column, PANEL);
    const target = to + ((<usize>column) << 2);
    if (width === PANEL) {
      stack(at, left, panel, first, first, wholes, target, distance);
    } else {
      for (let row = first; row < rest; row += LANES) {
        stack(at, left, panel, first, row, 1, whole, 4 * PANEL);
        copyTile(target + <usize>(row - first) * distance, distance, 0, LANES, width);
      }
    }
    if (rest < end) {
      const last = target + <usize>(rest - first) * distance;
      lastRows(at, left, panel, first, rest, end - rest, width, last);
    }
  }
}

/** So many tiles of four rows that exist, the first of them at `row` of a block that starts at `first`. */
function stack(
  at: usize,
  left: usize,
  panel: usize,
  first: i32,
  row: i32,
  count: i32,
  to: usize,
  distance: usize,
): void {
  const rows = load<i32>(at, 12);
  const inner = load<i32>(at, 20);
  const packedLeft = load<usize>(at, 68);
  if (packedLeft !== 0) {
    const from = packedLeft + <usize>(((row - first) * inner) << 2);
    tilesBySteps(from, 16, (<usize>inner) << 4, panel, inner, to, distance, count);
  } else if (load<i32>(at, 28) !== 0) {
    const from = left + ((<usize>row) << 2);
    tilesBySteps(from, (<usize>rows) << 2, 16, panel, inner, to, distance, count);
  } else {
    const from = left + ((<usize>(row * inner)) << 2);
    tilesByRows(from, (<usize>inner) << 2, panel, inner, to, distance, count);
  }
}

/** One to three rows, `row` the first of them. */
function lastRows(
  at: usize,
  left: usize,
  panel: usize,
  first: i32,
  row: i32,
  count: i32,
  width: i32,
  to: usize,
): void {
  const rows = load<i32>(at, 12);
  const inner = load<i32>(at, 20);
  const distance = (<usize>load<i32>(at, 16)) << 2;
  if (load<i32>(at, 28) !== 0) {
    // What comes of numbers beyond the last row is not copied.
    stack(at, left, panel, first, row, 1, whole, 4 * PANEL);
    copyTile(to, distance, 0, count, width);
  } else if (rows >= LANES) {
    // No row beyond the last one is read: the tile reaches back instead.
    stack(at, left, panel, first, rows - LANES, 1, whole, 4 * PANEL);
    copyTile(to, distance, LANES - count, count, width);
  } else {
    for (let i = 0; i < count; i++) {
      const from = left + ((<usize>((row + i) * inner)) << 2);
      tilesByRows(from, 0, panel, inner, whole, 4 * PANEL, 1);
      copyTile(to + <usize>i * distance, distance, 0, 1, width);
    }
  }
}
