/**
 * Takes out nodes that change nothing: reshapes to the same shape and of reshapes, identities, and
 * reductions of single elements. A reshape to another shape stays, because whoever reads it
 * broadcasts by its shape; that it costs nothing is the business of views.
 */
import { sameShape } from '../graph.ts';
import type { Graph, Node, NodeId, Shape } from '../graph.ts';
import { repeated, rewrite, type Draft } from './rewrite.ts';

export function aliases(graph: Graph): Graph {
  return rewrite(graph, aliased);
}

function aliased(node: Node, draft: Draft): NodeId {
  switch (node.op) {
    case 'reshape':
      return reshaped(node.inputs[0], node.shape, draft);
    case 'map': {
      const source = repeated(node);
      if (source !== undefined && sameShape(draft.shape(source), node.shape)) return source;
      return draft.add({ ...node, inputs: node.inputs.map((input) => unrepeated(input, draft)) });
    }
    case 'reduce': {
      const from = draft.shape(node.inputs[0]);
      return node.axes.every((axis) => from[axis] === 1)
        ? reshaped(node.inputs[0], node.shape, draft)
        : draft.add(node);
    }
    default:
      return draft.add(node);
  }
}

function reshaped(input: NodeId, shape: Shape, draft: Draft): NodeId {
  const node = draft.node(input);
  return draft.reshape(node.op === 'reshape' ? node.inputs[0] : input, shape);
}

/** Elementwise functions repeat their inputs themselves. */
function unrepeated(input: NodeId, draft: Draft): NodeId {
  return repeated(draft.node(input)) ?? input;
}
