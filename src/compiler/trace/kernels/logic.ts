/** Comparisons and what is done with their results. */
import {
  Equal,
  Greater,
  GreaterEqual,
  IsNan,
  Less,
  LessEqual,
  LogicalAnd,
  LogicalNot,
  LogicalOr,
  LogicalXor,
  NotEqual,
  Select,
  backend_util,
} from '@tensorflow/tfjs-core';
import type { FunctionName } from '../../functions.ts';
import { sameShape } from '../../graph.ts';
import {
  comparison,
  general,
  logical,
  type Kernel,
  type KernelTable,
  type NumberType,
} from '../kernel.ts';

const compare = (name: FunctionName): Kernel =>
  comparison(({ graph, inputs }) => graph.map(name, [inputs['a']!.node, inputs['b']!.node]));

const combine = (name: FunctionName): Kernel =>
  logical(({ graph, inputs }) => graph.map(name, [inputs['a']!.node, inputs['b']!.node]));

export const logic: KernelTable = {
  [Equal]: compare('equal'),
  [Greater]: compare('greater'),
  [GreaterEqual]: compare('greaterEqual'),
  [Less]: compare('less'),
  [LessEqual]: compare('lessEqual'),
  [NotEqual]: compare('notEqual'),
  [IsNan]: comparison(({ graph, inputs }) => graph.map('isNaN', [inputs['x']!.node])),

  [LogicalAnd]: combine('minimum'),
  [LogicalOr]: combine('maximum'),
  [LogicalXor]: combine('notEqual'),
  [LogicalNot]: logical(({ graph, inputs }) => graph.map('logicalNot', [inputs['x']!.node])),

  [Select]: general((call) => {
    const { condition, t, e } = call.inputs;
    // TensorFlow.js broadcasts before; only a kernel called by hand gets here with other shapes.
    if (!sameShape(condition!.shape, t!.shape) || !sameShape(t!.shape, e!.shape))
      call.refuse('All three have to have the same shape: use tf.where');
    return {
      node: call.graph.map('select', [condition!.node, t!.node, e!.node]),
      type: backend_util.upcastType(t!.type, e!.type) as NumberType,
    };
  }),
};
