/**
 * What a graph means: every node evaluated by its definition, one element at a time. Slow and plain
 * on purpose, so that passes and executors can be checked against it; nothing runs on it.
 */
import { functions } from './functions.ts';
import { broadcastStrides, packedStrides, sizeOf } from './graph.ts';
import type { Graph, Node, Reducer, Shape } from './graph.ts';

type NodeOf<Operation extends Node['op']> = Extract<Node, { readonly op: Operation }>;

/**
 * The values of the outputs, each in an array of its own. Every node rounds its results to float32;
 * sums inside a node are double precision.
 * @param inputs one packed array for each input index
 * @throws RangeError when an input is missing or has another size than its node
 */
export function interpret(graph: Graph, inputs: readonly Float32Array[]): Float32Array[] {
  const values: Float32Array[] = [];
  for (const node of graph.nodes) values.push(evaluate(node, graph, values, inputs));
  return graph.outputs.map((output) => values[output]!.slice());
}

function evaluate(
  node: Node,
  graph: Graph,
  values: readonly Float32Array[],
  inputs: readonly Float32Array[],
): Float32Array {
  switch (node.op) {
    case 'input':
      return inputOf(node, inputs);
    case 'constant':
      return node.values.length === 1
        ? new Float32Array(sizeOf(node.shape)).fill(node.values[0]!)
        : node.values;
    case 'map':
      return mapped(node, graph, values);
    case 'matMul':
      return multiplied(node, graph, values);
    case 'reduce':
      return reduced(node, graph.nodes[node.inputs[0]]!.shape, values[node.inputs[0]]!);
    case 'reshape':
      return values[node.inputs[0]]!;
    case 'transpose': {
      const strides = packedStrides(graph.nodes[node.inputs[0]]!.shape);
      return gathered(
        values[node.inputs[0]]!,
        node.shape,
        node.permutation.map((axis) => strides[axis]!),
        0,
      );
    }
    case 'slice': {
      const strides = packedStrides(graph.nodes[node.inputs[0]]!.shape);
      const start = node.begin.reduce((sum, begin, axis) => sum + begin * strides[axis]!, 0);
      return gathered(values[node.inputs[0]]!, node.shape, strides, start);
    }
    case 'concat':
      return concatenated(node, graph, values);
  }
}

function inputOf(node: NodeOf<'input'>, inputs: readonly Float32Array[]): Float32Array {
  const input = inputs[node.index];
  if (input?.length !== sizeOf(node.shape)) {
    throw new RangeError(
      `Input ${node.index} needs ${sizeOf(node.shape)} numbers, not ${input?.length ?? 'none'}.`,
    );
  }
  return input;
}

function mapped(
  node: NodeOf<'map'>,
  { nodes }: Graph,
  values: readonly Float32Array[],
): Float32Array {
  const { evaluate } = functions[node.function];
  const operands = node.inputs.map((input) =>
    gathered(values[input]!, node.shape, broadcastStrides(nodes[input]!.shape, node.shape), 0),
  );
  return Float32Array.from({ length: sizeOf(node.shape) }, (_, element) =>
    evaluate(...operands.map((operand) => operand[element]!), ...node.parameters),
  );
}

function multiplied(
  node: NodeOf<'matMul'>,
  { nodes }: Graph,
  values: readonly Float32Array[],
): Float32Array {
  const [left, right] = node.inputs.map((input) => nodes[input]!.shape) as [Shape, Shape];
  const [rows, columns] = node.shape.slice(-2) as [number, number];
  const inner = left.at(node.transposeLeft ? -2 : -1)!;
  const batches = node.shape.length === 3 ? node.shape[0]! : 1;
  const leftBatch = left.length === 3 && left[0] !== 1 ? rows * inner : 0;
  const rightBatch = right.length === 3 && right[0] !== 1 ? inner * columns : 0;
  const [leftRow, leftInner] = node.transposeLeft ? [1, rows] : [inner, 1];
  const [rightInner, rightColumn] = node.transposeRight ? [1, inner] : [columns, 1];
  const [a, b] = node.inputs.map((input) => values[input]!) as [Float32Array, Float32Array];

  const product = new Float32Array(batches * rows * columns);
  let element = 0;
  for (let batch = 0; batch < batches; batch++) {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        let sum = 0;
        for (let k = 0; k < inner; k++) {
          sum +=
            a[batch * leftBatch + row * leftRow + k * leftInner]! *
            b[batch * rightBatch + k * rightInner + column * rightColumn]!;
        }
        product[element++] = sum;
      }
    }
  }
  return product;
}

/** How numbers are brought together, and what they start from. */
export const reducers: Readonly<
  Record<Reducer, { readonly start: number; readonly combine: (a: number, b: number) => number }>
> = {
  sum: { start: 0, combine: (a, b) => a + b },
  product: { start: 1, combine: (a, b) => a * b },
  maximum: { start: -Infinity, combine: Math.max },
  minimum: { start: Infinity, combine: Math.min },
};

function reduced(node: NodeOf<'reduce'>, from: Shape, values: Float32Array): Float32Array {
  const { start, combine } = reducers[node.reducer];
  const kept = from.map((length, axis) => (node.axes.includes(axis) ? 1 : length));
  const targets = places(from, broadcastStrides(kept, from), 0);
  const results = new Float64Array(sizeOf(node.shape)).fill(start);
  values.forEach((value, element) => {
    const target = targets[element]!;
    results[target] = combine(results[target]!, value);
  });
  return Float32Array.from(results);
}

function concatenated(
  node: NodeOf<'concat'>,
  { nodes }: Graph,
  values: readonly Float32Array[],
): Float32Array {
  const result = new Float32Array(sizeOf(node.shape));
  const strides = packedStrides(node.shape);
  let begin = 0;
  for (const input of node.inputs) {
    const { shape } = nodes[input]!;
    const targets = places(shape, strides, begin * strides[node.axis]!);
    values[input]!.forEach((value, element) => (result[targets[element]!] = value));
    begin += shape[node.axis]!;
  }
  return result;
}

function gathered(
  values: Float32Array,
  shape: Shape,
  strides: readonly number[],
  start: number,
): Float32Array {
  return Float32Array.from(places(shape, strides, start), (place) => values[place]!);
}

/** Where each element of `shape`, in order, lies in memory that is walked with `strides`. */
export function places(shape: Shape, strides: readonly number[], start: number): number[] {
  let found = [start];
  shape.forEach((length, axis) => {
    const next: number[] = [];
    for (const place of found) {
      for (let i = 0; i < length; i++) next.push(place + i * strides[axis]!);
    }
    found = next;
  });
  return found;
}
