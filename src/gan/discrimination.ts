/** How close the samples of a batch are to each other, as features for a critic (Salimans et al. 2016). */
import {
  add,
  exp,
  matMul,
  neg,
  relu,
  reshape,
  slice,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import type { Discrimination } from './layout.ts';

/**
 * o_b(i) = Σ_{j ≠ i} exp(−‖M_ib − M_jb‖₁) with M = `hidden`·T: [batch, kernels], from 0 to the batch size.
 * @param hidden [batch, width]
 * @param company the others, [n, width]; absent: the rest of the batch itself
 */
export function closeness(
  { kernels, dimensions, weights }: Discrimination & { readonly weights: Tensor2D },
  hidden: Tensor2D,
  company?: Tensor2D,
): Tensor2D {
  const own: Tensor2D = matMul(hidden, weights);
  const others: Tensor2D = company ? matMul(company, weights) : own;
  const distances = Array.from({ length: dimensions }, (_, dimension) =>
    absolute(apart(own, others, dimension * kernels, kernels)),
  ).reduce((total, distance) => add<Tensor3D>(total, distance));
  const near: Tensor2D = sum(exp(neg(distances)), 1);
  // Each sample is at distance 0 of itself.
  return company ? near : sub(near, 1);
}

/** Differences of `count` columns from `from` on between every row of both: [batch, n, count]. */
function apart(own: Tensor2D, others: Tensor2D, from: number, count: number): Tensor3D {
  const [rows, companions] = [own.shape[0], others.shape[0]];
  return sub(
    reshape(slice(own, [0, from], [rows, count]), [rows, 1, count]),
    reshape(slice(others, [0, from], [companions, count]), [1, companions, count]),
  );
}

/** |t|, in parts that can be differentiated twice. */
function absolute(value: Tensor3D): Tensor3D {
  return add<Tensor>(relu(value), relu(neg(value))) as Tensor3D;
}
