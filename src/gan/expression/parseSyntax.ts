/**
 * Typed text as a tree of numbers, names, calls and arithmetic, each with the place where it stands in the
 * text. Knows no function by name and gives nothing a value; nothing typed is ever run.
 */
import { FormulaError, scanned } from './scanText.ts';

/** `at` is the index of the first character; a bracket starts nothing of its own. */
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

const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const NAME = /[A-Za-z_]\w*/y;
const SPACES = /[ \t]*/y;

/**
 * @param longest characters
 * @throws FormulaError and nothing else
 */
export function parseSyntax(text: string, longest: number): Syntax {
  const reader = new Reader(scanned(text, longest));
  const syntax = reader.sum();
  reader.end();
  refuseDepth(syntax, DEEPEST);
  return syntax;
}

/** By recursive descent: a method for each level of what binds how tightly. */
class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#match(SPACES);
  }

  sum(): Syntax {
    return this.#chain(['+', '-'], () => this.#product());
  }

  /** @throws FormulaError where something is left */
  end(): void {
    if (this.#at < this.#text.length) throw this.#unexpected();
  }

  #product(): Syntax {
    return this.#chain(['*', '/'], () => this.#signed());
  }

  /** Operations of one rank, from left to right. */
  #chain(operators: readonly Arithmetic[], operand: () => Syntax): Syntax {
    let syntax = operand();
    for (;;) {
      const operator = operators.find((sign) => this.#take(sign));
      if (!operator) return syntax;
      syntax = { kind: 'operation', operator, operands: [syntax, operand()], at: syntax.at };
    }
  }

  /** A minus takes in the power behind it: −u² is −(u²). */
  #signed(): Syntax {
    const at = this.#at;
    return this.#take('-') ? { kind: 'minus', operand: this.#signed(), at } : this.#power();
  }

  #power(): Syntax {
    const base = this.#called();
    if (!this.#take('^')) return base;
    return { kind: 'operation', operator: '^', operands: [base, this.#signed()], at: base.at };
  }

  #called(): Syntax {
    const at = this.#at;
    if (this.#take('(')) {
      const inside = this.sum();
      this.#close();
      if (this.#text[this.#at] === '(') throw onlyNames(at);
      return inside;
    }
    const number = this.#match(NUMBER);
    if (number) return { kind: 'number', value: Number(number), at };
    const name = this.#match(NAME);
    if (!name) throw this.#unexpected();
    if (!this.#take('(')) return { kind: 'name', name, at };
    const operands: Syntax[] = [];
    if (!this.#take(')')) {
      do operands.push(this.sum());
      while (this.#take(','));
      this.#close();
    }
    if (this.#text[this.#at] === '(') throw onlyNames(at);
    return { kind: 'call', name, operands, at };
  }

  #close(): void {
    if (!this.#take(')')) throw this.#unexpected();
  }

  #take(sign: string): boolean {
    if (this.#text[this.#at] !== sign) return false;
    this.#at++;
    this.#match(SPACES);
    return true;
  }

  /** What stands here of this pattern, and goes on behind it and the spaces after it. */
  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.#text) ?? [];
    if (!found) return undefined;
    this.#at += found.length;
    if (pattern !== SPACES) this.#match(SPACES);
    return found;
  }

  #unexpected(): FormulaError {
    const text = this.#text;
    const at = Math.min(this.#at, text.trimEnd().length);
    if (at === text.trimEnd().length) return new FormulaError('The formula ends too early.', at);
    const afterOperand = /[\w)]\s*$/.test(text.slice(0, at)) && /[\w(.]/.test(text.charAt(at));
    const advice = afterOperand ? '; write * between factors' : '';
    return new FormulaError(`“${text.charAt(at)}” cannot stand here${advice}.`, at);
  }
}

function onlyNames(at: number): FormulaError {
  return new FormulaError('Only a name can be called; write * between factors.', at);
}

function refuseDepth(syntax: Syntax, depthLeft: number): void {
  if (depthLeft === 0) throw new FormulaError('The formula is nested too deeply here.', syntax.at);
  if (syntax.kind === 'minus') refuseDepth(syntax.operand, depthLeft - 1);
  if (syntax.kind === 'operation' || syntax.kind === 'call')
    for (const operand of syntax.operands) refuseDepth(operand, depthLeft - 1);
}
