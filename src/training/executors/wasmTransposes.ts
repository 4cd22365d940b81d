/**
 * A faster matrix product for tfjs-wasm. Stock, it takes a path many times slower as soon as either
 * operand is transposed, and every backward product has one (`batch_mat_mul_impl.cc` of
 * TensorFlow.js 4.22); transposing first, as a step of its own, keeps it on the fast path. Results
 * differ in rounding only. It knows one kernel of one backend and nothing of training.
 */
import {
  BatchMatMul,
  getKernel,
  registerKernel,
  Transpose,
  unregisterKernel,
  type KernelFunc,
  type TensorInfo,
} from '@tensorflow/tfjs-core';

const BACKEND = 'wasm';
let installed = false;

/** Takes effect for all matrix products on the wasm backend from now on; again is harmless. */
export function transposeBeforeMultiplying(): void {
  const stock = getKernel(BatchMatMul, BACKEND)?.kernelFunc;
  const transpose = getKernel(Transpose, BACKEND)?.kernelFunc;
  if (installed || !stock || !transpose) return;
  installed = true;
  unregisterKernel(BatchMatMul, BACKEND);
  registerKernel({
    kernelName: BatchMatMul,
    backendName: BACKEND,
    kernelFunc: multiplier(stock, transpose),
  });
}

function multiplier(stock: KernelFunc, transpose: KernelFunc): KernelFunc {
  return ({ inputs, backend, attrs }) => {
    const scratch: TensorInfo[] = [];
    const operand = (name: 'a' | 'b', transposed: unknown): TensorInfo => {
      const x = inputs[name]!;
      if (!transposed) return x;
      const perm = lastTwoSwapped(x.shape.length);
      const turned = transpose({ inputs: { x }, backend, attrs: { perm } }) as TensorInfo;
      scratch.push(turned);
      return turned;
    };
    const a = operand('a', attrs?.['transposeA']);
    const b = operand('b', attrs?.['transposeB']);
    const product = stock({
      inputs: { a, b },
      backend,
      attrs: { transposeA: false, transposeB: false },
    });
    for (const { dataId } of scratch)
      (backend as { disposeData(id: object): void }).disposeData(dataId);
    return product;
  };
}

function lastTwoSwapped(rank: number): number[] {
  const axes = Array.from({ length: rank }, (_, axis) => axis);
  return [...axes.slice(0, -2), rank - 1, rank - 2];
}
