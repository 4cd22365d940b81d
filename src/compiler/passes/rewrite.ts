/**
 * How a pass makes a new graph: node by node, each seen with its inputs already replaced. Passes add
 * what they like and say which node stands for the old one; what nobody reads is left for `deadCode`.
 */
import { inputsOf, sameShape, sizeOf } from '../graph.ts';
import type { Graph, Node, NodeId, Shape } from '../graph.ts';
import type { FunctionName } from '../functions.ts';

/** A graph that grows. */
export class Draft {
  readonly nodes: Node[] = [];

  add(node: Node): NodeId {
    return this.nodes.push(node) - 1;
  }

  node(id: NodeId): Node {
    return this.nodes[id]!;
  }

  shape(id: NodeId): Shape {
    return this.nodes[id]!.shape;
  }

  /** One function without parameters; `shape` is what its inputs broadcast to. */
  map(name: FunctionName, shape: Shape, ...inputs: NodeId[]): NodeId {
    return this.add({ op: 'map', function: name, parameters: [], inputs, shape });
  }

  /** The same value everywhere. */
  uniform(value: number, shape: Shape = []): NodeId {
    return this.add({ op: 'constant', values: Float32Array.of(value), shape });
  }

  /** The elements of `id` under another shape; `id` itself when it has that shape already. */
  reshape(id: NodeId, shape: Shape): NodeId {
    return sameShape(this.shape(id), shape) ? id : this.add({ op: 'reshape', inputs: [id], shape });
  }

  /** `id` repeated to `shape`; `id` itself when it has that shape already. */
  broadcast(id: NodeId, shape: Shape): NodeId {
    return sameShape(this.shape(id), shape) ? id : this.map('identity', shape, id);
  }
}

/** Makes a graph of what `replace` returns for each node of `graph`. */
export function rewrite(graph: Graph, replace: (node: Node, draft: Draft) => NodeId): Graph {
  const draft = new Draft();
  const numbers: NodeId[] = [];
  for (const node of graph.nodes) numbers.push(replace(renumbered(node, numbers), draft));
  return { nodes: draft.nodes, outputs: graph.outputs.map((output) => numbers[output]!) };
}

/** The node with each input `i` replaced by `numbers[i]`; the node itself where nothing changes. */
export function renumbered(node: Node, numbers: readonly NodeId[]): Node {
  const inputs = inputsOf(node);
  return inputs.every((input) => numbers[input] === input)
    ? node
    : ({ ...node, inputs: inputs.map((input) => numbers[input]!) } as Node);
}

/** The number that a constant has everywhere; undefined for all other nodes. */
export function uniformValue(node: Node): number | undefined {
  return node.op === 'constant' && (node.values.length === 1 || sizeOf(node.shape) === 1)
    ? node.values[0]
    : undefined;
}

/** What is repeated when `node` does nothing but repeat a smaller node. */
export function repeated(node: Node): NodeId | undefined {
  return node.op === 'map' && node.function === 'identity' ? node.inputs[0] : undefined;
}
