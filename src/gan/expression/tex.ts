/**
 * Expressions as TeX. Scores read D(x) on real and D(x̃) on generated samples; slopes are taken at
 * x, x̃, the interpolates x̂ or the perturbed real samples x̌; a mean is an expectation over whatever stands inside it.
 */
import type { Expression, SlopePoint } from './expression.ts';
import { OPERATORS } from './operators.ts';

const POINT: Record<SlopePoint, string> = {
  real: 'x',
  generated: '\\tilde x',
  interpolates: '\\hat x',
  perturbed: '\\check x',
};

/** The TeX of an expression, without delimiters. */
export function tex(expression: Expression): string {
  switch (expression.kind) {
    case 'constant':
      return constantTex(expression.value);
    case 'parameter':
      return expression.symbol;
    case 'score':
      return `D(${POINT[expression.of]})`;
    case 'slope':
      return `\\lVert\\nabla D(${POINT[expression.at]})\\rVert`;
    case 'call': {
      const operator = OPERATORS[expression.operator];
      const operands = expression.operands.map((operand, index) =>
        bracketed(operand, operator.operandBinding[index] ?? 0),
      );
      return operator.tex(operands, pointsIn(expression));
    }
  }
}

function constantTex(value: number): string {
  if (Math.abs(value) === 0.5) return value < 0 ? '-\\tfrac12' : '\\tfrac12';
  return value === Math.LN2 ? '\\log 2' : String(value);
}

function bracketed(expression: Expression, atLeast: number): string {
  const inside = tex(expression);
  if (expression.kind !== 'call' || OPERATORS[expression.operator].binding >= atLeast)
    return inside;
  return `(${inside})`;
}

/** The points that a formula still depends on: a mean inside it has already dealt with its own. */
function pointsIn(expression: Expression): string {
  const points = expression.kind === 'call' ? expression.operands.map(freePoints) : [];
  return [...new Set(points.flat())].join(',\\,');
}

function freePoints(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'score':
      return [POINT[expression.of]];
    case 'slope':
      return [POINT[expression.at]];
    case 'call':
      return expression.operator === 'mean' ? [] : expression.operands.flatMap(freePoints);
    default:
      return [];
  }
}
