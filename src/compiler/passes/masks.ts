/**
 * Takes the sign of what a rectifier let through instead of what went in, which is the same: the
 * input itself need not be kept then.
 */
import type { Graph, Node, NodeId } from '../graph.ts';
import { rewrite } from './rewrite.ts';

export function masks(graph: Graph): Graph {
  const rectified = new Map<NodeId, NodeId>();
  return rewrite(graph, (node, draft) => {
    if (node.op === 'map' && node.function === 'step') {
      const output = rectified.get(node.inputs[0]!);
      return draft.add(output === undefined ? node : { ...node, inputs: [output] });
    }
    const id = draft.add(node);
    if (keepsSign(node)) rectified.set(node.inputs[0]!, id);
    return id;
  });
}

/** Whether the output is right of zero exactly where the input is, and NaN where it is. */
function keepsSign(node: Node): node is Extract<Node, { op: 'map' }> {
  return (
    node.op === 'map' &&
    (node.function === 'relu' ||
      node.function === 'elu' ||
      (node.function === 'leakyRelu' && node.parameters[0]! >= 0))
  );
}
