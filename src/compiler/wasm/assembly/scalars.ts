/**
 * Functions that are rarely used, computed number by number: through double precision, or with the
 * reduction of huge arguments that sine and cosine need.
 */
import { FunctionCode } from './codes';

/** Stops the program at a code that is none of theirs. */
export function scalarFunction(code: i32, a: f32, b: f32): f32 {
  if (code === FunctionCode.sin) return <f32>Math.sin(<f64>a);
  if (code === FunctionCode.cos) return <f32>Math.cos(<f64>a);
  if (code === FunctionCode.erf) return <f32>errorFunction(<f64>a);
  if (code === FunctionCode.pow) return power(a, b);
  return unreachable();
}

/** As JavaScript has it: 1 to the power of what is infinite or NaN is NaN. */
function power(base: f32, exponent: f32): f32 {
  if (exponent !== exponent) return exponent;
  if (abs(base) === 1 && abs(exponent) === f32.POSITIVE_INFINITY) return f32.NaN;
  return <f32>Math.pow(<f64>base, <f64>exponent);
}

/** Abramowitz & Stegun 7.1.26. */
function errorFunction(x: f64): f64 {
  const t = 1 / (1 + 0.3275911 * abs(x));
  const polynomial =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const size = 1 - polynomial * Math.exp(-x * x);
  return x === 0 ? x : copysign(size, x);
}
