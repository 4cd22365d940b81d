/**
 * The innermost loops of matrix products: four rows and eight columns at a time, held in eight
 * vectors. The right matrix comes as a panel (see panels.ts); the left one by rows, or with the four
 * numbers of a step next to each other.
 *
 * Loops are unrolled with a way out after every step: without it, engines load the numbers of all
 * steps first and run out of registers.
 */
import { PANEL } from './codes';
import { storeRest } from './loops';
import { Lanes } from './lanes';

/** A tile that sticks out of the product is put here and copied as far as it is inside. */
export const whole = memory.data(4 * 4 * PANEL, 64);

/** Tiles one below the other. Rows of the left matrix are `distance` bytes apart. */
export function tilesByRows(
  left: usize,
  distance: usize,
  panel: usize,
  inner: i32,
  to: usize,
  toDistance: usize,
  tiles: i32,
): void {
  for (; tiles > 0; tiles--) {
    let a = left;
    let b = a + distance;
    let c = b + distance;
    let d = c + distance;
    let a0 = f32x4.splat(0);
    let a1 = a0;
    let b0 = a0;
    let b1 = a0;
    let c0 = a0;
    let c1 = a0;
    let d0 = a0;
    let d1 = a0;
    let first: v128;
    let second: v128;
    let value: v128;
    let k = inner;
    let at = panel;
    while (k > 0) {
      first = v128.load(at);
      second = v128.load(at, 16);
      value = v128.load32_splat(a);
      a0 = Lanes.madd(value, first, a0);
      a1 = Lanes.madd(value, second, a1);
      value = v128.load32_splat(b);
      b0 = Lanes.madd(value, first, b0);
      b1 = Lanes.madd(value, second, b1);
      value = v128.load32_splat(c);
      c0 = Lanes.madd(value, first, c0);
      c1 = Lanes.madd(value, second, c1);
      value = v128.load32_splat(d);
      d0 = Lanes.madd(value, first, d0);
      d1 = Lanes.madd(value, second, d1);
      if (k === 1) break;
      first = v128.load(at, 32);
      second = v128.load(at, 48);
      value = v128.load32_splat(a, 4);
      a0 = Lanes.madd(value, first, a0);
      a1 = Lanes.madd(value, second, a1);
      value = v128.load32_splat(b, 4);
      b0 = Lanes.madd(value, first, b0);
      b1 = Lanes.madd(value, second, b1);
      value = v128.load32_splat(c, 4);
      c0 = Lanes.madd(value, first, c0);
      c1 = Lanes.madd(value, second, c1);
      value = v128.load32_splat(d, 4);
      d0 = Lanes.madd(value, first, d0);
      d1 = Lanes.madd(value, second, d1);
      if (k === 2) break;
      first = v128.load(at, 64);
      second = v128.load(at, 80);
      value = v128.load32_splat(a, 8);
      a0 = Lanes.madd(value, first, a0);
      a1 = Lanes.madd(value, second, a1);
      value = v128.load32_splat(b, 8);
      b0 = Lanes.madd(value, first, b0);
      b1 = Lanes.madd(value, second, b1);
      value = v128.load32_splat(c, 8);
      c0 = Lanes.madd(value, first, c0);
      c1 = Lanes.madd(value, second, c1);
      value = v128.load32_splat(d, 8);
      d0 = Lanes.madd(value, first, d0);
      d1 = Lanes.madd(value, second, d1);
      if (k === 3) break;
      first = v128.load(at, 96);
      second = v128.load(at, 112);
      value = v128.load32_splat(a, 12);
      a0 = Lanes.madd(value, first, a0);
      a1 = Lanes.madd(value, second, a1);
      value = v128.load32_splat(b, 12);
      b0 = Lanes.madd(value, first, b0);
      b1 = Lanes.madd(value, second, b1);
      value = v128.load32_splat(c, 12);
      c0 = Lanes.madd(value, first, c0);
      c1 = Lanes.madd(value, second, c1);
      value = v128.load32_splat(d, 12);
      d0 = Lanes.madd(value, first, d0);
      d1 = Lanes.madd(value, second, d1);
      a += 16;
      b += 16;
      c += 16;
      d += 16;
      at += 128;
      k -= 4;
    }
    v128.store(to, a0);
    v128.store(to, a1, 16);
    to += toDistance;
    v128.store(to, b0);
    v128.store(to, b1, 16);
    to += toDistance;
    v128.store(to, c0);
    v128.store(to, c1, 16);
    to += toDistance;
    v128.store(to, d0);
    v128.store(to, d1, 16);
    left += distance << 2;
    to += toDistance;
  }
}

/**
 * Tiles one below the other. The four numbers of a step lie next to each other, those of the next
 * step `distance` bytes further, and those of the next tile `tileDistance`.
 */
export function tilesBySteps(
  left: usize,
  distance: usize,
  tileDistance: usize,
  panel: usize,
  inner: i32,
  to: usize,
  toDistance: usize,
  tiles: i32,
): void {
  for (; tiles > 0; tiles--) {
    let a = left;
    let a0 = f32x4.splat(0);
    let a1 = a0;
    let b0 = a0;
    let b1 = a0;
    let c0 = a0;
    let c1 = a0;
    let d0 = a0;
    let d1 = a0;
    let first: v128;
    let second: v128;
    let value: v128;
    let k = inner;
    let at = panel;
    while (k > 0) {
      first = v128.load(at);
      second = v128.load(at, 16);
      value = v128.load32_splat(a);
      a0 = Lanes.madd(value, first, a0);
      a1 = Lanes.madd(value, second, a1);
      value = v128.load32_splat(a, 4);
      b0 = Lanes.madd(value, first, b0);
      b1 = Lanes.madd(value, second, b1);
      value = v128.load32_splat(a, 8);
      c0 = Lanes.madd(value, first, c0);
      c1 = Lanes.madd(value, second, c1);
      value = v128.load32_splat(a, 12);
      d0 = Lanes.madd(value, first, d0);
      d1 = Lanes.madd(value, second, d1);
      a += distance;
      if (k === 1) break;
      first = v128.load(at, 32);
      second = v128.load(at, 48);
      value = v128.load32_splat(a);
      a0 = Lanes.madd(value, first, a0);
      a1 = Lanes.madd(value, second, a1);
      value = v128.load32_splat(a, 4);
      b0 = Lanes.madd(value, first, b0);
      b1 = Lanes.madd(value, second, b1);
      value = v128.load32_splat(a, 8);
      c0 = Lanes.madd(value, first, c0);
      c1 = Lanes.madd(value, second, c1);
      value = v128.load32_splat(a, 12);
      d0 = Lanes.madd(value, first, d0);
      d1 = Lanes.madd(value, second, d1);
      a += distance;
      if (k === 2) break;
      first = v128.load(at, 64);
      second = v128.load(at, 80);
      value = v128.load32_splat(a);
      a0 = Lanes.madd(value, first, a0);
      a1 = Lanes.madd(value, second, a1);
      value = v128.load32_splat(a, 4);
      b0 = Lanes.madd(value, first, b0);
      b1 = Lanes.madd(value, second, b1);
      value = v128.load32_splat(a, 8);
      c0 = Lanes.madd(value, first, c0);
      c1 = Lanes.madd(value, second, c1);
      value = v128.load32_splat(a, 12);
      d0 = Lanes.madd(value, first, d0);
      d1 = Lanes.madd(value, second, d1);
      a += distance;
      if (k === 3) break;
      first = v128.load(at, 96);
      second = v128.load(at, 112);
      value = v128.load32_splat(a);
      a0 = Lanes.madd(value, first, a0);
      a1 = Lanes.madd(value, second, a1);
      value = v128.load32_splat(a, 4);
      b0 = Lanes.madd(value, first, b0);
      b1 = Lanes.madd(value, second, b1);
      value = v128.load32_splat(a, 8);
      c0 = Lanes.madd(value, first, c0);
      c1 = Lanes.madd(value, second, c1);
      value = v128.load32_splat(a, 12);
      d0 = Lanes.madd(value, first, d0);
      d1 = Lanes.madd(value, second, d1);
      a += distance;
      at += 128;
      k -= 4;
    }
    v128.store(to, a0);
    v128.store(to, a1, 16);
    to += toDistance;
    v128.store(to, b0);
    v128.store(to, b1, 16);
    to += toDistance;
    v128.store(to, c0);
    v128.store(to, c1, 16);
    to += toDistance;
    v128.store(to, d0);
    v128.store(to, d1, 16);
    left += tileDistance;
    to += toDistance;
  }
}

/** Copies so many rows, from `first` on, and columns of the tile in `whole`. */
export function copyTile(to: usize, toDistance: usize, first: i32, rows: i32, columns: i32): void {
  let from = whole + first * 4 * PANEL;
  for (let row = 0; row < rows; row++) {
    if (columns >= 8) {
      v128.store(to, v128.load(from));
      v128.store(to, v128.load(from, 16), 16);
    } else if (columns >= 4) {
      v128.store(to, v128.load(from));
      if (columns > 4) storeRest(to + 16, v128.load(from, 16), columns - 4);
    } else {
      storeRest(to, v128.load(from), columns);
    }
    to += toDistance;
    from += 4 * PANEL;
  }
}
