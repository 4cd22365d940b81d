/**
 * The first look at a typed formula, before anything reads its structure: only characters that formulas
 * consist of, brackets in pairs, commas between operands of a function. Knows no operator and no name.
 */

/** A text is no formula, or none that can be used. `at` is as in `TextProblem`. */
export class FormulaError extends Error {
  override readonly name = 'FormulaError';
  constructor(
    message: string,
    readonly at?: number,
  ) {
    super(message);
  }
}

/** More brackets within each other than anybody can read. */
const DEEPEST_BRACKETS = 30;

/** One character each, so that positions stay what they are. */
const PRINTED_SIGNS: ReadonlyMap<string, string> = new Map([
  ['−', '-'],
  ['·', '*'],
  ['×', '*'],
]);

const POSSIBLE = /[A-Za-z0-9_.,()+\-*/^ \t]/;

/**
 * The text as typed, character by character, but with the signs that mathematics prints replaced by those of
 * keyboards.
 * @param longest characters
 * @throws FormulaError
 */
export function scanned(typed: string, longest: number): string {
  if (typed.trim() === '') throw new FormulaError('A formula has to stand here.', 0);
  if (typed.length > longest)
    throw new FormulaError(`At most ${longest} characters are possible.`, longest);
  const text = [...typed].map((character) => PRINTED_SIGNS.get(character) ?? character).join('');
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (!POSSIBLE.test(character)) {
      throw new FormulaError(`${shown(text.codePointAt(at)!)} has no meaning in a formula.`, at);
    }
    if (character === '.') checkPoint(text, at);
    if (character === '(') open.push(at);
    if (open.length > DEEPEST_BRACKETS)
      throw new FormulaError('Too many brackets stand within each other here.', at);
    if (character === ')' && open.pop() === undefined)
      throw new FormulaError('This bracket closes nothing.', at);
    if (character === ',') {
      const opening = open.at(-1);
      if (opening === undefined || !/\w\s*$/.test(text.slice(0, opening)))
        throw new FormulaError('A comma can only stand between the operands of a function.', at);
      if (/[(,]\s*$/.test(text.slice(0, at)) || /^\s*[,)]/.test(text.slice(at + 1)))
        throw new FormulaError('An operand is missing beside this comma.', at);
    }
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) throw new FormulaError('This bracket is never closed.', unclosed);
  return text;
}

/** The character, or its number where it cannot be seen. */
function shown(code: number): string {
  const character = String.fromCodePoint(code);
  if (!/[\p{C}\p{Z}]/u.test(character)) return `“${character}”`;
  return `The character U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

function checkPoint(text: string, at: number): void {
  const beside = [text.charAt(at - 1), text.charAt(at + 1)];
  if (!beside.some((character) => /\d/.test(character)))
    throw new FormulaError('A point can only stand in a number, such as 0.5.', at);
}
