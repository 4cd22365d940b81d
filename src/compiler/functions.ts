/**
 * The functions that can be applied element by element, each as a definition on numbers. What is not
 * here is traced as a combination of these. An executor must have code for every one of them: a table
 * typed `Record<FunctionName, …>` says at compile time when one is missing.
 */

interface ElementwiseFunction {
  /** Of tensors. */
  readonly arity: 1 | 2 | 3;
  /** How many numbers fixed at tracing it takes besides, such as the slope of a leaky ReLU. */
  readonly parameters?: 1;
  /** In double precision; whoever calls it rounds. The parameter comes last. */
  readonly evaluate: (...values: number[]) => number;
}

const unary = (evaluate: (x: number) => number): ElementwiseFunction => ({ arity: 1, evaluate });
const withParameter = (
  evaluate: (x: number, parameter: number) => number,
): ElementwiseFunction => ({ arity: 1, parameters: 1, evaluate });
const binary = (evaluate: (a: number, b: number) => number): ElementwiseFunction => ({
  arity: 2,
  evaluate,
});
const truth = (holds: (a: number, b: number) => boolean): ElementwiseFunction =>
  binary((a, b) => (holds(a, b) ? 1 : 0));

const table = {
  identity: unary((x) => x),
  neg: unary((x) => -x),
  abs: unary(Math.abs),
  /** 0 where it is not a number, as TensorFlow.js has it. */
  sign: unary((x) => (x > 0 ? 1 : x < 0 ? -1 : 0)),
  square: unary((x) => x * x),
  sqrt: unary(Math.sqrt),
  reciprocal: unary((x) => 1 / x),
  exp: unary(Math.exp),
  expm1: unary(Math.expm1),
  log: unary(Math.log),
  log1p: unary(Math.log1p),
  sin: unary(Math.sin),
  cos: unary(Math.cos),
  tanh: unary(Math.tanh),
  /** Abramowitz & Stegun 7.1.26, as TensorFlow.js has it: right to 1.5·10⁻⁷. */
  erf: unary(errorFunction),
  sigmoid: unary((x) => 1 / (1 + Math.exp(-x))),
  softplus: unary((x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))),
  relu: unary((x) => Math.max(x, 0)),
  elu: unary((x) => (x >= 0 ? x : Math.expm1(x))),
  leakyRelu: withParameter((x, slope) => (x < 0 ? slope * x : x)),
  /** 1 right of zero, the parameter elsewhere. */
  step: withParameter((x, left) => (Number.isNaN(x) ? x : x > 0 ? 1 : left)),
  floor: unary(Math.floor),
  ceil: unary(Math.ceil),
  /** Halves to even. */
  round: unary(roundToEven),
  isNaN: unary((x) => (Number.isNaN(x) ? 1 : 0)),
  logicalNot: unary((x) => (x === 0 ? 1 : 0)),
  add: binary((a, b) => a + b),
  sub: binary((a, b) => a - b),
  mul: binary((a, b) => a * b),
  div: binary((a, b) => a / b),
  maximum: binary(Math.max),
  minimum: binary(Math.min),
  pow: binary(Math.pow),
  greater: truth((a, b) => a > b),
  greaterEqual: truth((a, b) => a >= b),
  less: truth((a, b) => a < b),
  lessEqual: truth((a, b) => a <= b),
  equal: truth((a, b) => a === b),
  notEqual: truth((a, b) => a !== b),
  /** The second where the first is not 0, else the third. */
  select: {
    arity: 3,
    evaluate: (condition: number, yes: number, no: number) => (condition !== 0 ? yes : no),
  },
} satisfies Record<string, ElementwiseFunction>;

export type FunctionName = keyof typeof table;

export const functions: Readonly<Record<FunctionName, ElementwiseFunction>> = table;

function errorFunction(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const polynomial =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.sign(x) * (1 - polynomial * Math.exp(-x * x));
}

function roundToEven(x: number): number {
  const down = Math.floor(x);
  const rest = x - down;
  if (rest < 0.5) return down;
  if (rest > 0.5) return down + 1;
  return down % 2 === 0 ? down : down + 1;
}
