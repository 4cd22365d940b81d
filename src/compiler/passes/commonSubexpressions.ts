/** Computes equal things once: nodes that do the same with the same inputs become one. */
import { inputsOf, sameShape } from '../graph.ts';
import type { Graph, Node, NodeId } from '../graph.ts';
import { rewrite } from './rewrite.ts';

export function commonSubexpressions(graph: Graph): Graph {
  const buckets = new Map<number, NodeId[]>();
  return rewrite(graph, (node, draft) => {
    const hash = hashOf(node);
    const bucket = buckets.get(hash);
    const twin = bucket?.find((other) => sameNode(draft.node(other), node));
    if (twin !== undefined) return twin;
    const id = draft.add(node);
    if (bucket) bucket.push(id);
    else buckets.set(hash, [id]);
    return id;
  });
}

/** Any odd number spreads well enough here; this one is the usual one for FNV hashes. */
const HASH_FACTOR = 0x01000193;

/** How many elements of a constant its hash looks at; comparing looks at all. */
const HASHED_ELEMENTS = 8;

function hashOf(node: Node): number {
  let hash = node.op.length + 31 * node.shape.length;
  const mix = (value: number) => {
    hash = Math.imul(hash ^ (value | 0), HASH_FACTOR);
    hash ^= hash >>> 15;
  };
  node.shape.forEach(mix);
  inputsOf(node).forEach(mix);
  if (node.op === 'map')
    for (let i = 0; i < node.function.length; i++) mix(node.function.charCodeAt(i));
  if (node.op === 'constant') bitsOf(node.values).subarray(0, HASHED_ELEMENTS).forEach(mix);
  return hash;
}

function sameNode(a: Node, b: Node): boolean {
  return (
    a.op === b.op &&
    sameShape(a.shape, b.shape) &&
    sameShape(inputsOf(a), inputsOf(b)) &&
    sameAttributes(a, b)
  );
}

function sameAttributes(a: Node, b: Node): boolean {
  if (a.op === 'input' && b.op === 'input') return a.index === b.index;
  if (a.op === 'constant' && b.op === 'constant') return sameBits(a.values, b.values);
  if (a.op === 'map' && b.op === 'map')
    return (
      a.function === b.function && a.parameters.every((it, i) => Object.is(it, b.parameters[i]))
    );
  if (a.op === 'matMul' && b.op === 'matMul')
    return a.transposeLeft === b.transposeLeft && a.transposeRight === b.transposeRight;
  if (a.op === 'reduce' && b.op === 'reduce')
    return a.reducer === b.reducer && sameShape(a.axes, b.axes);
  if (a.op === 'transpose' && b.op === 'transpose') return sameShape(a.permutation, b.permutation);
  if (a.op === 'slice' && b.op === 'slice') return sameShape(a.begin, b.begin);
  if (a.op === 'concat' && b.op === 'concat') return a.axis === b.axis;
  return true;
}

/** Bit by bit: 0 and −0 differ, NaN is itself. */
function sameBits(a: Float32Array, b: Float32Array): boolean {
  if (a.length !== b.length) return false;
  const bits = bitsOf(b);
  return bitsOf(a).every((value, index) => value === bits[index]);
}

function bitsOf(values: Float32Array): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, values.length);
}
