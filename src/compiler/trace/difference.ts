/** Compares two traces of one function. */
import { sameShape, type Node } from '../graph.ts';
import { describeShape } from './kernel.ts';
import type { Traced } from './record.ts';

/** Where two traces differ first, as a clause; undefined when they are equal, constants included. */
export function firstDifference(a: Traced, b: Traced): string | undefined {
  const nodes = [a.graph.nodes, b.graph.nodes] as const;
  const id = nodes[0].findIndex((node, id) => !nodes[1][id] || !equal(node, nodes[1][id]));
  if (id >= 0 && nodes[1][id]) return describeDifference(nodes[0][id]!, nodes[1][id]);
  if (nodes[0].length !== nodes[1].length)
    return `it did ${nodes[0].length} operations at first and ${nodes[1].length} then`;
  const results = ({ graph, signature, updates }: Traced) => ({
    outputs: graph.outputs,
    report: signature.report,
    updates,
  });
  return equal(results(a), results(b)) ? undefined : 'it returned other tensors';
}

function describeDifference(a: Node, b: Node): string {
  if (a.op === 'constant' && b.op === 'constant' && sameShape(a.shape, b.shape)) {
    const at = a.values.findIndex((value, index) => !Object.is(value, b.values[index]));
    return `a constant (${describeShape(a.shape)}) was ${a.values[at]} at first and ${b.values[at]} then`;
  }
  return `it did ${describeNode(a)} at first and ${describeNode(b)} then`;
}

function describeNode(node: Node): string {
  const name = node.op === 'map' ? node.function : node.op;
  return `${name} (${describeShape(node.shape)})`;
}

/** Of plain data: the same numbers, zeros of the same sign, in lists and objects of the same form. */
function equal(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null)
    return Object.is(a, b);
  if (ArrayBuffer.isView(a) && ArrayBuffer.isView(b))
    return sameNumbers(a as Float32Array, b as Float32Array);
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => equal(a[key as keyof typeof a], b[key as keyof typeof b]))
  );
}

function sameNumbers(a: Float32Array, b: Float32Array): boolean {
  return a.length === b.length && a.every((value, index) => Object.is(value, b[index]));
}
