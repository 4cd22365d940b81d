/** Matrix products. Batches of any rank become batches of rank 1. */
import { BatchMatMul, _FusedMatMul, util } from '@tensorflow/tfjs-core';
import { sizeOf, type NodeId } from '../../graph.ts';
import { broadcastShape, type GraphBuilder } from '../builder.ts';
import { arithmetic, type KernelCall, type KernelTable } from '../kernel.ts';
import { prelu, relu6 } from './activations.ts';

export const products: KernelTable = {
  [BatchMatMul]: arithmetic(product),
  [_FusedMatMul]: arithmetic((call) => {
    const { graph, inputs } = call;
    const multiplied = product(call);
    const { bias } = inputs;
    return activated(call, bias ? graph.map('add', [multiplied, bias.node]) : multiplied);
  }),
};

function product({ graph, inputs, attributes }: KernelCall): NodeId {
  const { a, b } = inputs;
  const transposeLeft = Boolean(attributes['transposeA']);
  const transposeRight = Boolean(attributes['transposeB']);
  const inner = [a!.shape.at(transposeLeft ? -2 : -1), b!.shape.at(transposeRight ? -1 : -2)];
  util.assert(
    Math.min(a!.shape.length, b!.shape.length) >= 2 && inner[0] === inner[1],
    () => `matMul: [${a!.shape.join(', ')}] and [${b!.shape.join(', ')}] cannot be multiplied.`,
  );
  if (a!.shape.length === 2 && b!.shape.length === 2)
    return graph.matMul(a!.node, b!.node, transposeLeft, transposeRight);

  const batch = broadcastShape(a!.shape.slice(0, -2), b!.shape.slice(0, -2));
  const result = graph.matMul(
    batched(graph, a!.node, batch),
    batched(graph, b!.node, batch),
    transposeLeft,
    transposeRight,
  );
  return graph.reshape(result, [...batch, ...graph.shapeOf(result).slice(-2)]);
}

/** Rank 3: one matrix for all of the batch, or one for each of it. */
function batched(graph: GraphBuilder, node: NodeId, batch: readonly number[]): NodeId {
  const shape = graph.shapeOf(node);
  const matrix = shape.slice(-2);
  const own = sizeOf(shape.slice(0, -2));
  if (own === 1 || own === sizeOf(batch)) return graph.reshape(node, [own, ...matrix]);
  return graph.reshape(graph.broadcast(node, [...batch, ...matrix]), [sizeOf(batch), ...matrix]);
}

function activated(call: KernelCall, node: NodeId): NodeId {
  const { graph, inputs, attributes } = call;
  const name = (attributes['activation'] as string | undefined) ?? 'linear';
  switch (name) {
    case 'linear':
      return node;
    case 'relu':
    case 'elu':
    case 'sigmoid':
      return graph.map(name, [node]);
    case 'relu6':
      return relu6(graph, node);
    case 'prelu':
      return prelu(graph, node, inputs['preluActivationWeights']!.node);
    case 'leakyrelu':
      return graph.map('leakyRelu', [node], [attributes['leakyreluAlpha'] as number]);
    default:
      return call.refuse(`The activation '${name}' is not known here`);
  }
}
