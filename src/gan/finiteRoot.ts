/** The square root for sums of squares that may be 0. */
import { customGrad, div, maximum, mul, sqrt, type Tensor } from '@tensorflow/tfjs-core';

/** Roots below this count as this in the derivative, which is then at most 5·10¹⁷. */
const SMALLEST_ROOT = 1e-18;

/**
 * √x with a finite derivative at 0, for gradients that pass through an optimiser: where all gradients so far
 * were 0 the chain is ∞·0 otherwise, and here it is 0. The value is that of the plain root.
 */
export const finiteRoot = customGrad((x, save) => {
  const of = x as Tensor;
  (save as (tensors: Tensor[]) => void)([of]);
  return {
    value: sqrt(of),
    gradFunc: (dy: Tensor, saved: Tensor[]) =>
      mul(dy, div(0.5, maximum(sqrt(saved[0]!), SMALLEST_ROOT))),
  };
});
