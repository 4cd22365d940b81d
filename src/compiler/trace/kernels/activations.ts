/** What networks bend their values with, and softmax. NaN stays NaN in all of them. */
import {
  Elu,
  EluGrad,
  LeakyRelu,
  Prelu,
  Relu,
  Relu6,
  Selu,
  Sigmoid,
  Softmax,
  Softplus,
  Step,
  backend_util,
} from '@tensorflow/tfjs-core';
import type { FunctionName } from '../../functions.ts';
import type { NodeId } from '../../graph.ts';
import type { GraphBuilder } from '../builder.ts';
import { arithmetic, type Kernel, type KernelTable } from '../kernel.ts';
import { unary } from './elementwise.ts';

const withParameter = (name: FunctionName): Kernel =>
  arithmetic(({ graph, inputs, attributes }) =>
    graph.map(name, [inputs['x']!.node], [attributes['alpha'] as number]),
  );

export const activations: KernelTable = {
  [Elu]: unary('elu'),
  [LeakyRelu]: withParameter('leakyRelu'),
  [Relu]: unary('relu'),
  [Sigmoid]: unary('sigmoid'),
  [Softplus]: unary('softplus'),
  [Step]: withParameter('step'),

  // With y = elu(x): the slope is 1 where y ≥ 0 and y + 1 elsewhere.
  [EluGrad]: arithmetic(({ graph, inputs }) => {
    const bent = graph.map('minimum', [inputs['y']!.node, graph.uniform(0)]);
    const slope = graph.map('add', [bent, graph.uniform(1)]);
    return graph.map('mul', [inputs['dy']!.node, slope]);
  }),
  [Prelu]: arithmetic(({ graph, inputs }) =>
    prelu(graph, inputs['x']!.node, inputs['alpha']!.node),
  ),
  [Relu6]: arithmetic(({ graph, inputs }) => relu6(graph, inputs['x']!.node)),
  [Selu]: arithmetic(({ graph, inputs }) => {
    const x = inputs['x']!.node;
    const straight = graph.map('mul', [graph.uniform(backend_util.SELU_SCALE), x]);
    const bent = graph.map('mul', [
      graph.uniform(backend_util.SELU_SCALEALPHA),
      graph.map('expm1', [x]),
    ]);
    const onTheRight = graph.map('greaterEqual', [x, graph.uniform(0)]);
    return graph.map('select', [onTheRight, straight, bent]);
  }),
  [Softmax]: arithmetic((call) => {
    const { graph, inputs, attributes } = call;
    const { node, shape } = inputs['logits']!;
    const last = shape.length - 1;
    const axis = attributes['dim'] as number;
    if (axis !== -1 && axis !== last) call.refuse('Softmax is along the last axis alone');
    const largest = graph.reduce('maximum', node, [last], true);
    const powers = graph.map('exp', [graph.map('sub', [node, largest])]);
    return graph.map('div', [powers, graph.reduce('sum', powers, [last], true)]);
  }),
};

export function relu6(graph: GraphBuilder, x: NodeId): NodeId {
  return graph.map('minimum', [graph.map('relu', [x]), graph.uniform(6)]);
}

/** `slope` times x left of zero. */
export function prelu(graph: GraphBuilder, x: NodeId, slope: NodeId): NodeId {
  const onTheLeft = graph.map('less', [x, graph.uniform(0)]);
  return graph.map('select', [onTheLeft, graph.map('mul', [slope, x]), x]);
}
