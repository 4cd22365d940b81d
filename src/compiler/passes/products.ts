/**
 * Matrix products that are less than that: with an inner size of 1 they are elementwise products,
 * and with an operand that repeats along the inner axis a sum of the other operand, times a factor.
 * (The gradient of a mean with respect to the last layer of a network is of both kinds.)
 */
import type { Graph, Node, NodeId, Shape } from '../graph.ts';
import { repeated, rewrite, uniformValue, type Draft } from './rewrite.ts';

type Product = Extract<Node, { readonly op: 'matMul' }>;

/** An operand, seen as it is multiplied: where its rows, columns and inner axis lie. */
interface Operand {
  readonly id: NodeId;
  readonly shape: Shape;
  readonly innerAxis: number;
}

export function products(graph: Graph): Graph {
  return rewrite(graph, (node, draft) =>
    node.op === 'matMul' ? (simplified(node, draft) ?? draft.add(node)) : draft.add(node),
  );
}

function simplified(node: Product, draft: Draft): NodeId | undefined {
  const [left, right] = operandsOf(node, draft);
  if (left.shape[left.innerAxis] === 1) {
    return draft.map(
      'mul',
      node.shape,
      upright(left, 'column', draft),
      upright(right, 'row', draft),
    );
  }
  const leftOnce = withoutInner(left, draft);
  if (leftOnce) {
    const sums = upright(summed(right, draft), 'row', draft);
    return draft.map('mul', node.shape, upright(leftOnce, 'column', draft), sums);
  }
  const rightOnce = withoutInner(right, draft);
  if (rightOnce) {
    const sums = upright(summed(left, draft), 'column', draft);
    return draft.map('mul', node.shape, sums, upright(rightOnce, 'row', draft));
  }
  return undefined;
}

function operandsOf(node: Product, draft: Draft): [Operand, Operand] {
  const [left, right] = node.inputs.map((id) => ({ id, shape: draft.shape(id) }));
  const rank = node.shape.length;
  return [
    { ...left!, innerAxis: node.transposeLeft ? rank - 2 : rank - 1 },
    { ...right!, innerAxis: node.transposeRight ? rank - 1 : rank - 2 },
  ];
}

/** An operand with inner size 1 as [batch, length, 1] or [batch, 1, length]. */
function upright({ id, shape }: Operand, as: 'column' | 'row', draft: Draft): NodeId {
  const batch = shape.slice(0, -2);
  const length = shape.at(-1)! * shape.at(-2)!;
  return draft.reshape(id, [...batch, ...(as === 'column' ? [length, 1] : [1, length])]);
}

/** The operand with inner size 1 that repeats to this one along the inner axis, if there is one. */
function withoutInner({ id, shape, innerAxis }: Operand, draft: Draft): Operand | undefined {
  const node = draft.node(id);
  const value = uniformValue(node);
  if (value !== undefined) {
    const single = shape.map(() => 1);
    return { id: draft.uniform(value, single), shape: single, innerAxis };
  }
  const source = repeated(node);
  if (source === undefined) return undefined;
  const narrow = draft.shape(source);
  const full = [...Array.from({ length: shape.length - narrow.length }, () => 1), ...narrow];
  if (full[innerAxis] !== 1) return undefined;
  const wide = shape.map((length, axis) => (axis === innerAxis ? 1 : length));
  return { id: draft.broadcast(draft.reshape(source, full), wide), shape: wide, innerAxis };
}

function summed({ id, shape, innerAxis }: Operand, draft: Draft): Operand {
  const kept = shape.filter((_, axis) => axis !== innerAxis);
  const sum = draft.add({
    op: 'reduce',
    reducer: 'sum',
    axes: [innerAxis],
    inputs: [id],
    shape: kept,
  });
  const single = shape.map((length, axis) => (axis === innerAxis ? 1 : length));
  return { id: draft.reshape(sum, single), shape: single, innerAxis };
}
