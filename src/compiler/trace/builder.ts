/**
 * Builds a graph node by node and works out shapes. Leaves out what does nothing (a reshape to the
 * same shape, a reduction of no axes) and optimises nothing else: that is for passes.
 */
import type { FunctionName } from '../functions.ts';
import { sameShape, type Node, type NodeId, type Reducer, type Shape } from '../graph.ts';

export class GraphBuilder {
  readonly nodes: Node[] = [];

  shapeOf(node: NodeId): Shape {
    return this.nodes[node]!.shape;
  }

  input(shape: Shape, index: number): NodeId {
    return this.#append({ op: 'input', shape, index });
  }

  /** @param values packed, one for each element or a single one for all; belong to the graph from now on */
  constant(values: Float32Array, shape: Shape): NodeId {
    const uniform = values.every((value) => Object.is(value, values[0]));
    return this.#append({
      op: 'constant',
      shape,
      values: uniform ? values.slice(0, 1) : values,
    });
  }

  /** A constant with the same value everywhere; a scalar if no shape is given. */
  uniform(value: number, shape: Shape = []): NodeId {
    return this.#append({ op: 'constant', shape, values: Float32Array.of(value) });
  }

  /** @throws RangeError when the inputs do not broadcast */
  map(name: FunctionName, inputs: readonly NodeId[], parameters: readonly number[] = []): NodeId {
    const shape = inputs.map((input) => this.shapeOf(input)).reduce(broadcastShape);
    return this.#append({ op: 'map', function: name, parameters, inputs, shape });
  }

  /** The node repeated along axes of size 1, and along new leading ones, to become `shape`. */
  broadcast(node: NodeId, shape: Shape): NodeId {
    if (sameShape(this.shapeOf(node), shape)) return node;
    return this.#append({ op: 'map', function: 'identity', parameters: [], inputs: [node], shape });
  }

  /** Both of rank 2, or both of rank 3. */
  matMul(left: NodeId, right: NodeId, transposeLeft: boolean, transposeRight: boolean): NodeId {
    const from = this.shapeOf(left);
    const to = this.shapeOf(right);
    const shape = [
      ...broadcastShape(from.slice(0, -2), to.slice(0, -2)),
      from.at(transposeLeft ? -1 : -2)!,
      to.at(transposeRight ? -2 : -1)!,
    ];
    return this.#append({
      op: 'matMul',
      inputs: [left, right],
      transposeLeft,
      transposeRight,
      shape,
    });
  }

  /** @param axes in any order, none negative */
  reduce(reducer: Reducer, node: NodeId, axes: readonly number[], keepAxes: boolean): NodeId {
    if (axes.length === 0) return node;
    const from = this.shapeOf(node);
    const reduced = this.#append({
      op: 'reduce',
      reducer,
      axes: axes.toSorted((a, b) => a - b),
      inputs: [node],
      shape: from.filter((_, axis) => !axes.includes(axis)),
    });
    if (!keepAxes) return reduced;
    return this.reshape(
      reduced,
      from.map((length, axis) => (axes.includes(axis) ? 1 : length)),
    );
  }

  reshape(node: NodeId, shape: Shape): NodeId {
    if (sameShape(this.shapeOf(node), shape)) return node;
    return this.#append({ op: 'reshape', inputs: [node], shape });
  }

  transpose(node: NodeId, permutation: readonly number[]): NodeId {
    if (permutation.every((from, axis) => from === axis)) return node;
    const shape = permutation.map((axis) => this.shapeOf(node)[axis]!);
    return this.#append({ op: 'transpose', permutation, inputs: [node], shape });
  }

  slice(node: NodeId, begin: readonly number[], shape: Shape): NodeId {
    if (sameShape(this.shapeOf(node), shape)) return node;
    return this.#append({ op: 'slice', begin, inputs: [node], shape });
  }

  concat(inputs: readonly NodeId[], axis: number): NodeId {
    if (inputs.length === 1) return inputs[0]!;
    const shape = [...this.shapeOf(inputs[0]!)];
    shape[axis] = inputs.reduce((sum, input) => sum + this.shapeOf(input)[axis]!, 0);
    return this.#append({ op: 'concat', axis, inputs, shape });
  }

  #append(node: Node): NodeId {
    return this.nodes.push(node) - 1;
  }
}

/** @throws RangeError when an axis has two sizes, neither of them 1 */
export function broadcastShape(a: Shape, b: Shape): Shape {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  const missing = long.length - short.length;
  return long.map((length, axis) => {
    const other = axis < missing ? 1 : short[axis - missing]!;
    if (length !== other && length !== 1 && other !== 1)
      throw new RangeError(`[${a.join(', ')}] and [${b.join(', ')}] do not broadcast.`);
    return length === 1 ? other : length;
  });
}
