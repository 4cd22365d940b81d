/**
 * Takes transposes into the flags of matrix products, where they cost nothing, and joins those that
 * follow one another. A transpose that only moves axes of length 1 is a reshape.
 */
import type { Graph, Node, NodeId, Shape } from '../graph.ts';
import { rewrite, type Draft } from './rewrite.ts';

export function transposes(graph: Graph): Graph {
  return rewrite(graph, (node, draft) => {
    if (node.op === 'transpose') return transposed(node.inputs[0], node.permutation, draft);
    if (node.op === 'matMul') return multiplied(node, draft);
    return draft.add(node);
  });
}

function transposed(input: NodeId, permutation: readonly number[], draft: Draft): NodeId {
  const node = draft.node(input);
  if (node.op === 'transpose') {
    const both = permutation.map((axis) => node.permutation[axis]!);
    return transposed(node.inputs[0], both, draft);
  }
  const shape = permutation.map((axis) => node.shape[axis]!);
  return keepsOrder(permutation, node.shape)
    ? draft.reshape(input, shape)
    : draft.add({ op: 'transpose', permutation, inputs: [input], shape });
}

function keepsOrder(permutation: readonly number[], from: Shape): boolean {
  const moving = permutation.filter((axis) => from[axis] !== 1);
  return moving.every((axis, index) => index === 0 || moving[index - 1]! < axis);
}

function multiplied(node: Extract<Node, { op: 'matMul' }>, draft: Draft): NodeId {
  const [left, right] = node.inputs.map((input) => withoutSwap(input, draft)) as [NodeId, NodeId];
  return draft.add({
    ...node,
    inputs: [left, right],
    transposeLeft: node.transposeLeft !== (left !== node.inputs[0]),
    transposeRight: node.transposeRight !== (right !== node.inputs[1]),
  });
}

/** The input of a node that does nothing but swap the last two axes; else the node itself. */
function withoutSwap(id: NodeId, draft: Draft): NodeId {
  const node = draft.node(id);
  if (node.op !== 'transpose') return id;
  const rank = node.permutation.length;
  const swaps = node.permutation.every((axis, at) =>
    at === rank - 2 ? axis === rank - 1 : at === rank - 1 ? axis === rank - 2 : axis === at,
  );
  return swaps ? node.inputs[0] : id;
}
