/**
 * What instructions read: for each node that one computes, which elements of which others, walked
 * along its axes. Axes of length 1 are left out everywhere, so that [n, 1] and [n] are the same.
 */
import type { Graph, Node, NodeId, Shape } from '../graph.ts';
import { sameShape } from '../graph.ts';
import type { Settled } from './settle.ts';
import { isPacked, squeezed, squeezedStrides } from './views.ts';

/** Elements of `source`, walked with one stride for each axis of the reader (`walkedShape`). */
export interface Read {
  readonly source: NodeId;
  readonly offset: number;
  readonly strides: readonly number[];
}

export type Computed = Extract<Node, { readonly op: 'map' | 'matMul' | 'reduce' }>;

export function isComputed(node: Node): node is Computed {
  return node.op === 'map' || node.op === 'matMul' || node.op === 'reduce';
}

/** The axes along which a node reads: those of its result, of a reduction those of its input. */
export function walkedShape(node: Computed, { nodes }: Pick<Graph, 'nodes'>): number[] {
  return squeezed(node.op === 'reduce' ? nodes[node.inputs[0]]!.shape : node.shape);
}

/**
 * One read for each input of an elementwise function or a reduction, in order. The operands of a
 * product are read as matrices, with the strides of their own axes, length 1 or not.
 */
export function readsOf(node: Computed, { nodes, views }: Settled): Read[] {
  return node.inputs.map((input) => {
    const { source, offset, strides } = views[input]!;
    const { shape } = nodes[input]!;
    switch (node.op) {
      case 'map':
        return { source, offset, strides: repeatedStrides(shape, strides, node.shape) };
      case 'reduce':
        return { source, offset, strides: squeezedStrides(shape, strides) };
      case 'matMul':
        return { source, offset, strides };
    }
  });
}

/** Whether each element of the reader reads the same element of the source, so that both can be computed together. */
export function isAligned(read: Read, walked: Shape, { nodes }: Pick<Graph, 'nodes'>): boolean {
  return (
    read.offset === 0 &&
    sameShape(squeezed(nodes[read.source]!.shape), walked) &&
    isPacked(walked, read.strides)
  );
}

/** Strides along the axes of `to`, without those of length 1: 0 where `from` repeats. */
function repeatedStrides(from: Shape, strides: readonly number[], to: Shape): number[] {
  const missing = to.length - from.length;
  const result: number[] = [];
  to.forEach((length, axis) => {
    if (length === 1) return;
    const own = axis - missing;
    result.push(own < 0 || from[own] === 1 ? 0 : strides[own]!);
  });
  return result;
}
