/**
 * Reshapes, transposes and slices cost nothing where they can be read from the node they are taken
 * of, by strides. A view says how; nothing here decides where anything lies in memory.
 */
import { packedStrides, sizeOf } from '../graph.ts';
import type { Node, NodeId, Shape } from '../graph.ts';

/** How a node is read from the packed elements of `source`: one stride for each axis of the node. */
export interface View {
  /** An input, a constant, a concatenation or something that an instruction computes. */
  readonly source: NodeId;
  readonly offset: number;
  readonly strides: readonly number[];
}

/** The view of `node` when `inputs` are the views of what it reads; undefined where it needs a copy. */
export function viewOf(
  id: NodeId,
  node: Node,
  viewed: (input: NodeId) => View,
  shapeOf: (input: NodeId) => Shape,
): View | undefined {
  switch (node.op) {
    case 'reshape': {
      const view = viewed(node.inputs[0]);
      const strides = reshapedStrides(shapeOf(node.inputs[0]), view.strides, node.shape);
      return strides && { ...view, strides };
    }
    case 'transpose': {
      const view = viewed(node.inputs[0]);
      return { ...view, strides: node.permutation.map((axis) => view.strides[axis]!) };
    }
    case 'slice': {
      const view = viewed(node.inputs[0]);
      const start = node.begin.reduce((sum, at, axis) => sum + at * view.strides[axis]!, 0);
      return { ...view, offset: view.offset + start };
    }
    default:
      return { source: id, offset: 0, strides: packedStrides(node.shape) };
  }
}

/** Whether the view is of all elements of its source in their order. */
export function isWhole(view: View, shape: Shape, sourceShape: Shape): boolean {
  return (
    view.offset === 0 && sizeOf(shape) === sizeOf(sourceShape) && isPacked(shape, view.strides)
  );
}

/** Whether elements follow one another in memory without gaps. */
export function isPacked(shape: Shape, strides: readonly number[]): boolean {
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis] === 1) continue;
    if (strides[axis] !== stride) return false;
    stride *= shape[axis]!;
  }
  return true;
}

/** A shape without its axes of length 1, which change nothing about how elements are walked. */
export function squeezed(shape: Shape): number[] {
  return shape.filter((length) => length !== 1);
}

/** Strides without those of axes of length 1. */
export function squeezedStrides(shape: Shape, strides: readonly number[]): number[] {
  return strides.filter((_, axis) => shape[axis] !== 1);
}

/**
 * Strides that walk the same elements in the same order under another shape; undefined if there are
 * none, because the order is not that of memory.
 */
function reshapedStrides(from: Shape, strides: readonly number[], to: Shape): number[] | undefined {
  const runs = runsOf(from, strides);
  const result = new Array<number>(to.length).fill(0);
  let run = runs.pop();
  let left = run?.length ?? 1;
  let stride = run?.stride ?? 0;
  for (let axis = to.length - 1; axis >= 0; axis--) {
    const length = to[axis]!;
    if (length === 1) continue;
    if (left === 1) {
      run = runs.pop();
      left = run?.length ?? 1;
      stride = run?.stride ?? 0;
    }
    if (left % length !== 0) return undefined;
    result[axis] = stride;
    stride *= length;
    left /= length;
  }
  return result;
}

/** Neighbouring axes that are walked with one stride, taken together. */
function runsOf(shape: Shape, strides: readonly number[]): { length: number; stride: number }[] {
  const runs: { length: number; stride: number }[] = [];
  shape.forEach((length, axis) => {
    if (length === 1) return;
    const last = runs.at(-1);
    if (last && last.stride === length * strides[axis]!) {
      last.length *= length;
      last.stride = strides[axis]!;
    } else {
      runs.push({ length, stride: strides[axis]! });
    }
  });
  return runs;
}
