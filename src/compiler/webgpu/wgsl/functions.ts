/**
 * Every elementwise function in WGSL. The language leaves much to drivers: what happens with NaN,
 * how precise `log`, `sin`, `tanh` and `pow` are, and whether they overflow on the way. So whatever
 * is loose there is written out here from operations that are not, and NaN passes through wherever
 * the device keeps it.
 */
import type { FunctionName } from '../../functions.ts';
import { float } from './literals.ts';

/** An expression of the arguments, which are names or literals and may be used more than once. */
type Writer = (argument: readonly string[], parameters: readonly number[]) => string;

const call =
  (name: string): Writer =>
  (argument) =>
    `${name}(${argument.join(', ')})`;
const infix =
  (operator: string): Writer =>
  ([a, b]) =>
    `(${a} ${operator} ${b})`;
const truth =
  (operator: string): Writer =>
  ([a, b]) =>
    `select(0f, 1f, ${a} ${operator} ${b})`;

const writers: Record<FunctionName, Writer> = {
  identity: ([x]) => x!,
  neg: ([x]) => `(-${x})`,
  abs: call('abs'),
  sign: ([x]) => `select(select(0f, -1f, ${x} < 0f), 1f, ${x} > 0f)`,
  square: ([x]) => `(${x} * ${x})`,
  sqrt: call('sqrt'),
  reciprocal: ([x]) => `(1f / ${x})`,
  exp: call('exponential'),
  expm1: call('expMinusOne'),
  log: call('naturalLog'),
  log1p: call('logOnePlus'),
  sin: call('sine'),
  cos: call('cosine'),
  tanh: call('hyperbolicTangent'),
  erf: call('errorFunction'),
  sigmoid: call('logistic'),
  softplus: call('softPlus'),
  // Not max(), which may lose NaN.
  relu: ([x]) => `select(${x}, 0f, ${x} <= 0f)`,
  elu: ([x]) => `select(expMinusOne(${x}), ${x}, ${x} >= 0f)`,
  leakyRelu: ([x], [slope]) => `select(${x}, ${float(slope!)} * ${x}, ${x} < 0f)`,
  step: ([x], [left]) => `select(select(${float(left!)}, 1f, ${x} > 0f), ${x}, isNotANumber(${x}))`,
  floor: call('floor'),
  ceil: call('ceil'),
  round: call('round'),
  isNaN: ([x]) => `select(0f, 1f, isNotANumber(${x}))`,
  logicalNot: ([x]) => `select(0f, 1f, ${x} == 0f)`,
  add: infix('+'),
  sub: infix('-'),
  mul: infix('*'),
  div: infix('/'),
  maximum: call('larger'),
  minimum: call('smaller'),
  pow: call('power'),
  greater: truth('>'),
  greaterEqual: truth('>='),
  less: truth('<'),
  lessEqual: truth('<='),
  equal: truth('=='),
  // Not !=, which is false of NaN on some devices.
  notEqual: ([a, b]) => `select(1f, 0f, ${a} == ${b})`,
  select: ([condition, yes, no]) => `select(${yes}, ${no}, ${condition} == 0f)`,
};

/** The expression that applies a function. Whatever it calls comes with `definitionsFor`. */
export function applied(
  name: FunctionName,
  argument: readonly string[],
  parameters: readonly number[],
): string {
  return writers[name](argument, parameters);
}

/** Each calls only those above it. */
const definitions: readonly (readonly [name: string, text: string])[] = [
  // Literals of these two are forbidden, and what is computed from literals is checked too.
  ['infinity', `fn infinity() -> f32 { return bitcast<f32>(block[0].x); }`],
  ['notANumber', `fn notANumber() -> f32 { return bitcast<f32>(block[0].y); }`],
  // By bits, because a driver may assume that x != x is never true.
  [
    'isNotANumber',
    `fn isNotANumber(x: f32) -> bool { return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u; }`,
  ],
  ['larger', `fn larger(a: f32, b: f32) -> f32 { return select(b, a, a > b || isNotANumber(a)); }`],
  [
    'smaller',
    `fn smaller(a: f32, b: f32) -> f32 { return select(b, a, a < b || isNotANumber(a)); }`,
  ],
  ['exponential', `fn exponential(x: f32) -> f32 { return select(exp(x), x, isNotANumber(x)); }`],
  [
    'expMinusOne',
    // Taylor's series to the ninth power, right to 10⁻⁸ of itself below 0.5.
    `fn expMinusOne(x: f32) -> f32 {
  let series = x * (1f + x * (0.5f + x * (0.16666667f + x * (0.041666668f + x * (0.008333334f
    + x * (0.0013888889f + x * (1.984127e-4f + x * (2.4801588e-5f + x * 2.7557319e-6f))))))));
  return select(exponential(x) - 1f, series, abs(x) < 0.5f);
}`,
  ],
  [
    'logNearOne',
    // log((1 + s) / (1 - s)) by its series, of 1 + x, for x between -0.5 and 1.
    `fn logNearOne(x: f32) -> f32 {
  let s = x / (2f + x);
  let q = s * s;
  return 2f * s * (1f + q * (0.33333334f + q * (0.2f + q * (0.14285715f + q * (0.11111111f
    + q * (0.09090909f + q * (0.07692308f + q * 0.06666667f)))))));
}`,
  ],
  [
    'naturalLog',
    `fn naturalLog(x: f32) -> f32 {
  let far = select(select(log(x), -infinity(), x == 0f), notANumber(), x < 0f || isNotANumber(x));
  return select(far, logNearOne(x - 1f), abs(x - 1f) < 0.5f);
}`,
  ],
  [
    'logOnePlus',
    `fn logOnePlus(x: f32) -> f32 {
  return select(naturalLog(1f + x), logNearOne(x), abs(x) < 0.5f);
}`,
  ],
  [
    'hyperbolicTangent',
    `fn hyperbolicTangent(x: f32) -> f32 {
  let shrinking = expMinusOne(-2f * abs(x));
  let size = -shrinking / (2f + shrinking);
  return select(size, -size, x < 0f);
}`,
  ],
  [
    'logistic',
    // exp() of a negative number alone, which cannot overflow.
    `fn logistic(x: f32) -> f32 {
  let shrinking = exponential(-abs(x));
  return select(1f, shrinking, x < 0f) / (1f + shrinking);
}`,
  ],
  [
    'softPlus',
    `fn softPlus(x: f32) -> f32 { return select(x, 0f, x <= 0f) + logOnePlus(exp(-abs(x))); }`,
  ],
  [
    'errorFunction',
    `fn errorFunction(x: f32) -> f32 {
  let t = 1f / (1f + 0.3275911f * abs(x));
  let polynomial = t * (0.2548296f + t * (-0.28449672f + t * (1.4214138f + t * (-1.4531521f
    + t * 1.0614054f))));
  let size = 1f - polynomial * exp(-x * x);
  return select(select(size, -size, x < 0f), x, x == 0f || isNotANumber(x));
}`,
  ],
  [
    'waves',
    // Sine and cosine within an eighth of a turn, after quarter turns are taken off in three parts.
    `fn waves(x: f32) -> vec3<f32> {
  let quarters = round(x * 0.63661975f);
  let r = ((x - quarters * 1.5703125f) - quarters * 4.837513e-4f) - quarters * 7.549790e-8f;
  let q = r * r;
  let sine = r + r * q * (-0.16666667f + q * (0.008333333f + q * (-1.9841270e-4f + q * 2.7557319e-6f)));
  let cosine = 1f + q * (-0.5f + q * (0.041666668f + q * (-0.0013888889f + q * 2.4801587e-5f)));
  return vec3<f32>(sine, cosine, quarters - 4f * floor(quarters * 0.25f));
}`,
  ],
  [
    'sine',
    `fn sine(x: f32) -> f32 {
  let wave = waves(x);
  let size = select(wave.x, wave.y, wave.z == 1f || wave.z == 3f);
  return select(size, -size, wave.z >= 2f);
}`,
  ],
  [
    'cosine',
    `fn cosine(x: f32) -> f32 {
  let wave = waves(x);
  let size = select(wave.y, wave.x, wave.z == 1f || wave.z == 3f);
  return select(size, -size, wave.z == 1f || wave.z == 2f);
}`,
  ],
  [
    'powerOfTwo',
    // In two halves, because one alone cannot go down to the smallest numbers.
    `fn powerOfTwo(exponent: f32) -> f32 {
  let whole = i32(clamp(exponent, -252f, 254f));
  let half = whole / 2;
  return bitcast<f32>(u32(half + 127) << 23u) * bitcast<f32>(u32(whole - half + 127) << 23u);
}`,
  ],
  [
    'positivePower',
    // For a > 0 and finite b: a = m·2ᵉ with m near 1, so that even 0.999^1000 keeps its digits.
    `fn positivePower(a: f32, b: f32) -> f32 {
  let bits = bitcast<u32>(a);
  let raised = (bits & 0x7fffffu) > 0x3504f3u;
  let exponent = f32(i32(bits >> 23u) - 127 + select(0, 1, raised));
  let mantissa = bitcast<f32>((bits & 0x7fffffu) | select(0x3f800000u, 0x3f000000u, raised));
  let twos = exponent * b;
  let rest = b * logNearOne(mantissa - 1f);
  let whole = clamp(round(twos + rest * 1.442695f), -300f, 300f);
  return exp(clamp((twos - whole) * 0.6931472f + rest, -100f, 100f)) * powerOfTwo(whole);
}`,
  ],
  [
    'power',
    `fn power(a: f32, b: f32) -> f32 {
  if (b == 0f) { return 1f; }
  if (isNotANumber(a) || isNotANumber(b)) { return notANumber(); }
  let size = abs(a);
  let whole = b == floor(b);
  let odd = whole && abs(b) < 16777216f && floor(b * 0.5f) * 2f != b;
  if (a < 0f && !whole && size < infinity()) { return notANumber(); }
  var result = 0f;
  if (abs(b) == infinity()) {
    if (size == 1f) { return notANumber(); }
    result = select(0f, infinity(), (size > 1f) == (b > 0f));
  } else if (size < 1.1754944e-38f) {
    result = select(infinity(), 0f, b > 0f);
  } else if (size == infinity()) {
    result = select(0f, infinity(), b > 0f);
  } else {
    result = positivePower(size, b);
  }
  return select(result, -result, odd && (bitcast<u32>(a) >> 31u) == 1u);
}`,
  ],
];

/** Definitions of everything of this file that `text` calls. */
export function definitionsFor(text: string): string {
  const needed: string[] = [];
  let calls = text;
  for (const [name, definition] of definitions.toReversed()) {
    if (!calls.includes(`${name}(`)) continue;
    needed.unshift(definition);
    calls += definition;
  }
  return needed.join('\n');
}
