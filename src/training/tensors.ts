/** Reading and freeing tensors. */
import { dispose, type Tensor, type TensorContainer } from '@tensorflow/tfjs-core';

/** The numbers of a tensor in memory of their own: some backends hand out the tensor's. */
export async function numbersOf(tensor: Tensor): Promise<Float32Array> {
  return (await tensor.data<'float32'>()).slice();
}

/** Frees all tensors anywhere inside `owner`. */
export function release(owner: object): void {
  // What tfjs walks through is wider than its type says.
  dispose(owner as TensorContainer);
}
