/**
 * Functions of four numbers at once, right to a few units in the last place over all of float32.
 * NaN comes out where NaN goes in.
 */
/* oxlint-disable typescript/no-extraneous-class -- Only methods can be marked to be inlined and still be parsed by everybody. */

/*
 * Constants lie in memory, because engines build those in code anew for every vector, from several
 * instructions each, while they read one from memory to all lanes by a single one.
 */

const ONE = memory.data<f32>([1]);
const TWO = memory.data<f32>([2]);
const HALF = memory.data<f32>([0.5]);
const MINUS_HALF = memory.data<f32>([-0.5]);
const INTEGER_ONE = memory.data<i32>([1]);
const SIGN_BIT = memory.data<i32>([i32.MIN_VALUE]);
const LOG2_E = memory.data<f32>([1.4426950408889634]);
/** Added to a small number, it leaves the nearest integer in the low bits. */
const ROUNDING = memory.data<f32>([12582912.0]);
/** The logarithm of 2 in two parts, of which the first times any exponent is exact. */
const LN2_HIGH = memory.data<f32>([0.693359375]);
const LN2_LOW = memory.data<f32>([-2.1219444e-4]);
const MINUS_LN2_HIGH = memory.data<f32>([-0.693359375]);
const MINUS_LN2_LOW = memory.data<f32>([2.1219444e-4]);
/** What is added to exponents in the bits of a float. */
const BIAS = memory.data<i32>([127]);
/** Where the exponential has surely overflowed, or is surely 0. */
const EXP_HIGHEST = memory.data<f32>([89.0]);
const EXP_LOWEST = memory.data<f32>([-104.0]);
/** Below it, exp(x) − 1 rounds to −1. */
const EXPM1_LOWEST = memory.data<f32>([-18.0]);
/** Twice the least number whose hyperbolic tangent rounds to 1, and some. */
const TANH_HIGHEST = memory.data<f32>([20.0]);
const SMALLEST_NORMAL = memory.data<f32>([1.17549435e-38]);
const TWO_TO_23 = memory.data<f32>([8388608.0]);
const TWENTY_THREE = memory.data<i32>([23]);
/** The bits of √½: mantissas are taken from there to √2. */
const ROOT_HALF_BITS = memory.data<i32>([0x3f3504f3]);
const INFINITE = memory.data<f32>([f32.POSITIVE_INFINITY]);
const MINUS_INFINITE = memory.data<f32>([f32.NEGATIVE_INFINITY]);
const NOT_A_NUMBER = memory.data<f32>([f32.NaN]);
/** Coefficients of the series (Cephes), from the highest power on. */
const EXP_SERIES = memory.data<f32>([
  1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1,
  5.0000001201e-1,
]);
const LOG_SERIES = memory.data<f32>([
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1,
  -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
]);

export class Lanes {
  /** One number of memory in all lanes. */
  @inline
  static spread(at: usize): v128 {
    return v128.load32_splat(at);
  }

  /** a·b + c, rounded once where the engine can. */
  @inline
  static madd(a: v128, b: v128, c: v128): v128 {
    if (ASC_FEATURE_RELAXED_SIMD) {
      return f32x4.relaxed_madd(a, b, c);
    } else {
      return f32x4.add(f32x4.mul(a, b), c);
    }
  }

  /** 1 where the mask holds, else 0. */
  @inline
  static truth(mask: v128): v128 {
    return v128.and(mask, Lanes.spread(ONE));
  }

  /** 0 where it is not a number. */
  @inline
  static sign(x: v128): v128 {
    const zero = f32x4.splat(0);
    return f32x4.sub(Lanes.truth(f32x4.gt(x, zero)), Lanes.truth(f32x4.lt(x, zero)));
  }

  @inline
  static relu(x: v128): v128 {
    return v128.andnot(x, f32x4.le(x, f32x4.splat(0)));
  }

  @inline
  static leakyRelu(x: v128, slope: v128): v128 {
    return v128.bitselect(f32x4.mul(x, slope), x, f32x4.lt(x, f32x4.splat(0)));
  }

  /** 1 right of zero, `left` elsewhere. */
  @inline
  static step(x: v128, left: v128): v128 {
    const right = v128.bitselect(Lanes.spread(ONE), left, f32x4.gt(x, f32x4.splat(0)));
    return v128.bitselect(right, x, f32x4.eq(x, x));
  }

  /** exp(r) − 1 − r, divided by r², for |r| ≤ ½·ln 2 (Cephes). */
  @inline
  static expSeries(r: v128): v128 {
    let p = Lanes.madd(v128.load32_splat(EXP_SERIES), r, v128.load32_splat(EXP_SERIES, 4));
    p = Lanes.madd(p, r, v128.load32_splat(EXP_SERIES, 8));
    p = Lanes.madd(p, r, v128.load32_splat(EXP_SERIES, 12));
    p = Lanes.madd(p, r, v128.load32_splat(EXP_SERIES, 16));
    return Lanes.madd(p, r, v128.load32_splat(EXP_SERIES, 20));
  }

  /** x·log₂e rounded to an integer, which lies in the low bits. */
  @inline
  static halvings(x: v128): v128 {
    return Lanes.madd(x, Lanes.spread(LOG2_E), Lanes.spread(ROUNDING));
  }

  /** x − n·ln 2. */
  @inline
  static rest(x: v128, rounded: v128): v128 {
    const n = f32x4.sub(rounded, Lanes.spread(ROUNDING));
    return Lanes.madd(
      n,
      Lanes.spread(MINUS_LN2_LOW),
      Lanes.madd(n, Lanes.spread(MINUS_LN2_HIGH), x),
    );
  }

  /** 2 to the power of integers between −126 and 127. */
  @inline
  static power(n: v128): v128 {
    return i32x4.shl(i32x4.add(n, Lanes.spread(BIAS)), 23);
  }

  @inline
  static exp(x: v128): v128 {
    const inside = f32x4.pmax(f32x4.pmin(x, Lanes.spread(EXP_HIGHEST)), Lanes.spread(EXP_LOWEST));
    const rounded = Lanes.halvings(inside);
    const r = Lanes.rest(inside, rounded);
    const value = f32x4.add(Lanes.madd(Lanes.expSeries(r), f32x4.mul(r, r), r), Lanes.spread(ONE));
    // In two factors: their product leaves the range of normal numbers before either of them does.
    const n = i32x4.sub(rounded, Lanes.spread(ROUNDING));
    const half = i32x4.shr_s(n, 1);
    return f32x4.mul(f32x4.mul(value, Lanes.power(half)), Lanes.power(i32x4.sub(n, half)));
  }

  @inline
  static expm1(x: v128): v128 {
    const inside = f32x4.pmax(f32x4.pmin(x, Lanes.spread(EXP_HIGHEST)), Lanes.spread(EXPM1_LOWEST));
    const rounded = Lanes.halvings(inside);
    const r = Lanes.rest(inside, rounded);
    const less = Lanes.madd(Lanes.expSeries(r), f32x4.mul(r, r), r);
    // Half the power, doubled in the end, because 2¹²⁸ itself is no number.
    const n = i32x4.sub(rounded, Lanes.spread(ROUNDING));
    const scale = Lanes.power(i32x4.sub(n, Lanes.spread(INTEGER_ONE)));
    const half = Lanes.madd(scale, less, f32x4.sub(scale, Lanes.spread(HALF)));
    return f32x4.add(half, half);
  }

  @inline
  static log(x: v128): v128 {
    const tiny = f32x4.lt(x, Lanes.spread(SMALLEST_NORMAL));
    const bits = v128.bitselect(f32x4.mul(x, Lanes.spread(TWO_TO_23)), x, tiny);
    const n = i32x4.shr_s(i32x4.sub(bits, Lanes.spread(ROOT_HALF_BITS)), 23);
    const mantissa = i32x4.sub(bits, i32x4.shl(n, 23));
    const exponent = f32x4.convert_i32x4_s(
      i32x4.sub(n, v128.and(tiny, Lanes.spread(TWENTY_THREE))),
    );
    const r = f32x4.sub(mantissa, Lanes.spread(ONE));
    const square = f32x4.mul(r, r);
    let p = Lanes.madd(v128.load32_splat(LOG_SERIES), r, v128.load32_splat(LOG_SERIES, 4));
    p = Lanes.madd(p, r, v128.load32_splat(LOG_SERIES, 8));
    p = Lanes.madd(p, r, v128.load32_splat(LOG_SERIES, 12));
    p = Lanes.madd(p, r, v128.load32_splat(LOG_SERIES, 16));
    p = Lanes.madd(p, r, v128.load32_splat(LOG_SERIES, 20));
    p = Lanes.madd(p, r, v128.load32_splat(LOG_SERIES, 24));
    p = Lanes.madd(p, r, v128.load32_splat(LOG_SERIES, 28));
    p = Lanes.madd(p, r, v128.load32_splat(LOG_SERIES, 32));
    let small = Lanes.madd(exponent, Lanes.spread(LN2_LOW), f32x4.mul(f32x4.mul(r, square), p));
    small = Lanes.madd(square, Lanes.spread(MINUS_HALF), small);
    const value = Lanes.madd(exponent, Lanes.spread(LN2_HIGH), f32x4.add(r, small));
    // Where there is no finite logarithm: of 0, of what is negative, of Infinity and of NaN.
    const inside = v128.and(f32x4.gt(x, f32x4.splat(0)), f32x4.lt(x, Lanes.spread(INFINITE)));
    let outside = v128.bitselect(Lanes.spread(NOT_A_NUMBER), x, f32x4.lt(x, f32x4.splat(0)));
    outside = v128.bitselect(Lanes.spread(MINUS_INFINITE), outside, f32x4.eq(x, f32x4.splat(0)));
    return v128.bitselect(value, outside, inside);
  }

  @inline
  static log1p(x: v128): v128 {
    const u = f32x4.add(x, Lanes.spread(ONE));
    // What the addition lost, as a fraction of u; nothing where u is 0 or Infinity.
    const lost = f32x4.div(f32x4.sub(x, f32x4.sub(u, Lanes.spread(ONE))), u);
    return f32x4.add(Lanes.log(u), v128.and(lost, f32x4.eq(lost, lost)));
  }

  @inline
  static tanh(x: v128): v128 {
    const size = f32x4.abs(x);
    const twice = f32x4.pmin(f32x4.add(size, size), Lanes.spread(TANH_HIGHEST));
    const less = Lanes.expm1(twice);
    const value = f32x4.div(less, f32x4.add(less, Lanes.spread(TWO)));
    return v128.or(value, v128.and(x, Lanes.spread(SIGN_BIT)));
  }

  @inline
  static sigmoid(x: v128): v128 {
    // The exponential of what is not positive, so that it cannot overflow.
    const e = Lanes.exp(f32x4.neg(f32x4.abs(x)));
    const above = v128.bitselect(e, Lanes.spread(ONE), f32x4.lt(x, f32x4.splat(0)));
    return f32x4.div(above, f32x4.add(e, Lanes.spread(ONE)));
  }

  @inline
  static softplus(x: v128): v128 {
    const e = Lanes.exp(f32x4.neg(f32x4.abs(x)));
    return f32x4.add(Lanes.relu(x), Lanes.log1p(e));
  }

  @inline
  static elu(x: v128): v128 {
    return v128.bitselect(x, Lanes.expm1(x), f32x4.ge(x, f32x4.splat(0)));
  }
}
