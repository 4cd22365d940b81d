/**
 * Matrix products with one to three columns, or by mirroring with few rows. The large matrix is read
 * where it lies.
 */
/* oxlint-disable typescript/no-extraneous-class -- Only methods can be marked to be inlined and still be parsed by everybody. */
import { LANES } from './codes';
import { Lanes } from './lanes';
import { storeRest } from './loops';
import { mask } from './panels';

/** The right matrix as [columns][inner], each column filled up with 0 to whole vectors. */
export function packThin(
  to: usize,
  right: usize,
  inner: i32,
  columns: i32,
  innerDistance: usize,
  columnDistance: usize,
): void {
  const whole = (inner + LANES - 1) & -LANES;
  for (let column = 0; column < columns; column++) {
    let from = right + <usize>column * columnDistance;
    for (let k = 0; k < inner; k++) {
      store<f32>(to, load<f32>(from));
      to += 4;
      from += innerDistance;
    }
    for (let k = inner; k < whole; k++) {
      store<f32>(to, 0);
      to += 4;
    }
  }
}

class Dots {
  /** The sums of the lanes of four vectors. */
  @inline
  static sums(a: v128, b: v128, c: v128, d: v128): v128 {
    const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 1, 4, 5), v128.shuffle<f32>(a, b, 2, 3, 6, 7));
    const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 1, 4, 5), v128.shuffle<f32>(c, d, 2, 3, 6, 7));
    return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 2, 4, 6), v128.shuffle<f32>(ab, cd, 1, 3, 5, 7));
  }

  /** Four rows with one column; the left matrix is cut off after `inner`, the right one filled up. */
  @inline
  static four(left: usize, distance: usize, right: usize, inner: i32): v128 {
    let a = left;
    let b = a + distance;
    let c = b + distance;
    let d = c + distance;
    let as = f32x4.splat(0);
    let bs = as;
    let cs = as;
    let ds = as;
    let k = inner;
    for (; k >= LANES; k -= LANES) {
      const value = v128.load(right);
      as = Lanes.madd(v128.load(a), value, as);
      bs = Lanes.madd(v128.load(b), value, bs);
      cs = Lanes.madd(v128.load(c), value, cs);
      ds = Lanes.madd(v128.load(d), value, ds);
      a += 16;
      b += 16;
      c += 16;
      d += 16;
      right += 16;
    }
    if (k > 0) {
      const value = v128.load(right);
      const inside = mask(k);
      as = Lanes.madd(v128.and(v128.load(a), inside), value, as);
      bs = Lanes.madd(v128.and(v128.load(b), inside), value, bs);
      cs = Lanes.madd(v128.and(v128.load(c), inside), value, cs);
      ds = Lanes.madd(v128.and(v128.load(d), inside), value, ds);
    }
    return Dots.sums(as, bs, cs, ds);
  }
}

/** Rows of a product with 1 to 3 columns, which packThin has packed. Rows of `left` are packed. */
export function thinColumns(
  left: usize,
  packed: usize,
  inner: i32,
  columns: i32,
  rows: i32,
  to: usize,
): void {
  const distance = (<usize>inner) << 2;
  const column = (<usize>((inner + LANES - 1) & -LANES)) << 2;
  let row = 0;
  for (; row <= rows - LANES; row += LANES) {
    for (let j = 0; j < columns; j++) {
      const sums = Dots.four(left, distance, packed + <usize>j * column, inner);
      storeColumn(to + (j << 2), columns, sums, LANES);
    }
    left += distance << 2;
    to += (<usize>columns) << 4;
  }
  for (; row < rows; row++) {
    for (let j = 0; j < columns; j++) {
      const sums = Dots.four(left, 0, packed + <usize>j * column, inner);
      store<f32>(to + (j << 2), f32x4.extract_lane(sums, 0));
    }
    left += distance;
    to += (<usize>columns) << 2;
  }
}

/** Lanes to neighbouring rows of a matrix of so many columns. */
function storeColumn(to: usize, columns: i32, value: v128, rows: i32): void {
  if (columns === 1) {
    if (rows >= LANES) v128.store(to, value);
    else storeRest(to, value, rows);
    return;
  }
  const distance = (<usize>columns) << 2;
  v128.store32_lane(to, value, 0);
  if (rows > 1) v128.store32_lane(to + distance, value, 1);
  if (rows > 2) v128.store32_lane(to + 2 * distance, value, 2);
  if (rows > 3) v128.store32_lane(to + 3 * distance, value, 3);
}

/**
 * Rows `first` to `end` of a product with 1 to 3 columns, whose left matrix lies as [inner, rows].
 * Several partial sums each, because one would wait for itself.
 */
export function thinColumnsTransposed(
  left: usize,
  right: usize,
  innerDistance: usize,
  columnDistance: usize,
  inner: i32,
  columns: i32,
  rows: i32,
  first: i32,
  end: i32,
  to: usize,
): void {
  const distance = (<usize>rows) << 2;
  for (let row = first; row < end; row += 2 * LANES) {
    const many = end - row;
    for (let j = 0; j < columns; j++) {
      let a = left + ((<usize>row) << 2);
      let b = right + <usize>j * columnDistance;
      let a0 = f32x4.splat(0);
      let a1 = a0;
      let b0 = a0;
      let b1 = a0;
      let c0 = a0;
      let c1 = a0;
      let d0 = a0;
      let d1 = a0;
      let k = inner;
      let value: v128;
      // Left in between, so that engines do not load everything first and run out of registers.
      while (k > 0) {
        value = v128.load32_splat(b);
        a0 = Lanes.madd(v128.load(a), value, a0);
        a1 = Lanes.madd(v128.load(a, 16), value, a1);
        a += distance;
        b += innerDistance;
        if (k === 1) break;
        value = v128.load32_splat(b);
        b0 = Lanes.madd(v128.load(a), value, b0);
        b1 = Lanes.madd(v128.load(a, 16), value, b1);
        a += distance;
        b += innerDistance;
        if (k === 2) break;
        value = v128.load32_splat(b);
        c0 = Lanes.madd(v128.load(a), value, c0);
        c1 = Lanes.madd(v128.load(a, 16), value, c1);
        a += distance;
        b += innerDistance;
        if (k === 3) break;
        value = v128.load32_splat(b);
        d0 = Lanes.madd(v128.load(a), value, d0);
        d1 = Lanes.madd(v128.load(a, 16), value, d1);
        a += distance;
        b += innerDistance;
        k -= 4;
      }
      const at = to + (((row - first) * columns + j) << 2);
      storeColumn(at, columns, f32x4.add(f32x4.add(a0, b0), f32x4.add(c0, d0)), min(many, LANES));
      if (many > LANES) {
        const next = at + ((<usize>columns) << 4);
        storeColumn(
          next,
          columns,
          f32x4.add(f32x4.add(a1, b1), f32x4.add(c1, d1)),
          min(many - LANES, LANES),
        );
      }
    }
  }
}

/** One row of a product whose right matrix lies by rows: its mirror image. */
export function thinRow(
  left: usize,
  innerDistance: usize,
  right: usize,
  inner: i32,
  columns: i32,
  to: usize,
): void {
  thinColumnsTransposed(right, left, innerDistance, 0, inner, 1, columns, 0, columns, to);
}
