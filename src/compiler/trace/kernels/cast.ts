/** Casts. Numbers stay as they are, so only casts that would round are a problem. */
import { Cast } from '@tensorflow/tfjs-core';
import { general, type KernelTable } from '../kernel.ts';

export const cast: KernelTable = {
  [Cast]: general((call) => {
    const { graph, inputs, attributes } = call;
    const { node, type, shape } = inputs['x']!;
    const wanted = attributes['dtype'] as string;
    if (wanted === type || wanted === 'float32') return { node, type: wanted as typeof type };
    if (wanted === 'bool')
      return { node: graph.map('notEqual', [node, graph.uniform(0)]), type: 'bool' };
    if (wanted !== 'int32') return call.refuse(`Numbers of type ${wanted} are not known here`);
    if (type === 'bool') return { node, type: 'int32' };
    const source = graph.nodes[node]!;
    if (source.op !== 'constant')
      return call.refuse(
        'Only constants and truth values become integers: use tf.floor or tf.round',
      );
    return {
      node: graph.constant(Float32Array.from(Int32Array.from(source.values)), shape),
      type: 'int32',
    };
  }),
};
