/** Matrix products of inner size 1 to 3: each row is a sum of one to three rows of the right matrix. */
/* oxlint-disable typescript/no-extraneous-class -- Only methods can be marked to be inlined and still be parsed by everybody. */
import { LANES, PANEL } from './codes';
import { Lanes } from './lanes';
import { storeRest } from './loops';

class Outer {
  /** `inner` is 1, 2 or 3: the rows of a panel stay in registers. */
  @inline
  static rows(
    inner: i32,
    left: usize,
    rowDistance: usize,
    innerDistance: usize,
    panel: usize,
    rows: i32,
    to: usize,
    toDistance: usize,
    columns: i32,
  ): void {
    const a0 = v128.load(panel);
    const a1 = v128.load(panel, 16);
    const b0 = inner > 1 ? v128.load(panel, 32) : a0;
    const b1 = inner > 1 ? v128.load(panel, 48) : a0;
    const c0 = inner > 2 ? v128.load(panel, 64) : a0;
    const c1 = inner > 2 ? v128.load(panel, 80) : a0;
    for (let row = 0; row < rows; row++) {
      const a = v128.load32_splat(left);
      let first = f32x4.mul(a, a0);
      let second = f32x4.mul(a, a1);
      if (inner > 1) {
        const b = v128.load32_splat(left + innerDistance);
        first = Lanes.madd(b, b0, first);
        second = Lanes.madd(b, b1, second);
      }
      if (inner > 2) {
        const c = v128.load32_splat(left + 2 * innerDistance);
        first = Lanes.madd(c, c0, first);
        second = Lanes.madd(c, c1, second);
      }
      if (columns >= PANEL) {
        v128.store(to, first);
        v128.store(to, second, 16);
      } else if (columns > LANES) {
        v128.store(to, first);
        storeRest(to + 16, second, columns - LANES);
      } else if (columns === LANES) {
        v128.store(to, first);
      } else {
        storeRest(to, first, columns);
      }
      left += rowDistance;
      to += toDistance;
    }
  }
}

/** Rows of a product of inner size 1 to 3 with one panel, of which `columns` columns exist. */
export function thinInner(
  inner: i32,
  left: usize,
  rowDistance: usize,
  innerDistance: usize,
  panel: usize,
  rows: i32,
  to: usize,
  toDistance: usize,
  columns: i32,
): void {
  if (inner === 1) {
    Outer.rows(1, left, rowDistance, innerDistance, panel, rows, to, toDistance, columns);
  } else if (inner === 2) {
    Outer.rows(2, left, rowDistance, innerDistance, panel, rows, to, toDistance, columns);
  } else {
    Outer.rows(3, left, rowDistance, innerDistance, panel, rows, to, toDistance, columns);
  }
}
