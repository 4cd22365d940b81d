/**
 * Computes on as few elements as there are different ones: a function of inputs that all repeat
 * along an axis is computed once along it, and repeated afterwards, which costs nothing where an
 * elementwise function reads it. Sums of repeated elements become products.
 */
import { sameShape } from '../graph.ts';
import type { Graph, Node, NodeId, Shape } from '../graph.ts';
import { repeated, rewrite, uniformValue, type Draft } from './rewrite.ts';

export function broadcasts(graph: Graph): Graph {
  return rewrite(graph, (node, draft) => {
    if (node.op === 'map') return narrowed(node, draft);
    if (node.op === 'reduce') return reducedOnce(node, draft);
    return draft.add(node);
  });
}

function narrowed(node: Extract<Node, { op: 'map' }>, draft: Draft): NodeId {
  const inputs = node.inputs.map((input) => sourceOf(input, draft));
  const shape = commonShape(inputs.map((input) => draft.shape(input)));
  if (node.function === 'identity' || shape.length > node.shape.length) {
    return draft.add({ ...node, inputs });
  }
  const padded = aligned(shape, node.shape.length);
  if (sameShape(padded, node.shape)) return draft.add({ ...node, inputs });
  return draft.broadcast(draft.add({ ...node, inputs, shape }), node.shape);
}

/** What an elementwise function may read in place of `input`: the smallest node that repeats to it. */
function sourceOf(input: NodeId, draft: Draft): NodeId {
  const node = draft.node(input);
  const value = uniformValue(node);
  if (value !== undefined && node.shape.length > 0) return draft.uniform(value);
  return repeated(node) ?? input;
}

/** What shapes broadcast to, without leading axes of length 1. */
function commonShape(shapes: readonly Shape[]): Shape {
  const rank = Math.max(...shapes.map(({ length }) => length));
  const shape = Array.from({ length: rank }, (_, axis) =>
    Math.max(...shapes.map((from) => from[axis - rank + from.length] ?? 1)),
  );
  const first = shape.findIndex((length) => length !== 1);
  return first < 0 ? [] : shape.slice(first);
}

function reducedOnce(node: Extract<Node, { op: 'reduce' }>, draft: Draft): NodeId {
  const input = node.inputs[0];
  const wide = draft.shape(input);
  const source =
    repeated(draft.node(input)) ?? (isUniform(input, draft) ? sourceOf(input, draft) : undefined);
  if (source === undefined || node.reducer === 'product') return draft.add(node);

  const full = aligned(draft.shape(source), wide.length);
  const times = node.axes.reduce(
    (product, axis) => (full[axis] === 1 ? product * wide[axis]! : product),
    1,
  );
  if (times === 1) return draft.add(node);
  const shape = full.filter((_, axis) => !node.axes.includes(axis));
  const once = draft.add({ ...node, inputs: [draft.reshape(source, full)], shape });
  const scaled =
    node.reducer === 'sum' ? draft.map('mul', shape, once, draft.uniform(times)) : once;
  return draft.broadcast(scaled, node.shape);
}

/** The shape with as many axes of length 1 in front as make it this long. */
function aligned(shape: Shape, rank: number): Shape {
  return [...Array.from({ length: rank - shape.length }, () => 1), ...shape];
}

function isUniform(input: NodeId, draft: Draft): boolean {
  return uniformValue(draft.node(input)) !== undefined;
}
