/**
 * Typed text as a tree of numbers, names, calls and arithmetic, each with the place where it stands in the
 * text. jsep does the reading; whatever else it can read (members, arrays, strings, sequences) is refused
 * here. Knows no function by name and gives nothing a value; nothing typed is ever run.
 */
import jsep from 'jsep';
import { FormulaError, scanned, type Scanned } from './scanText.ts';

/** `at` is the index of the first character. */
export type Syntax =
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'name'; readonly name: string; readonly at: number }
  | { readonly kind: 'minus'; readonly operand: Syntax; readonly at: number }
  | {
      readonly kind: 'operation';
      readonly operator: Arithmetic;
      readonly operands: readonly [Syntax, Syntax];
      readonly at: number;
    }
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly operands: readonly Syntax[];
      readonly at: number;
    };

export type Arithmetic = '+' | '-' | '*' | '/' | '^';

/** Trees deeper than this are refused, so that nobody who walks them runs out of stack. */
const DEEPEST = 60;

// jsep is configured as a whole, and nobody else here reads with it.
jsep.removeAllUnaryOps();
jsep.removeAllBinaryOps();
jsep.removeAllLiterals();
jsep.addBinaryOp('+', 1);
jsep.addBinaryOp('-', 1);
jsep.addBinaryOp('*', 2);
jsep.addBinaryOp('/', 2);
jsep.hooks.add('gobble-token', readPower);

/** Where the nodes of the tree that is being read begin; operations begin with their left operand. */
let starts = new WeakMap<object, number>();
/** Where jsep is to read a token by itself. */
let plainAt: number | undefined;

/**
 * Instead of jsep's own tokens: a minus and a power, which jsep would bind the wrong way round (−u² as
 * (−u)²), and with every token where it starts.
 */
function readPower(this: jsep.HookScope, env: { node?: jsep.Expression }): void {
  if (plainAt === this.index) {
    plainAt = undefined;
    return;
  }
  const start = this.index;
  if (this.char === '-') {
    this.index++;
    const argument = this.gobbleToken() ?? undefined;
    if (!argument) this.throwError('A minus without an operand');
    env.node = startingAt(start, {
      type: 'UnaryExpression',
      operator: '-',
      argument,
      prefix: true,
    });
    return;
  }
  plainAt = start;
  const base = this.gobbleToken();
  plainAt = undefined;
  if (!base) {
    if (this.index > start) {
      this.index = start + 1;
      this.throwError('An empty pair of brackets');
    }
    return;
  }
  startingAt(start, base);
  this.gobbleSpaces();
  if (this.char !== '^') {
    env.node = base;
    return;
  }
  this.index++;
  const exponent = this.gobbleToken();
  if (!exponent) this.throwError('A power without an exponent');
  const power = { type: 'BinaryExpression', operator: '^', left: base, right: exponent! };
  env.node = startingAt(start, power);
}

/** A bracket starts nothing of its own: what stands in it keeps its place. */
function startingAt(start: number, node: jsep.Expression): jsep.Expression {
  if (!starts.has(node)) starts.set(node, start);
  return node;
}

/**
 * @param longest characters
 * @throws FormulaError and nothing else
 */
export function parseSyntax(text: string, longest: number): Syntax {
  const source = scanned(text, longest);
  return checked(read(source), source, DEEPEST);
}

function read({ text }: Scanned): jsep.Expression {
  starts = new WeakMap();
  plainAt = undefined;
  try {
    return jsep(text);
  } catch (error) {
    const { index } = error as { index?: number };
    if (index === undefined) throw error;
    throw unexpected(text, Math.min(index, text.trimEnd().length));
  }
}

function unexpected(text: string, at: number): FormulaError {
  if (at >= text.trimEnd().length) return new FormulaError('The formula ends too early.', at);
  const afterOperand = /[\w)]\s*$/.test(text.slice(0, at)) && /[\w(.]/.test(text.charAt(at));
  const advice = afterOperand ? '; write * between factors' : '';
  return new FormulaError(`“${text.charAt(at)}” cannot stand here${advice}.`, at);
}

/** The same tree, when it has nothing in it but what formulas are made of. */
function checked(node: jsep.Expression, source: Scanned, depthLeft: number): Syntax {
  const at = startOf(node);
  if (depthLeft === 0) throw new FormulaError('The formula is nested too deeply here.', at);
  const inside = (part: unknown) => checked(part as jsep.Expression, source, depthLeft - 1);
  switch (node.type) {
    case 'Literal':
      return { kind: 'number', value: Number(node['value']), at };
    case 'Identifier':
      return { kind: 'name', name: String(node['name']), at };
    case 'UnaryExpression':
      return { kind: 'minus', operand: inside(node['argument']), at };
    case 'BinaryExpression':
      return {
        kind: 'operation',
        operator: node['operator'] as Arithmetic,
        operands: [inside(node['left']), inside(node['right'])],
        at,
      };
    case 'CallExpression': {
      const callee = node['callee'] as jsep.Expression;
      const operands = node['arguments'] as jsep.Expression[];
      if (callee.type !== 'Identifier')
        throw new FormulaError('Only a name can be called; write * between factors.', at);
      // jsep lets spaces part operands as well as commas.
      const commas = source.commasIn.get(source.text.indexOf('(', at)) ?? 0;
      if (operands.length > commas + 1)
        throw unexpected(source.text, startOf(operands[commas + 1]!));
      return { kind: 'call', name: String(callee['name']), operands: operands.map(inside), at };
    }
    case 'Compound':
    case 'SequenceExpression': {
      const [, second] = (node['body'] ?? node['expressions']) as jsep.Expression[];
      if (second) throw unexpected(source.text, startOf(second));
    }
  }
  throw new FormulaError(
    'Only numbers, names, functions, + − * / ^ and brackets are possible.',
    at,
  );
}

function startOf(node: jsep.Expression): number {
  const start = starts.get(node);
  if (start !== undefined) return start;
  const first = node['left'] ?? (node['body'] as unknown[] | undefined)?.[0];
  return first === undefined ? 0 : startOf(first as jsep.Expression);
}
