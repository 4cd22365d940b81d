/**
 * Right matrices as panels of eight columns, [panel][inner][8], and left ones as [inner][4]: so that
 * the innermost loop reads them one after the other whatever their layout was. Columns beyond the
 * last are 0.
 */
import { LANES, PANEL } from './codes';

/** Bytes of a row of a panel. */
const PANEL_ROW: usize = 32;

/** `right` is [inner, columns]. */
export function packRows(to: usize, right: usize, inner: i32, columns: i32): void {
  const distance = (<usize>columns) << 2;
  for (let column = 0; column < columns; column += PANEL) {
    let from = right + ((<usize>column) << 2);
    const width = columns - column;
    if (width >= PANEL) {
      for (let k = 0; k < inner; k++) {
        v128.store(to, v128.load(from));
        v128.store(to, v128.load(from, 16), 16);
        to += PANEL_ROW;
        from += distance;
      }
    } else {
      const first = mask(width);
      const second = mask(width - LANES);
      for (let k = 0; k < inner; k++) {
        v128.store(to, v128.and(v128.load(from), first));
        v128.store(to, v128.and(v128.load(from, 16), second), 16);
        to += PANEL_ROW;
        from += distance;
      }
    }
  }
}

/** All bits in the first `count` lanes. */
export function mask(count: i32): v128 {
  return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(count));
}

/** `right` lies as [columns, inner]. */
export function packColumns(to: usize, right: usize, inner: i32, columns: i32): void {
  const distance = (<usize>inner) << 2;
  for (let column = 0; column < columns; column += PANEL) {
    const from = right + <usize>column * distance;
    packHalf(to, from, inner, min(columns - column, LANES));
    packHalf(to + 16, from + 4 * distance, inner, min(columns - column - LANES, LANES));
    to += <usize>inner * PANEL_ROW;
  }
}

/** Four columns of a panel, of which the first `width` exist. */
function packHalf(to: usize, from: usize, inner: i32, width: i32): void {
  if (width <= 0) {
    for (let k = 0; k < inner; k++) v128.store(to + <usize>k * PANEL_ROW, i32x4.splat(0));
    return;
  }
  const distance = (<usize>inner) << 2;
  const exists = mask(width);
  // Columns that do not exist are read from the first one and masked.
  let a = from;
  let b = width > 1 ? from + distance : from;
  let c = width > 2 ? from + 2 * distance : from;
  let d = width > 3 ? from + 3 * distance : from;
  let k = inner;
  for (; k >= LANES; k -= LANES) {
    const va = v128.load(a);
    const vb = v128.load(b);
    const vc = v128.load(c);
    const vd = v128.load(d);
    const ab = v128.shuffle<f32>(va, vb, 0, 4, 1, 5);
    const cd = v128.shuffle<f32>(vc, vd, 0, 4, 1, 5);
    const abHigh = v128.shuffle<f32>(va, vb, 2, 6, 3, 7);
    const cdHigh = v128.shuffle<f32>(vc, vd, 2, 6, 3, 7);
    v128.store(to, v128.and(v128.shuffle<f64>(ab, cd, 0, 2), exists));
    v128.store(to, v128.and(v128.shuffle<f64>(ab, cd, 1, 3), exists), 32);
    v128.store(to, v128.and(v128.shuffle<f64>(abHigh, cdHigh, 0, 2), exists), 64);
    v128.store(to, v128.and(v128.shuffle<f64>(abHigh, cdHigh, 1, 3), exists), 96);
    to += 4 * PANEL_ROW;
    a += 16;
    b += 16;
    c += 16;
    d += 16;
  }
  for (; k > 0; k--) {
    const row = f32x4(load<f32>(a), load<f32>(b), load<f32>(c), load<f32>(d));
    v128.store(to, v128.and(row, exists));
    to += PANEL_ROW;
    a += 4;
    b += 4;
    c += 4;
    d += 4;
  }
}

/**
 * Rows of a left matrix that lies as [inner, rows], four at a time. What comes of rows beyond the
 * last is never stored by anybody.
 */
export function packLeft(
  to: usize,
  left: usize,
  inner: i32,
  rows: i32,
  first: i32,
  end: i32,
): void {
  const distance = (<usize>rows) << 2;
  for (let row = first; row < end; row += LANES) {
    let from = left + ((<usize>row) << 2);
    for (let k = 0; k < inner; k++) {
      v128.store(to, v128.load(from));
      to += 16;
      from += distance;
    }
  }
}
