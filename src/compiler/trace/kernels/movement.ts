/** Operations that put numbers elsewhere and leave them as they are. Integers and truth values pass. */
import {
  Concat,
  ExpandDims,
  Identity,
  Pack,
  PadV2,
  Reshape,
  Slice,
  SplitV,
  StridedSlice,
  Tile,
  Transpose,
  Unpack,
  backend_util,
  slice_util,
  util,
} from '@tensorflow/tfjs-core';
import { sizeOf, type NodeId, type Shape } from '../../graph.ts';
import type { GraphBuilder } from '../builder.ts';
import {
  general,
  listed,
  type Kernel,
  type KernelCall,
  type KernelTable,
  type Operand,
  type Value,
} from '../kernel.ts';

/** An operation on `input` whose result is of the same type. */
const moving = (input: string, lower: (operand: Operand, call: KernelCall) => NodeId): Kernel =>
  general((call) => {
    const operand = call.inputs[input]!;
    return { node: lower(operand, call), type: operand.type };
  });

export const movement: KernelTable = {
  [Identity]: moving('x', ({ node }) => node),
  [Reshape]: moving('x', ({ node, shape }, { graph, attributes }) =>
    graph.reshape(
      node,
      util.inferFromImplicitShape(attributes['shape'] as number[], sizeOf(shape)),
    ),
  ),
  [ExpandDims]: moving('input', ({ node, shape }, { graph, attributes }) =>
    graph.reshape(node, expanded(shape, attributes['dim'] as number)),
  ),
  [Transpose]: moving('x', ({ node }, { graph, attributes }) =>
    graph.transpose(node, attributes['perm'] as number[]),
  ),
  [Slice]: moving('x', ({ node, ...operand }, { graph, attributes }) => {
    const [begin, size] = slice_util.parseSliceParams(
      infoOf(operand),
      attributes['begin'] as number[],
      attributes['size'] as number[],
    );
    slice_util.assertParamsValid(infoOf(operand), begin!, size!);
    return graph.slice(node, begin!, size!);
  }),
  [StridedSlice]: moving('x', ({ node, shape }, call) => {
    const { begin, end, strides, finalShape } = slicesOf(call, shape);
    if (strides.some((stride) => stride !== 1))
      call.refuse('Only slices with strides of 1 are known here');
    const block = slice_util.computeOutShape(begin, end, strides);
    return call.graph.reshape(call.graph.slice(node, begin, block), finalShape);
  }),
  [Tile]: moving('x', ({ node }, { graph, attributes }) =>
    tiled(graph, node, attributes['reps'] as number[]),
  ),
  [PadV2]: moving('x', ({ node }, { graph, attributes }) =>
    padded(
      graph,
      node,
      attributes['paddings'] as [number, number][],
      attributes['constantValue'] as number,
    ),
  ),
  [SplitV]: general(({ graph, inputs, attributes }) => {
    const { node, shape, type } = inputs['x']!;
    const axis = util.parseAxisParam(attributes['axis'] as number, [...shape])[0]!;
    const sizes = backend_util.prepareSplitSize(
      infoOf(inputs['x']!),
      attributes['numOrSizeSplits'] as number | number[],
      axis,
    );
    let start = 0;
    return sizes.map((size) => {
      const begin = shape.map((_, at) => (at === axis ? start : 0));
      start += size;
      return { node: graph.slice(node, begin, shape.with(axis, size)), type };
    });
  }),
  [Unpack]: general(({ graph, inputs, attributes }) => {
    const { node, shape, type } = inputs['value']!;
    const axis = util.parseAxisParam(attributes['axis'] as number, [...shape])[0]!;
    return Array.from({ length: shape[axis]! }, (_, index): Value => {
      const begin = shape.map((_length, at) => (at === axis ? index : 0));
      const layer = graph.slice(node, begin, shape.with(axis, 1));
      return { node: graph.reshape(layer, shape.toSpliced(axis, 1)), type };
    });
  }),
  [Concat]: general((call) => {
    const axis = util.parseAxisParam(call.attributes['axis'] as number, [
      ...listed(call)[0]!.shape,
    ])[0]!;
    return joined(call, axis, (node) => node);
  }),
  [Pack]: general((call) => {
    const axis = call.attributes['axis'] as number;
    return joined(call, axis < 0 ? axis + listed(call)[0]!.shape.length + 1 : axis, (node) =>
      call.graph.reshape(node, expanded(call.graph.shapeOf(node), axis)),
    );
  }),
};

function joined(call: KernelCall, axis: number, prepare: (node: NodeId) => NodeId): Value {
  const { graph } = call;
  const { type } = listed(call)[0]!;
  if (listed(call).some((operand) => operand.type !== type))
    call.refuse('Everything joined has to be of one type: cast it to float32 first');
  const nodes = listed(call).map(({ node }) => prepare(node));
  backend_util.assertParamsConsistent(
    nodes.map((node) => [...graph.shapeOf(node)]),
    axis,
  );
  return { node: graph.concat(nodes, axis), type };
}

/** A negative position counts from behind: -1 is after the last axis. */
function expanded(shape: Shape, position: number): Shape {
  return shape.toSpliced(position < 0 ? shape.length + 1 + position : position, 0, 1);
}

function slicesOf({ attributes }: KernelCall, shape: Shape): slice_util.SliceInfo {
  const list = (name: string) => attributes[name] as number[];
  const mask = (name: string) => attributes[name] as number;
  return slice_util.sliceInfo(
    [...shape],
    list('begin'),
    list('end'),
    list('strides'),
    mask('beginMask'),
    mask('endMask'),
    mask('ellipsisMask'),
    mask('newAxisMask'),
    mask('shrinkAxisMask'),
  );
}

/** Every repeated axis gets an axis before it along which it repeats; both become one afterwards. */
function tiled(graph: GraphBuilder, node: NodeId, repeats: readonly number[]): NodeId {
  const shape = graph.shapeOf(node);
  const apart = shape.flatMap((length, axis) =>
    repeats[axis] === 1 || length === 1 ? [length] : [1, length],
  );
  const repeated = shape.flatMap((length, axis) => {
    if (repeats[axis] === 1) return [length];
    return length === 1 ? [repeats[axis]!] : [repeats[axis]!, length];
  });
  return graph.reshape(
    graph.broadcast(graph.reshape(node, apart), repeated),
    shape.map((length, axis) => length * repeats[axis]!),
  );
}

function padded(
  graph: GraphBuilder,
  node: NodeId,
  paddings: readonly (readonly [before: number, after: number])[],
  value: number,
): NodeId {
  return paddings.reduce((inner, margins, axis) => {
    const margin = (width: number) =>
      width > 0 ? [graph.uniform(value, graph.shapeOf(inner).with(axis, width))] : [];
    return graph.concat([...margin(margins[0]), inner, ...margin(margins[1])], axis);
  }, node);
}

/** As much of a tensor as functions of TensorFlow.js that check parameters look at. */
function infoOf({ shape, type }: Omit<Operand, 'node'>) {
  return { dataId: {}, shape: [...shape], dtype: type };
}
