/** Sums, means, extremes and products over axes. */
import { All, Any, Max, Mean, Min, Prod, Sum, util } from '@tensorflow/tfjs-core';
import { sizeOf, type NodeId, type Reducer } from '../../graph.ts';
import { arithmetic, general, logical, type KernelCall, type KernelTable } from '../kernel.ts';

const reduced =
  (reducer: Reducer, axesAttribute = 'axis') =>
  (call: KernelCall): NodeId =>
    call.graph.reduce(
      reducer,
      call.inputs['x']!.node,
      axesOf(call, axesAttribute),
      Boolean(call.attributes['keepDims']),
    );

const extreme = (reducer: Reducer, axesAttribute: string) =>
  general((call) => ({
    node: reduced(reducer, axesAttribute)(call),
    type: call.inputs['x']!.type,
  }));

const sum = reduced('sum');

export const reductions: KernelTable = {
  [All]: logical(reduced('minimum')),
  [Any]: logical(reduced('maximum')),
  [Max]: extreme('maximum', 'reductionIndices'),
  [Min]: extreme('minimum', 'axis'),
  [Prod]: arithmetic(reduced('product')),
  [Sum]: arithmetic(sum),
  // Truth values and integers count as what they are: TensorFlow.js makes them float32 first, too.
  [Mean]: general((call) => {
    const { graph, inputs } = call;
    const axes = axesOf(call, 'axis');
    const count = sizeOf(axes.map((axis) => inputs['x']!.shape[axis]!));
    return { node: graph.map('div', [sum(call), graph.uniform(count)]), type: 'float32' };
  }),
};

function axesOf({ inputs, attributes }: KernelCall, attribute: string): number[] {
  const axes = attributes[attribute] as number | number[] | null;
  return util.parseAxisParam(axes!, [...inputs['x']!.shape]);
}
