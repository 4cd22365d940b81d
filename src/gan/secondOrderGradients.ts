/**
 * Gradients of gradients that are right. A penalty on the critic's slope differentiates a gradient,
 * and there the gradients that TensorFlow.js 4.22 registers fail: those written with the saved
 * output (tanh, sigmoid, exp, ELU) silently lose a term (tfjs#3252), and leaky ReLU and minima along an
 * axis throw. This file replaces them by the same derivatives written in terms of the input. It defines no
 * operation.
 */
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import {
  Elu,
  Exp,
  LeakyRelu,
  Min,
  Relu,
  Sigmoid,
  Tanh,
  backend_util,
  cast,
  equal,
  exp,
  mul,
  neg,
  registerGradient,
  relu,
  reshape,
  sigmoid,
  square,
  step,
  sub,
  tanh,
  util,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { withoutGradient } from './gradients.ts';

/** φ′(x) by kernel, in operations that can themselves be differentiated. */
const DERIVATIVES: Readonly<Record<string, (x: Tensor, attributes: { alpha?: number }) => Tensor>> =
  {
    [Tanh]: (x) => sub(1, square(tanh(x))),
    [Sigmoid]: (x) => {
      const value = sigmoid(x);
      return mul(value, sub(1, value));
    },
    [Exp]: (x) => exp(x),
    // exp(min(x, 0)): 1 on the straight side, eˣ on the bent one.
    [Elu]: (x) => exp(neg(relu(neg(x)))),
    // Piecewise constant: left on the tape, these would drag zeros back through the whole network.
    [Relu]: (x) => withoutGradient(() => step(x)),
    [LeakyRelu]: (x, { alpha }) => withoutGradient(() => step(x, alpha)),
  };

/**
 * Registers every gradient that training needs, for all backends. Call it before the first gradient
 * is taken; calling it again changes nothing.
 */
export function registerSecondOrderGradients(): void {
  for (const [kernelName, derivative] of Object.entries(DERIVATIVES)) {
    registerGradient({
      kernelName,
      inputsToSave: ['x'],
      gradFunc: (dy, saved, attributes) => ({
        x: () => mul(dy as Tensor, derivative(saved[0]!, attributes as { alpha?: number })),
      }),
    });
  }
  registerGradient({
    kernelName: Min,
    inputsToSave: ['x'],
    outputsToSave: [true],
    gradFunc: (dy, saved, attributes) => ({ x: () => atMinima(dy as Tensor, saved, attributes) }),
  });
}

/** `dy`, where the saved input is the saved minimum along the axes, else 0. */
function atMinima(dy: Tensor, [x, minimum]: Tensor[], attributes: object): Tensor {
  const axes = util.parseAxisParam((attributes as { axis: number[] }).axis, x!.shape);
  const kept = backend_util.expandShapeToKeepDim(minimum!.shape, axes);
  // Piecewise constant, as above.
  const where = withoutGradient(() => cast(equal(x!, reshape(minimum!, kept)), 'float32'));
  return mul(reshape(dy, kept), where);
}
