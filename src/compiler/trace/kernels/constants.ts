/** Values that are known while tracing: filled, counted, or chosen by constants. */
import { Fill, LinSpace, OneHot, OnesLike, Range, ZerosLike, util } from '@tensorflow/tfjs-core';
import { sizeOf, type Shape } from '../../graph.ts';
import {
  general,
  type KernelCall,
  type KernelTable,
  type NumberType,
  type Value,
} from '../kernel.ts';

const filledLike = (value: number) =>
  general(({ graph, inputs }) => {
    const { shape, type } = inputs['x']!;
    return { node: graph.uniform(value, shape), type };
  });

export const constants: KernelTable = {
  [OnesLike]: filledLike(1),
  [ZerosLike]: filledLike(0),
  [Fill]: general((call) => {
    const { shape, value, dtype } = call.attributes;
    if (typeof value !== 'number') call.refuse('Only numbers are known here');
    const type = ((dtype as string | undefined) ?? util.inferDtype(value as number)) as NumberType;
    const filled = rounded(value as number, type);
    return { node: call.graph.uniform(filled, shape as Shape), type };
  }),
  [Range]: general((call) => {
    const { start, stop, step, dtype } = call.attributes as Record<string, number>;
    const length = lengthOfRange(start!, stop!, step!);
    // Downwards, the step of 1 that nobody asked for is a step of -1.
    const taken = stop! < start! && step === 1 ? -1 : step!;
    return counted(call, start!, taken, length, dtype as never);
  }),
  [LinSpace]: general((call) => {
    const { start, stop, num } = call.attributes as Record<string, number>;
    return counted(call, start!, (stop! - start!) / (num! - 1), num!, 'float32');
  }),
  [OneHot]: general((call) => {
    const { graph, inputs, attributes } = call;
    const { node, shape } = inputs['indices']!;
    const { depth, onValue, offValue, dtype } = attributes as Record<string, number>;
    const indices = graph.nodes[node]!;
    if (indices.op !== 'constant') return call.refuse('The indices have to be constants');
    const rows = sizeOf(shape);
    const values = new Float32Array(rows * depth!).fill(offValue!);
    for (let row = 0; row < rows; row++) {
      const index = indices.values[indices.values.length === 1 ? 0 : row]!;
      if (index >= 0 && index < depth!) values[row * depth! + index] = onValue!;
    }
    return { node: graph.constant(values, [...shape, depth!]), type: dtype as never };
  }),
};

function lengthOfRange(start: number, stop: number, step: number): number {
  const away = (start < stop && step < 0) || (stop < start && step > 1);
  return start === stop || away ? 0 : Math.abs(Math.ceil((stop - start) / step));
}

/** As it comes out of an array of this type. */
function rounded(value: number, type: NumberType): number {
  return type === 'int32' ? Math.trunc(value) : value;
}

/** Each number is the one before plus the step, rounded every time, as TensorFlow.js has it. */
function counted(
  { graph }: KernelCall,
  start: number,
  step: number,
  length: number,
  type: NumberType,
): Value {
  const values = new Float32Array(length);
  values[0] = rounded(start, type);
  for (let index = 1; index < length; index++) {
    values[index] = rounded(values[index - 1]! + step, type);
  }
  return { node: graph.constant(values, [length]), type };
}
