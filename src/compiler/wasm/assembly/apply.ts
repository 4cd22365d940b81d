/**
 * One function applied to a run of numbers. Results are the same wherever in a run a number stands.
 *
 * Addresses advance by the given bytes for every group of 16 numbers: by 64, or by 0 where all of
 * them are one number, of which 16 copies lie in memory. Reads may go past the end of a run, up to
 * the next multiple of 16; writes do not.
 */
import { FIRST_SCALAR_FUNCTION, FunctionCode as F } from './codes';
import { Loop } from './loops';
import { scalarFunction } from './scalars';

/** For each number, or once where all operands are one number: these functions take their time. */
function applyScalars(
  code: i32,
  d: usize,
  a: usize,
  as: usize,
  b: usize,
  bs: usize,
  count: i32,
): void {
  if (as + bs === 0) {
    const value = scalarFunction(code, load<f32>(a), load<f32>(b));
    for (let i = 0; i < count; i++) store<f32>(d + (i << 2), value);
    return;
  }
  for (let i = 0; i < count; i++) {
    store<f32>(d, scalarFunction(code, load<f32>(a), load<f32>(b)));
    d += 4;
    a += as >> 4;
    b += bs >> 4;
  }
}

/** Stops the program at a code that is no function's. */
export function apply(
  code: i32,
  d: usize,
  a: usize,
  as: usize,
  b: usize,
  bs: usize,
  c: usize,
  cs: usize,
  parameter: f32,
  count: i32,
): void {
  if (code >= FIRST_SCALAR_FUNCTION) {
    applyScalars(code, d, a, as, b, bs, count);
    return;
  }
  switch (code) {
    case F.identity: {
      Loop.unary(F.identity, d, a, as, parameter, count);
      break;
    }
    case F.neg: {
      Loop.unary(F.neg, d, a, as, parameter, count);
      break;
    }
    case F.abs: {
      Loop.unary(F.abs, d, a, as, parameter, count);
      break;
    }
    case F.sign: {
      Loop.unary(F.sign, d, a, as, parameter, count);
      break;
    }
    case F.square: {
      Loop.unary(F.square, d, a, as, parameter, count);
      break;
    }
    case F.sqrt: {
      Loop.unary(F.sqrt, d, a, as, parameter, count);
      break;
    }
    case F.reciprocal: {
      Loop.unary(F.reciprocal, d, a, as, parameter, count);
      break;
    }
    case F.relu: {
      Loop.unary(F.relu, d, a, as, parameter, count);
      break;
    }
    case F.leakyRelu: {
      Loop.unary(F.leakyRelu, d, a, as, parameter, count);
      break;
    }
    case F.step: {
      Loop.unary(F.step, d, a, as, parameter, count);
      break;
    }
    case F.floor: {
      Loop.unary(F.floor, d, a, as, parameter, count);
      break;
    }
    case F.ceil: {
      Loop.unary(F.ceil, d, a, as, parameter, count);
      break;
    }
    case F.round: {
      Loop.unary(F.round, d, a, as, parameter, count);
      break;
    }
    case F.isNaN: {
      Loop.unary(F.isNaN, d, a, as, parameter, count);
      break;
    }
    case F.logicalNot: {
      Loop.unary(F.logicalNot, d, a, as, parameter, count);
      break;
    }
    case F.add: {
      Loop.binary(F.add, d, a, as, b, bs, count);
      break;
    }
    case F.sub: {
      Loop.binary(F.sub, d, a, as, b, bs, count);
      break;
    }
    case F.mul: {
      Loop.binary(F.mul, d, a, as, b, bs, count);
      break;
    }
    case F.div: {
      Loop.binary(F.div, d, a, as, b, bs, count);
      break;
    }
    case F.maximum: {
      Loop.binary(F.maximum, d, a, as, b, bs, count);
      break;
    }
    case F.minimum: {
      Loop.binary(F.minimum, d, a, as, b, bs, count);
      break;
    }
    case F.greater: {
      Loop.binary(F.greater, d, a, as, b, bs, count);
      break;
    }
    case F.greaterEqual: {
      Loop.binary(F.greaterEqual, d, a, as, b, bs, count);
      break;
    }
    case F.less: {
      Loop.binary(F.less, d, a, as, b, bs, count);
      break;
    }
    case F.lessEqual: {
      Loop.binary(F.lessEqual, d, a, as, b, bs, count);
      break;
    }
    case F.equal: {
      Loop.binary(F.equal, d, a, as, b, bs, count);
      break;
    }
    case F.notEqual: {
      Loop.binary(F.notEqual, d, a, as, b, bs, count);
      break;
    }
    case F.select: {
      Loop.select(d, a, as, b, bs, c, cs, count);
      break;
    }
    case F.exp: {
      Loop.long(F.exp, d, a, as, count);
      break;
    }
    case F.expm1: {
      Loop.long(F.expm1, d, a, as, count);
      break;
    }
    case F.log: {
      Loop.long(F.log, d, a, as, count);
      break;
    }
    case F.log1p: {
      Loop.long(F.log1p, d, a, as, count);
      break;
    }
    case F.tanh: {
      Loop.long(F.tanh, d, a, as, count);
      break;
    }
    case F.sigmoid: {
      Loop.long(F.sigmoid, d, a, as, count);
      break;
    }
    case F.softplus: {
      Loop.long(F.softplus, d, a, as, count);
      break;
    }
    case F.elu: {
      Loop.long(F.elu, d, a, as, count);
      break;
    }
    default: {
      unreachable();
    }
  }
}
