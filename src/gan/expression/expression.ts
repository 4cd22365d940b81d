/**
 * Formulas as data. A loss or a penalty is written once, here, as an expression; the page typesets
 * it (`tex.ts`) and training evaluates it (`tensor.ts`), so what is shown is what is computed.
 * Expressions are inert: no networks, no tensors, no numbers of a run.
 */

/** Where the critic's slope is measured. */
export type SlopePoint = 'real' | 'generated' | 'interpolates' | 'perturbed';

/** Which points a formula looks at: one of the two batches, or wherever a function of the plane is asked for. */
export type Sample = 'real' | 'generated' | 'here';

export type Expression =
  | { readonly kind: 'constant'; readonly value: number }
  /** A number the user may turn, by the id it has in its registry entry, and its letter. */
  | { readonly kind: 'parameter'; readonly id: string; readonly symbol: string }
  /** The critic's raw scores on a batch, shape [batch, 1]. */
  | { readonly kind: 'score'; readonly of: 'real' | 'generated' }
  /** What a critic with several outputs makes of a batch of points, shape [batch, features]. */
  | { readonly kind: 'features'; readonly of: Sample }
  /** The points themselves, shape [batch, 2]. */
  | { readonly kind: 'points'; readonly of: Sample }
  /** A scalar that is carried from update to update (see `Loss.multiplier`), and its letter. */
  | { readonly kind: 'multiplier'; readonly symbol: string }
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
  | 'logarithm'
  | 'squareRoot'
  | 'absolute'
  /** log(1 + eᵛ) */
  | 'softplus'
  | 'maximum'
  | 'minimum'
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
  /** The first operand, held between the second and the third. */
  | 'limited'
  /** The first operand, and beyond the limits that the fourth stands for a straight line (see `continued`). */
  | 'continued'
  /** Mean over the batch: [batch, 1] → scalar. */
  | 'mean'
  /** Mean over the rows of a batch: [batch, k] → [1, k]. */
  | 'meanRow'
  /** Root of the sum of squares of all entries: → scalar. */
  | 'length'
  /** How the columns of a batch vary together, divided by the number of rows: [batch, k] → [k, k]. */
  | 'covariance'
  /** Sum of the singular values: [k, k] → scalar. */
  | 'nuclearNorm'
  /** UVᵀ of a matrix UΣVᵀ: [k, k] → [k, k]. */
  | 'polarFactor'
  /** [n, k], [k, m] → [n, m]. */
  | 'matrixProduct'
  /** Of each row with its counterpart, or with the only one: [n, k], [n or 1, k] → [n, 1]. */
  | 'innerProduct'
  /** Mean over the rows of the second operand of its kernel with each row of the first: [n, k], [m, k], scale → [n, 1]. */
  | 'meanKernel'
  /** Estimated from nearest neighbours: [n, 2] → scalar. */
  | 'entropy';

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
export const featuresOf = (of: Sample): Expression => ({ kind: 'features', of });
export const pointsOf = (of: Sample): Expression => ({ kind: 'points', of });
export const multiplier = (symbol: string): Expression => ({ kind: 'multiplier', symbol });

export const subtract = (left: Operand, right: Operand) => call('subtract', left, right);
export const multiply = (left: Operand, right: Operand) => call('multiply', left, right);
export const divide = (left: Operand, right: Operand) => call('divide', left, right);
/** @param base must not be negative */
export const power = (base: Operand, exponent: Operand) => call('power', base, exponent);
export const square = (operand: Operand) => call('square', operand);
export const exponential = (operand: Operand) => call('exponential', operand);
/** @param operand must be positive */
export const logarithm = (operand: Operand) => call('logarithm', operand);
/** @param operand must not be negative; at 0 the slope is infinite */
export const squareRoot = (operand: Operand) => call('squareRoot', operand);
/** Its slope at 0 is 0 in training. */
export const absolute = (operand: Operand) => call('absolute', operand);
export const softplus = (operand: Operand) => call('softplus', operand);
export const maximum = (left: Operand, right: Operand) => call('maximum', left, right);
export const minimum = (left: Operand, right: Operand) => call('minimum', left, right);
export const positivePart = (operand: Operand) => call('positivePart', operand);
export const isPositive = (operand: Operand) => call('isPositive', operand);
export const isNotPositive = (operand: Operand) => call('isNotPositive', operand);
export const hyperbolicTangent = (operand: Operand) => call('hyperbolicTangent', operand);
export const sigmoid = (operand: Operand) => call('sigmoid', operand);
export const oneMinusSigmoid = (operand: Operand) => call('oneMinusSigmoid', operand);
export const rootOfSigmoid = (operand: Operand) => call('rootOfSigmoid', operand);
export const logSigmoid = (operand: Operand) => call('logSigmoid', operand);
export const logOneMinusSigmoid = (operand: Operand) => call('logOneMinusSigmoid', operand);
/** `operand` where it lies between `lower` and `upper`, else the nearer of the two. Typeset as the operand. */
export const limited = (operand: Operand, lower: number, upper: number) =>
  call('limited', operand, lower, upper);
/**
 * `value` + `slope`·(`score` − `limitedScore`), the first two at the limited score: within the limits the
 * value, beyond them its tangent. Typeset as the value.
 */
export const continued = (
  value: Operand,
  slope: Operand,
  score: Operand,
  limitedScore: Operand,
): Expression => call('continued', value, slope, score, limitedScore);
/** `below` where `selector` < `bound`, else `otherwise`; both have to be finite on either side. */
export const choose = (selector: Operand, bound: number, below: Operand, otherwise: Operand) =>
  call('choose', selector, bound, below, otherwise);

/** [batch, k] → [1, k] */
export const meanRow = (rows: Operand) => call('meanRow', rows);
/** √(Σ² + 10⁻¹²) over all entries, so that the derivative is finite at 0. */
export const length = (vector: Operand) => call('length', vector);
/** Of the columns of [batch, k], divided by the batch and not by one less: [k, k]. */
export const covariance = (rows: Operand) => call('covariance', rows);
/** Sum of singular values of a square matrix. */
export const nuclearNorm = (matrix: Operand) => call('nuclearNorm', matrix);
/** The orthogonal factor of a square matrix; of a symmetric one its sign. */
export const polarFactor = (matrix: Operand) => call('polarFactor', matrix);
export const matrixProduct = (left: Operand, right: Operand) => call('matrixProduct', left, right);
/** Row by row, [n, 1]; the second operand may have one row for all. */
export const innerProduct = (left: Operand, right: Operand) => call('innerProduct', left, right);
/**
 * Σ over `KERNEL_WIDTHS` (see `kernels.ts`) of exp(−d²/2σ²), σ that width times `scale`, on average over
 * `others` [m, k] for each of `rows` [n, k]: [n, 1]. A row that is in both counts as one of the m.
 */
export const meanKernel = (rows: Operand, others: Operand, scale: Operand) =>
  call('meanKernel', rows, others, scale);

/** Of the distribution that points [n, 2] come from, in nats (see `nearestNeighbours.ts`). */
export const entropyOf = (points: Operand) => call('entropy', points);

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

/** Whether the expression needs real samples, whatever it looks at in them. */
export function usesRealSamples(expression: Expression): boolean {
  return [...nodesOf(expression)].some(
    (node) => ('of' in node && node.of === 'real') || (node.kind === 'slope' && node.at === 'real'),
  );
}

/** The kinds of points at which the expression needs the critic's slope, each once. */
export function slopePointsOf(expression: Expression): readonly SlopePoint[] {
  const points = new Set<SlopePoint>();
  for (const node of nodesOf(expression)) if (node.kind === 'slope') points.add(node.at);
  return [...points];
}
