/**
 * Differentiation as two plain functions over closures. Knows nothing of networks or losses.
 */
import {
  customGrad,
  engine,
  tidy,
  zerosLike,
  type Scalar,
  type Tensor,
  type TensorContainer,
} from '@tensorflow/tfjs-core';

export interface Differentiated {
  readonly value: Scalar;
  /** One per tensor asked for, of its shape. */
  readonly gradients: readonly Tensor[];
}

/**
 * The value of `f` and its gradient with respect to each of `tensors`, which `f` uses directly.
 * A tensor that the value does not depend on has gradient 0: the last bias of a network, say, in a
 * function of its slope.
 */
export function differentiate(f: () => Scalar, tensors: readonly Tensor[]): Differentiated {
  const { value, grads } = engine().gradients(f, [...tensors], undefined, true);
  return {
    value,
    gradients: tensors.map((tensor, index) => grads[index] ?? zerosLike(tensor)),
  };
}

/** The result of `f`, treated as a constant by every gradient taken around it. */
export function withoutGradient(f: () => Tensor): Tensor {
  // A node without inputs lies on no path of the tape.
  return customGrad(() => ({ value: f(), gradFunc: () => [] }))();
}

/** Runs `f` and frees every tensor it made except those in its result, which may be nested. */
export function tidied<Result>(f: () => Result): Result {
  return tidy(f as () => TensorContainer) as Result;
}
