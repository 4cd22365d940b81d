/** Arithmetic element by element. */
import {
  Abs,
  Add,
  AddN,
  Ceil,
  ClipByValue,
  Cos,
  Cosh,
  Erf,
  Exp,
  Expm1,
  Floor,
  Log,
  Log1p,
  Maximum,
  Minimum,
  Multiply,
  Neg,
  Pow,
  RealDiv,
  Reciprocal,
  Round,
  Rsqrt,
  Sign,
  Sin,
  Sinh,
  Sqrt,
  Square,
  SquaredDifference,
  Sub,
  Tan,
  Tanh,
} from '@tensorflow/tfjs-core';
import type { FunctionName } from '../../functions.ts';
import { arithmetic, listed, type Kernel, type KernelTable } from '../kernel.ts';

/** An operation that is one of the functions of the graph. */
export const unary = (name: FunctionName): Kernel =>
  arithmetic(({ graph, inputs }) => graph.map(name, [inputs['x']!.node]));

const binary = (name: FunctionName): Kernel =>
  arithmetic(({ graph, inputs }) => graph.map(name, [inputs['a']!.node, inputs['b']!.node]));

export const elementwise: KernelTable = {
  [Abs]: unary('abs'),
  [Ceil]: unary('ceil'),
  [Cos]: unary('cos'),
  [Erf]: unary('erf'),
  [Exp]: unary('exp'),
  [Expm1]: unary('expm1'),
  [Floor]: unary('floor'),
  [Log]: unary('log'),
  [Log1p]: unary('log1p'),
  [Neg]: unary('neg'),
  [Reciprocal]: unary('reciprocal'),
  [Round]: unary('round'),
  [Sign]: unary('sign'),
  [Sin]: unary('sin'),
  [Sqrt]: unary('sqrt'),
  [Square]: unary('square'),
  [Tanh]: unary('tanh'),

  [Add]: binary('add'),
  [Maximum]: binary('maximum'),
  [Minimum]: binary('minimum'),
  [Multiply]: binary('mul'),
  [Pow]: binary('pow'),
  [RealDiv]: binary('div'),
  [Sub]: binary('sub'),

  [AddN]: arithmetic((call) =>
    listed(call)
      .map(({ node }) => node)
      .reduce((sum, node) => call.graph.map('add', [sum, node])),
  ),
  [ClipByValue]: arithmetic(({ graph, inputs, attributes }) => {
    const least = graph.uniform(attributes['clipValueMin'] as number);
    const greatest = graph.uniform(attributes['clipValueMax'] as number);
    return graph.map('minimum', [graph.map('maximum', [inputs['x']!.node, least]), greatest]);
  }),
  [Cosh]: arithmetic(({ graph, inputs }) => {
    const x = inputs['x']!.node;
    const sum = graph.map('add', [
      graph.map('exp', [x]),
      graph.map('exp', [graph.map('neg', [x])]),
    ]);
    return graph.map('mul', [graph.uniform(0.5), sum]);
  }),
  [Rsqrt]: arithmetic(({ graph, inputs }) =>
    graph.map('reciprocal', [graph.map('sqrt', [inputs['x']!.node])]),
  ),
  // With expm1 instead of exp: exact near 0, where the exponentials would cancel.
  [Sinh]: arithmetic(({ graph, inputs }) => {
    const x = inputs['x']!.node;
    const right = graph.map('expm1', [x]);
    const left = graph.map('expm1', [graph.map('neg', [x])]);
    return graph.map('mul', [graph.uniform(0.5), graph.map('sub', [right, left])]);
  }),
  [SquaredDifference]: arithmetic(({ graph, inputs }) =>
    graph.map('square', [graph.map('sub', [inputs['a']!.node, inputs['b']!.node])]),
  ),
  [Tan]: arithmetic(({ graph, inputs }) => {
    const x = inputs['x']!.node;
    return graph.map('div', [graph.map('sin', [x]), graph.map('cos', [x])]);
  }),
};
