/**
 * Expressions as TeX. Scores read D(x) on real and D(x̃) on generated samples, features φ(x) and φ(x̃);
 * slopes are taken at x, x̃, the interpolates x̂ or the perturbed real samples x̌; y is any point of the plane. A
 * mean is an expectation over whatever stands inside it, and x′ is a second draw beside x.
 */
import type { Expression, Sample, SlopePoint } from './expression.ts';
import { OPERATORS } from './operators.ts';

const POINT: Record<SlopePoint | Sample, string> = {
  real: 'x',
  generated: '\\tilde x',
  interpolates: '\\hat x',
  perturbed: '\\check x',
  here: 'y',
};

/**
 * The TeX of an expression, without delimiters.
 * @param draw what tells a second draw from a first: "'", or nothing
 */
export function tex(expression: Expression, draw = ''): string {
  switch (expression.kind) {
    case 'constant':
      return constantTex(expression.value);
    case 'parameter':
      return expression.symbol;
    case 'score':
      return `D(${POINT[expression.of]}${draw})`;
    case 'slope':
      return `\\lVert\\nabla D(${POINT[expression.at]}${draw})\\rVert`;
    case 'features':
      return `\\varphi(${POINT[expression.of]}${draw})`;
    case 'points':
      return `${POINT[expression.of]}${draw}`;
    case 'multiplier':
      return expression.symbol;
    case 'call': {
      const operator = OPERATORS[expression.operator];
      const operands = expression.operands.map((operand, index) =>
        bracketed(operand, operator.operandBinding[index] ?? 0, drawOf(expression, index, draw)),
      );
      return operator.tex(operands, averagedPoints(expression, draw));
    }
  }
}

function constantTex(value: number): string {
  if (Math.abs(value) === 0.5) return value < 0 ? '-\\tfrac12' : '\\tfrac12';
  return NAMED_CONSTANTS.get(value) ?? numberTex(value);
}

const NAMED_CONSTANTS: ReadonlyMap<number, string> = new Map([
  [Math.LN2, '\\log 2'],
  [Math.E, 'e'],
  [Math.PI, '\\pi'],
]);

/** More digits of a number that came out of a computation would hide the formula around it. */
const SHOWN_DIGITS = 6;

function numberTex(value: number): string {
  const [mantissa, exponent] = String(Number(value.toPrecision(SHOWN_DIGITS))).split('e');
  return exponent === undefined
    ? mantissa!
    : `${mantissa} \\cdot 10^{${exponent.replace('+', '')}}`;
}

type Call = Extract<Expression, { readonly kind: 'call' }>;

/** What is averaged over for each point of an operand before it is a draw of its own. */
function drawOf({ operator }: Call, index: number, draw: string): string {
  return index > 0 && OPERATORS[operator].averages === index ? `${draw}'` : draw;
}

function bracketed(expression: Expression, atLeast: number, draw: string): string {
  const inside = tex(expression, draw);
  if (expression.kind !== 'call' || OPERATORS[expression.operator].binding >= atLeast)
    return inside;
  return `(${inside})`;
}

/** The points that the averaged operand still depends on: a mean inside it has already dealt with its own. */
function averagedPoints(expression: Call, draw: string): string {
  const index = OPERATORS[expression.operator].averages;
  if (index === undefined) return '';
  const points = freePoints(expression.operands[index]!, drawOf(expression, index, draw));
  return [...new Set(points)].join(',\\,');
}

function freePoints(expression: Expression, draw: string): readonly string[] {
  switch (expression.kind) {
    case 'score':
    case 'features':
    case 'points':
      return [POINT[expression.of] + draw];
    case 'slope':
      return [POINT[expression.at] + draw];
    case 'call': {
      const { averages } = OPERATORS[expression.operator];
      return expression.operands.flatMap((operand, index) =>
        index === averages ? [] : freePoints(operand, draw),
      );
    }
    default:
      return [];
  }
}
