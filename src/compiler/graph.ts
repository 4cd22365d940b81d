/**
 * A traced function as plain data: nodes in the order in which they can be computed, each naming the
 * nodes it reads by their number. Everything is float32; truth values are 0 and 1. The graph says
 * what is computed, never where or in which memory: that is the plan's business.
 */
import type { FunctionName } from './functions.ts';

/** Sizes of the axes, outermost first; empty for a single number. */
export type Shape = readonly number[];

/** The number of a node in `Graph.nodes`. */
export type NodeId = number;

export type Reducer = 'sum' | 'product' | 'maximum' | 'minimum';

export type Node = { readonly shape: Shape } & (
  | { readonly op: 'input'; /** Which argument of the function. */ readonly index: number }
  /** `values` has one entry for each element, or a single one for all of them. */
  | { readonly op: 'constant'; readonly values: Float32Array }
  /** One function applied to each element; inputs broadcast to `shape` as in NumPy. */
  | {
      readonly op: 'map';
      readonly function: FunctionName;
      readonly parameters: readonly number[];
      readonly inputs: readonly NodeId[];
    }
  /** [rows, inner] × [inner, columns], or the same with a leading batch axis, of size 1 or equal. */
  | {
      readonly op: 'matMul';
      readonly inputs: readonly [left: NodeId, right: NodeId];
      /** Whether the last two axes of an operand are to be swapped first. */
      readonly transposeLeft: boolean;
      readonly transposeRight: boolean;
    }
  /** `axes` ascending; `shape` is that of the input without them. */
  | {
      readonly op: 'reduce';
      readonly reducer: Reducer;
      readonly axes: readonly number[];
      readonly inputs: readonly [NodeId];
    }
  /** The same elements in the same order under another shape. */
  | { readonly op: 'reshape'; readonly inputs: readonly [NodeId] }
  /** Axis i of the result is axis `permutation[i]` of the input. */
  | {
      readonly op: 'transpose';
      readonly permutation: readonly number[];
      readonly inputs: readonly [NodeId];
    }
  /** The block of size `shape` that starts at `begin`. */
  | { readonly op: 'slice'; readonly begin: readonly number[]; readonly inputs: readonly [NodeId] }
  | { readonly op: 'concat'; readonly axis: number; readonly inputs: readonly NodeId[] }
);

export type Operation = Node['op'];

export interface Graph {
  readonly nodes: readonly Node[];
  readonly outputs: readonly NodeId[];
}

/** What a node reads; nothing for inputs and constants. */
export function inputsOf(node: Node): readonly NodeId[] {
  return 'inputs' in node ? node.inputs : [];
}

/** How many numbers a shape holds. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((size, length) => size * length, 1);
}

/** The distance in a packed array between neighbours along each axis. */
export function packedStrides(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis]!;
  }
  return strides;
}

/**
 * Strides with which a packed array of shape `from` is read along the axes of `to`: 0 along every
 * axis where it repeats.
 */
export function broadcastStrides(from: Shape, to: Shape): number[] {
  const packed = packedStrides(from);
  const missing = to.length - from.length;
  return to.map((_, axis) => {
    const own = axis - missing;
    return own < 0 || from[own] === 1 ? 0 : packed[own]!;
  });
}

/** Whether two shapes are the same. */
export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis]);
}
