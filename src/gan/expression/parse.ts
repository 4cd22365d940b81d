/**
 * Typed formulas as expressions. What may be typed is a list: the arithmetic of `parseSyntax.ts`, the
 * functions below, and the names that the caller allows. Nothing typed is ever run as a program.
 */
import { evaluateAt } from './number.ts';
import {
  absolute,
  add,
  constant,
  divide,
  exponential,
  hyperbolicTangent,
  logarithm,
  maximum,
  mean,
  minimum,
  multiply,
  negative,
  nodesOf,
  positivePart,
  power,
  sigmoid,
  softplus,
  square,
  squareRoot,
  subtract,
  type Expression,
} from './expression.ts';
import { parseSyntax, type Arithmetic, type Syntax } from './parseSyntax.ts';
import { FormulaError } from './scanText.ts';

/** What a text may speak of. */
export interface Vocabulary {
  /** Besides e and pi. */
  readonly names: ReadonlyMap<string, Expression>;
  /** Whether mean(…) over the batch is among the functions. */
  readonly averages: boolean;
  /** Characters. */
  readonly longest: number;
}

interface TypedFunction {
  readonly operands: number;
  make(...operands: readonly Expression[]): Expression;
}

const unary = (make: (operand: Expression) => Expression): TypedFunction => ({ operands: 1, make });
const binary = (make: (left: Expression, right: Expression) => Expression): TypedFunction => ({
  operands: 2,
  make,
});

const FUNCTIONS: ReadonlyMap<string, TypedFunction> = new Map([
  ['log', unary(logarithm)],
  ['exp', unary(exponential)],
  ['sqrt', unary(squareRoot)],
  ['abs', unary(absolute)],
  ['tanh', unary(hyperbolicTangent)],
  ['sigmoid', unary(sigmoid)],
  ['softplus', unary(softplus)],
  ['relu', unary(positivePart)],
  ['max', binary(maximum)],
  ['min', binary(minimum)],
]);

const MEAN: ReadonlyMap<string, TypedFunction> = new Map([['mean', unary(averaged)]]);

const CONSTANTS: ReadonlyMap<string, Expression> = new Map([
  ['e', constant(Math.E)],
  ['pi', constant(Math.PI)],
]);
const LETTERS: ReadonlySet<Expression> = new Set(CONSTANTS.values());

/**
 * The expression that `text` is typed for.
 * @throws FormulaError and nothing else, whatever the text
 */
export function parseFormula(text: string, vocabulary: Vocabulary): Expression {
  return expressionOf(parseSyntax(text, vocabulary.longest), vocabulary);
}

/** Functions and names in words, for what a text may consist of. */
export function describeVocabulary({ names, averages }: Omit<Vocabulary, 'longest'>): string {
  const functions = [...FUNCTIONS.keys(), ...(averages ? MEAN.keys() : [])];
  return `${listed([...names.keys(), ...CONSTANTS.keys()])}, numbers, + − * / ^, brackets and ${listed(functions)}`;
}

/** Mean over the batch of what differs from sample to sample; anything else is its own mean. */
export function averaged(operand: Expression): Expression {
  return differsBySample(operand) ? mean(operand) : operand;
}

function differsBySample(expression: Expression): boolean {
  if (expression.kind !== 'call') return expression.kind === 'score';
  return expression.operator !== 'mean' && expression.operands.some(differsBySample);
}

function expressionOf(syntax: Syntax, vocabulary: Vocabulary): Expression {
  switch (syntax.kind) {
    case 'number':
      return finite(constant(syntax.value), syntax.at);
    case 'name':
      return named(syntax.name, vocabulary, syntax.at);
    case 'minus':
      return negative(expressionOf(syntax.operand, vocabulary));
    case 'operation': {
      const [left, right] = syntax.operands.map((operand) => expressionOf(operand, vocabulary));
      return finite(ARITHMETIC[syntax.operator](left!, right!), syntax.at);
    }
    case 'call':
      return called(syntax, vocabulary);
  }
}

function named(name: string, { names, averages }: Vocabulary, at: number): Expression {
  const expression = names.get(name) ?? CONSTANTS.get(name);
  if (expression) return expression;
  if (functionNamed(name, averages))
    throw new FormulaError(`${name} is a function: write ${name}(…).`, at);
  const known = listed([...names.keys(), ...CONSTANTS.keys()]);
  throw new FormulaError(`There is no “${name}” here, but ${known}.`, at);
}

function called(
  { name, operands, at }: Extract<Syntax, { kind: 'call' }>,
  vocabulary: Vocabulary,
): Expression {
  const known = functionNamed(name, vocabulary.averages);
  if (!known) {
    if (vocabulary.names.has(name) || CONSTANTS.has(name))
      throw new FormulaError(`“${name}” is no function; write * between factors.`, at);
    const names = [...FUNCTIONS.keys(), ...(vocabulary.averages ? MEAN.keys() : [])];
    throw new FormulaError(`There is no function “${name}”, but ${listed(names)}.`, at);
  }
  if (operands.length !== known.operands) {
    const wanted = known.operands === 1 ? 'one operand' : 'two operands';
    throw new FormulaError(`${name} takes ${wanted}.`, at);
  }
  return finite(known.make(...operands.map((operand) => expressionOf(operand, vocabulary))), at);
}

function functionNamed(name: string, averages: boolean): TypedFunction | undefined {
  return FUNCTIONS.get(name) ?? (averages ? MEAN.get(name) : undefined);
}

/** With signs brought to the front and numbers worked out, so that the formula reads well. */
const ARITHMETIC: Readonly<
  Record<Arithmetic, (left: Expression, right: Expression) => Expression>
> = {
  '+': (left, right) => workedOut(add(left, right)),
  '-': (left, right) => {
    const taken = withoutSign(right);
    return taken ? add(left, taken) : workedOut(subtract(left, right));
  },
  '*': (left, right) => signed(left, right, multiply),
  '/': (left, right) => signed(left, right, divide),
  '^': raised,
};

function signed(
  left: Expression,
  right: Expression,
  combine: (left: Expression, right: Expression) => Expression,
): Expression {
  const parts = [left, right].map((part) => withoutSign(part) ?? part) as [Expression, Expression];
  const combined = workedOut(combine(...parts));
  const odd = (parts[0] === left) !== (parts[1] === right);
  return odd ? negative(combined) : combined;
}

/** A power whose exponent varies is written with e, because the slope of a general one is not exact twice. */
function raised(base: Expression, exponent: Expression): Expression {
  const value = constantValue(exponent);
  if (value === undefined) {
    const ofE = base.kind === 'constant' && base.value === Math.E;
    return exponential(ofE ? exponent : signed(exponent, logarithm(base), multiply));
  }
  if (value === 1) return base;
  if (value === 2) return workedOut(square(base));
  if (value === 0.5) return squareRoot(base);
  return workedOut(power(base, value));
}

/** One number where all operands are numbers. Letters stay letters. */
function workedOut(expression: Expression): Expression {
  if (expression.kind !== 'call') return expression;
  const isPlain = expression.operands.every(
    (operand) => operand.kind === 'constant' && !LETTERS.has(operand),
  );
  return isPlain ? constant(evaluateAt(expression, {})) : expression;
}

function constantValue(expression: Expression): number | undefined {
  const fixed = [...nodesOf(expression)].every(
    ({ kind }) => kind === 'constant' || kind === 'call',
  );
  return fixed ? evaluateAt(expression, {}) : undefined;
}

/** Whether float32 can hold it, as training needs. */
function finite(expression: Expression, at: number): Expression {
  const value = constantValue(expression);
  if (value === undefined || Number.isFinite(Math.fround(value))) return expression;
  throw new FormulaError('This is not a number that can be computed with.', at);
}

function withoutSign(expression: Expression): Expression | undefined {
  const isNegative = expression.kind === 'call' && expression.operator === 'negative';
  return isNegative ? expression.operands[0] : undefined;
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')}${names.length > 1 ? ' and ' : ''}${names.at(-1)}`;
}
