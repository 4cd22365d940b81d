/**
 * Computes in advance what depends on constants alone, and keeps constants that are the same number
 * everywhere as that single number.
 */
import { inputsOf, sizeOf } from '../graph.ts';
import type { Graph, Node, NodeId } from '../graph.ts';
import { interpret } from '../interpret.ts';
import { rewrite, type Draft } from './rewrite.ts';

/**
 * Larger products than this many multiplications are left to the program: computing them here, in
 * plain JavaScript, would hold up compiling for longer than they cost in many runs.
 */
const MOST_MULTIPLICATIONS = 1e6;

export function constants(graph: Graph): Graph {
  return rewrite(graph, (node, draft) => {
    if (node.op === 'constant') return draft.add(compact(node));
    const inputs = inputsOf(node);
    const isFixed =
      inputs.length > 0 && inputs.every((input) => draft.node(input).op === 'constant');
    return isFixed && isCheap(node, draft) ? draft.add(computed(node, draft)) : draft.add(node);
  });
}

function isCheap(node: Node, draft: Draft): boolean {
  if (node.op !== 'matMul') return true;
  const inner = draft.shape(node.inputs[0]).at(node.transposeLeft ? -2 : -1)!;
  return sizeOf(node.shape) * inner <= MOST_MULTIPLICATIONS;
}

function computed(node: Node, draft: Draft): Node {
  const inputs = inputsOf(node).map((input) => draft.node(input) as Constant);
  const isUniform = inputs.every(({ values }) => values.length === 1);
  if (isUniform && (node.op === 'reshape' || node.op === 'transpose' || node.op === 'slice')) {
    return { op: 'constant', values: inputs[0]!.values, shape: node.shape };
  }
  if (isUniform && node.op === 'map') {
    const scalars = inputs.map((input): Node => ({ ...input, shape: [] }));
    return { op: 'constant', values: valuesOf({ ...node, shape: [] }, scalars), shape: node.shape };
  }
  return compact({ op: 'constant', values: valuesOf(node, inputs), shape: node.shape });
}

type Constant = Extract<Node, { readonly op: 'constant' }>;

function valuesOf(node: Node, inputs: readonly Node[]): Float32Array {
  const last = { ...node, inputs: inputs.map((_, index): NodeId => index) } as Node;
  return interpret({ nodes: [...inputs, last], outputs: [inputs.length] }, [])[0]!;
}

function compact(node: Constant): Constant {
  const [first] = node.values;
  return node.values.length > 1 && node.values.every((value) => Object.is(value, first))
    ? { ...node, values: Float32Array.of(first!) }
    : node;
}
