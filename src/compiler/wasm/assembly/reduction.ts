/**
 * Reductions in a fixed order: sums of strips are made of several partial sums, and strips are added
 * up in double precision where a result has many of them.
 */
/* oxlint-disable typescript/no-extraneous-class -- Only methods can be marked to be inlined and still be parsed by everybody. */
import { locate, prepareBody, runBody, runStrip, stripLength } from './body';
import { LANES, ReduceLayout, ReducerCode as R } from './codes';

class Combine {
  @inline
  static lanes(reducer: i32, a: v128, b: v128): v128 {
    if (reducer === R.sum) return f32x4.add(a, b);
    if (reducer === R.product) return f32x4.mul(a, b);
    if (reducer === R.maximum) return f32x4.max(a, b);
    return f32x4.min(a, b);
  }

  @inline
  static numbers(reducer: i32, a: f64, b: f64): f64 {
    if (reducer === R.sum) return a + b;
    if (reducer === R.product) return a * b;
    if (reducer === R.maximum) return max<f64>(a, b);
    return min<f64>(a, b);
  }

  /** What changes nothing. */
  @inline
  static neutral(reducer: i32): f32 {
    if (reducer === R.sum) return 0;
    if (reducer === R.product) return 1;
    return reducer === R.maximum ? f32.NEGATIVE_INFINITY : f32.POSITIVE_INFINITY;
  }
}

class Reduction {
  /** Neighbours to one number. */
  @inline
  static run(reducer: i32, from: usize, count: i32): f64 {
    const neutral = f32x4.splat(Combine.neutral(reducer));
    let first = neutral;
    if (count >= 16) {
      let second = neutral;
      let third = neutral;
      let fourth = neutral;
      while (count >= 16) {
        first = Combine.lanes(reducer, first, v128.load(from));
        second = Combine.lanes(reducer, second, v128.load(from, 16));
        third = Combine.lanes(reducer, third, v128.load(from, 32));
        fourth = Combine.lanes(reducer, fourth, v128.load(from, 48));
        from += 64;
        count -= 16;
      }
      first = Combine.lanes(
        reducer,
        Combine.lanes(reducer, first, second),
        Combine.lanes(reducer, third, fourth),
      );
    }
    while (count >= 4) {
      first = Combine.lanes(reducer, first, v128.load(from));
      from += 16;
      count -= 4;
    }
    let result = Combine.numbers(
      reducer,
      Combine.numbers(reducer, f32x4.extract_lane(first, 0), f32x4.extract_lane(first, 1)),
      Combine.numbers(reducer, f32x4.extract_lane(first, 2), f32x4.extract_lane(first, 3)),
    );
    for (; count > 0; count--) {
      result = Combine.numbers(reducer, result, load<f32>(from));
      from += 4;
    }
    return result;
  }

  /** Rows of `columns` numbers, added to one row of results, which has room for whole vectors. */
  @inline
  static rows(reducer: i32, from: usize, rows: i32, columns: i32, result: usize): void {
    const distance = (<usize>columns) << 2;
    const neutral = f32x4.splat(Combine.neutral(reducer));
    for (let column = 0; column < columns; column += LANES) {
      let at = from + ((<usize>column) << 2);
      let first = neutral;
      let second = neutral;
      let third = neutral;
      let fourth = neutral;
      let left = rows;
      while (left >= 4) {
        first = Combine.lanes(reducer, first, v128.load(at));
        at += distance;
        second = Combine.lanes(reducer, second, v128.load(at));
        at += distance;
        third = Combine.lanes(reducer, third, v128.load(at));
        at += distance;
        fourth = Combine.lanes(reducer, fourth, v128.load(at));
        at += distance;
        left -= 4;
      }
      while (left > 0) {
        first = Combine.lanes(reducer, first, v128.load(at));
        at += distance;
        left--;
      }
      first = Combine.lanes(
        reducer,
        Combine.lanes(reducer, first, second),
        Combine.lanes(reducer, third, fourth),
      );
      const to = result + ((<usize>column) << 2);
      v128.store(to, Combine.lanes(reducer, v128.load(to), first));
    }
  }
}

function reduceRun(reducer: i32, from: usize, count: i32): f64 {
  if (reducer === R.sum) return Reduction.run(R.sum, from, count);
  if (reducer === R.product) return Reduction.run(R.product, from, count);
  if (reducer === R.maximum) return Reduction.run(R.maximum, from, count);
  return Reduction.run(R.minimum, from, count);
}

function combine(reducer: i32, a: f64, b: f64): f64 {
  if (reducer === R.sum) return a + b;
  if (reducer === R.product) return a * b;
  if (reducer === R.maximum) return max<f64>(a, b);
  return min<f64>(a, b);
}

function reduceRows(reducer: i32, from: usize, rows: i32, columns: i32, result: usize): void {
  if (reducer === R.sum) Reduction.rows(R.sum, from, rows, columns, result);
  else if (reducer === R.product) Reduction.rows(R.product, from, rows, columns, result);
  else if (reducer === R.maximum) Reduction.rows(R.maximum, from, rows, columns, result);
  else Reduction.rows(R.minimum, from, rows, columns, result);
}

function neutralOf(reducer: i32): f32 {
  return Combine.neutral(reducer);
}

/**
 * An instruction: code, layout, reducer, body before, address and mode of the value, results (how
 * many), reduced (how many for each), where results go, body after.
 */
export function reduce(at: usize): void {
  const before = load<usize>(at, 12);
  const results = load<i32>(at, 24);
  const after = load<usize>(at, 36);
  prepareBody(before);
  if (load<i32>(at, 4) === ReduceLayout.columns) byColumns(at, before, results);
  else byRows(at, before, results);
  prepareBody(after);
  runBody(after, 0, results, 0);
}

/** Positions are [results, reduced]. */
function byRows(at: usize, before: usize, results: i32): void {
  const reducer = load<i32>(at, 8);
  const value = load<usize>(at, 16);
  const mode = load<u32>(at, 20);
  const reduced = load<i32>(at, 28);
  let to = load<usize>(at, 32);
  const length = stripLength(before);
  if (reduced <= length) {
    const rows = reduced > 0 ? length / reduced : results;
    for (let row = 0; row < results; row += rows) {
      const many = min(rows, results - row);
      runStrip(before, row * reduced, many * reduced, 0);
      let from = locate(mode, value, row * reduced, 0);
      for (let i = 0; i < many; i++) {
        store<f32>(to, <f32>reduceRun(reducer, from, reduced));
        to += 4;
        from += (<usize>reduced) << 2;
      }
    }
    return;
  }
  for (let row = 0; row < results; row++) {
    const end = (row + 1) * reduced;
    let result: f64 = neutralOf(reducer);
    for (let position = row * reduced; position < end; position += length) {
      const many = min(length, end - position);
      runStrip(before, position, many, 0);
      const from = locate(mode, value, position, 0);
      result = combine(reducer, result, reduceRun(reducer, from, many));
    }
    store<f32>(to, <f32>result);
    to += 4;
  }
}

/** Positions are [reduced, results]. */
function byColumns(at: usize, before: usize, results: i32): void {
  const reducer = load<i32>(at, 8);
  const value = load<usize>(at, 16);
  const mode = load<u32>(at, 20);
  const reduced = load<i32>(at, 28);
  const to = load<usize>(at, 32);
  const length = stripLength(before);
  const neutral = f32x4.splat(neutralOf(reducer));
  for (let i = 0; i < results; i += LANES) v128.store(to + ((<usize>i) << 2), neutral);
  if (results <= length) {
    const rows = length / results;
    for (let row = 0; row < reduced; row += rows) {
      const many = min(rows, reduced - row);
      const position = row * results;
      runStrip(before, position, many * results, 0);
      reduceRows(reducer, locate(mode, value, position, 0), many, results, to);
    }
    return;
  }
  for (let row = 0; row < reduced; row++) {
    for (let column = 0; column < results; column += length) {
      const position = row * results + column;
      const many = min(length, results - column);
      runStrip(before, position, many, 0);
      const from = locate(mode, value, position, 0);
      reduceRows(reducer, from, 1, many, to + ((<usize>column) << 2));
    }
  }
}
