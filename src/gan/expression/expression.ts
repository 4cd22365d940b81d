/**
 * Formulas as data. A loss or a penalty is written once, here, as an expression; the page typesets
 * it (`tex.ts`) and training evaluates it (`tensor.ts`), so what is shown is what is computed.
 * Expressions are inert: no networks, no tensors, no numbers of a run.
 */

/** Where the critic's slope is measured. */
export type SlopePoint = 'real' | 'generated' | 'interpolates' | 'perturbed';

export type Expression =
  | { readonly kind: 'constant'; readonly value: number }
  /** A number the user may turn, by the id it has in its registry entry, and its letter. */
  | { readonly kind: 'parameter'; readonly id: string; readonly symbol: string }
  /** The critic's raw scores on a batch, shape [batch, 1]. */
  | { readonly kind: 'score'; readonly of: 'real' | 'generated' }
  /** ‖∇ₓD‖ at each row of a batch of points, shape [batch, 1]. */
  | { readonly kind: 'slope'; readonly at: SlopePoint }
  | {
      readonly kind: 'call';
      readonly operator: Operator;
      readonly operands: readonly Expression[];
    };

export type Operator =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'negative'
  | 'divide'
  | 'power'
  | 'square'
  | 'exponential'
  | 'positivePart'
  /** 1 where the operand is above 0, else 0; its slope is 0 everywhere. */
  | 'isPositive'
  /** 1 where the operand is at most 0, else 0; its slope is 0 everywhere. */
  | 'isNotPositive'
  | 'hyperbolicTangent'
  | 'sigmoid'
  /** 1 − σ(v) */
  | 'oneMinusSigmoid'
  /** √σ(v) */
  | 'rootOfSigmoid'
  /** log σ(v) = −log(1 + e⁻ᵛ) */
  | 'logSigmoid'
  /** log(1 − σ(v)) = −log(1 + eᵛ) */
  | 'logOneMinusSigmoid'
  /** The third operand where the first is below the second, else the fourth; both have to be finite. */
  | 'choose'
  /** Mean over the batch: [batch, 1] → scalar. */
  | 'mean';

export type Operand = Expression | number;

export const constant = (value: number): Expression => ({ kind: 'constant', value });
export const parameter = (id: string, symbol: string): Expression => ({
  kind: 'parameter',
  id,
  symbol,
});
export const realScore: Expression = { kind: 'score', of: 'real' };
export const generatedScore: Expression = { kind: 'score', of: 'generated' };
export const slopeAt = (at: SlopePoint): Expression => ({ kind: 'slope', at });

export const subtract = (left: Operand, right: Operand) => call('subtract', left, right);
export const multiply = (left: Operand, right: Operand) => call('multiply', left, right);
export const divide = (left: Operand, right: Operand) => call('divide', left, right);
/** @param base must not be negative */
export const power = (base: Operand, exponent: Operand) => call('power', base, exponent);
export const square = (operand: Operand) => call('square', operand);
export const exponential = (operand: Operand) => call('exponential', operand);
export const positivePart = (operand: Operand) => call('positivePart', operand);
export const isPositive = (operand: Operand) => call('isPositive', operand);
export const isNotPositive = (operand: Operand) => call('isNotPositive', operand);
export const hyperbolicTangent = (operand: Operand) => call('hyperbolicTangent', operand);
export const sigmoid = (operand: Operand) => call('sigmoid', operand);
export const oneMinusSigmoid = (operand: Operand) => call('oneMinusSigmoid', operand);
export const rootOfSigmoid = (operand: Operand) => call('rootOfSigmoid', operand);
export const logSigmoid = (operand: Operand) => call('logSigmoid', operand);
export const logOneMinusSigmoid = (operand: Operand) => call('logOneMinusSigmoid', operand);
/** `below` where `selector` < `bound`, else `otherwise`; both have to be finite on either side. */
export const choose = (selector: Operand, bound: number, below: Operand, otherwise: Operand) =>
  call('choose', selector, bound, below, otherwise);

// Signs are brought to the front, so that formulas read as in a textbook whatever they are built from.

export function negative(operand: Operand): Expression {
  return negated(operand) ?? call('negative', operand);
}

export function add(left: Operand, right: Operand): Expression {
  const taken = negated(right);
  return taken ? call('subtract', left, taken) : call('add', left, right);
}

/** Mean over the batch. */
export function mean(operand: Operand): Expression {
  const inner = negated(operand);
  return inner ? call('negative', call('mean', inner)) : call('mean', operand);
}

/** x where the operand is −x. */
function negated(operand: Operand): Expression | undefined {
  if (typeof operand === 'number' || operand.kind !== 'call') return undefined;
  return operand.operator === 'negative' ? operand.operands[0] : undefined;
}

function call(operator: Operator, ...operands: Operand[]): Expression {
  return {
    kind: 'call',
    operator,
    operands: operands.map((operand) =>
      typeof operand === 'number' ? constant(operand) : operand,
    ),
  };
}

/** Every node of the expression, the whole before its parts. */
export function* nodesOf(expression: Expression): Generator<Expression> {
  yield expression;
  if (expression.kind === 'call')
    for (const operand of expression.operands) yield* nodesOf(operand);
}

/** Whether the expression needs the critic's score on real samples. */
export function usesRealScore(expression: Expression): boolean {
  return [...nodesOf(expression)].some((node) => node.kind === 'score' && node.of === 'real');
}

/** The kinds of points at which the expression needs the critic's slope, each once. */
export function slopePointsOf(expression: Expression): readonly SlopePoint[] {
  const points = new Set<SlopePoint>();
  for (const node of nodesOf(expression)) if (node.kind === 'slope') points.add(node.at);
  return [...points];
}
