/**
 * Loops that apply one function to a run of numbers, made anew for every function they are inlined
 * for. What addresses and counts mean is said in apply.ts.
 */
/* oxlint-disable typescript/no-extraneous-class -- Only methods can be marked to be inlined and still be parsed by everybody. */
import { FunctionCode as F } from './codes';
import { Lanes } from './lanes';

/** Stores the first 1 to 3 lanes. */
export function storeRest(to: usize, value: v128, count: i32): void {
  if (count & 2) {
    v128.store64_lane(to, value, 0);
    if (count & 1) v128.store32_lane(to, value, 2, 8);
  } else {
    v128.store32_lane(to, value, 0);
  }
}

class Lane {
  @inline
  static unary(code: i32, x: v128, parameter: v128): v128 {
    if (code >= F.exp) return Lane.long(code, x);
    if (code >= F.leakyRelu) return Lane.short(code, x, parameter);
    if (code === F.neg) return f32x4.neg(x);
    if (code === F.abs) return f32x4.abs(x);
    if (code === F.sign) return Lanes.sign(x);
    if (code === F.square) return f32x4.mul(x, x);
    if (code === F.sqrt) return f32x4.sqrt(x);
    if (code === F.reciprocal) return f32x4.div(f32x4.splat(1), x);
    if (code === F.relu) return Lanes.relu(x);
    return x;
  }

  @inline
  static short(code: i32, x: v128, parameter: v128): v128 {
    if (code === F.leakyRelu) return Lanes.leakyRelu(x, parameter);
    if (code === F.step) return Lanes.step(x, parameter);
    if (code === F.floor) return f32x4.floor(x);
    if (code === F.ceil) return f32x4.ceil(x);
    if (code === F.round) return f32x4.nearest(x);
    if (code === F.isNaN) return Lanes.truth(f32x4.ne(x, x));
    return Lanes.truth(f32x4.eq(x, f32x4.splat(0)));
  }

  @inline
  static long(code: i32, x: v128): v128 {
    if (code === F.exp) return Lanes.exp(x);
    if (code === F.expm1) return Lanes.expm1(x);
    if (code === F.log) return Lanes.log(x);
    if (code === F.log1p) return Lanes.log1p(x);
    if (code === F.tanh) return Lanes.tanh(x);
    if (code === F.sigmoid) return Lanes.sigmoid(x);
    if (code === F.softplus) return Lanes.softplus(x);
    return Lanes.elu(x);
  }

  @inline
  static binary(code: i32, a: v128, b: v128): v128 {
    if (code >= F.greater) return Lane.comparison(code, a, b);
    if (code === F.add) return f32x4.add(a, b);
    if (code === F.sub) return f32x4.sub(a, b);
    if (code === F.mul) return f32x4.mul(a, b);
    if (code === F.div) return f32x4.div(a, b);
    if (code === F.maximum) return f32x4.max(a, b);
    return f32x4.min(a, b);
  }

  @inline
  static comparison(code: i32, a: v128, b: v128): v128 {
    if (code === F.greater) return Lanes.truth(f32x4.gt(a, b));
    if (code === F.greaterEqual) return Lanes.truth(f32x4.ge(a, b));
    if (code === F.less) return Lanes.truth(f32x4.lt(a, b));
    if (code === F.lessEqual) return Lanes.truth(f32x4.le(a, b));
    if (code === F.equal) return Lanes.truth(f32x4.eq(a, b));
    return Lanes.truth(f32x4.ne(a, b));
  }

  @inline
  static select(condition: v128, yes: v128, no: v128): v128 {
    return v128.bitselect(yes, no, f32x4.ne(condition, f32x4.splat(0)));
  }
}

export class Loop {
  /** For functions of a few instructions: four vectors at a time. */
  @inline
  static unary(code: i32, d: usize, a: usize, as: usize, parameter: f32, count: i32): void {
    const p = f32x4.splat(parameter);
    while (count >= 16) {
      v128.store(d, Lane.unary(code, v128.load(a), p));
      v128.store(d, Lane.unary(code, v128.load(a, 16), p), 16);
      v128.store(d, Lane.unary(code, v128.load(a, 32), p), 32);
      v128.store(d, Lane.unary(code, v128.load(a, 48), p), 48);
      d += 64;
      a += as;
      count -= 16;
    }
    while (count >= 4) {
      v128.store(d, Lane.unary(code, v128.load(a), p));
      d += 16;
      a += as >> 2;
      count -= 4;
    }
    if (count > 0) storeRest(d, Lane.unary(code, v128.load(a), p), count);
  }

  /** For functions of many instructions: one vector at a time. */
  @inline
  static long(code: i32, d: usize, a: usize, as: usize, count: i32): void {
    const zero = f32x4.splat(0);
    while (count > 0) {
      const value = Lane.unary(code, v128.load(a), zero);
      if (count < 4) {
        storeRest(d, value, count);
        return;
      }
      v128.store(d, value);
      d += 16;
      a += as >> 2;
      count -= 4;
    }
  }

  /** Operands that do not advance may differ within a group, of which no more than one is left over. */
  @inline
  static binary(code: i32, d: usize, a: usize, as: usize, b: usize, bs: usize, count: i32): void {
    while (count >= 16) {
      v128.store(d, Lane.binary(code, v128.load(a), v128.load(b)));
      v128.store(d, Lane.binary(code, v128.load(a, 16), v128.load(b, 16)), 16);
      v128.store(d, Lane.binary(code, v128.load(a, 32), v128.load(b, 32)), 32);
      v128.store(d, Lane.binary(code, v128.load(a, 48), v128.load(b, 48)), 48);
      d += 64;
      a += as;
      b += bs;
      count -= 16;
    }
    while (count >= 4) {
      v128.store(d, Lane.binary(code, v128.load(a), v128.load(b)));
      d += 16;
      a += 16;
      b += 16;
      count -= 4;
    }
    if (count > 0) storeRest(d, Lane.binary(code, v128.load(a), v128.load(b)), count);
  }

  @inline
  static select(
    d: usize,
    a: usize,
    as: usize,
    b: usize,
    bs: usize,
    c: usize,
    cs: usize,
    count: i32,
  ): void {
    while (count > 0) {
      const value = Lane.select(v128.load(a), v128.load(b), v128.load(c));
      if (count < 4) {
        storeRest(d, value, count);
        return;
      }
      v128.store(d, value);
      d += 16;
      a += as >> 2;
      b += bs >> 2;
      c += cs >> 2;
      count -= 4;
    }
  }
}
