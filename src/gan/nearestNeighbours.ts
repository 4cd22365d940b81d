/** Entropy of a sample from the distances between nearest neighbours. Builds no networks. */
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import type { Operations } from './operations.ts';

/**
 * Inside the logarithm: points that coincide count as 10⁻⁴ data units apart. Of closer ones rounding would
 * say where to, and how hard, they are pushed.
 */
const DISTANCE_EPSILON = 1e-8;
/** Added to the squared distance of a point to itself, so that it is nobody's nearest. */
const FAR = 1e12;

/**
 * The estimate of Kozachenko & Leonenko (1987) of the entropy of the distribution that `points` [n, 2] are
 * drawn from, in nats: 2·mean log ρ + log π + ψ(n) − ψ(1), ρ the distance of each to its nearest neighbour.
 */
export function nearestNeighbourEntropy(ops: Operations, points: Tensor): Scalar {
  const count = points.shape[0]!;
  const nearest = ops.min(ops.add(squaredDistances(ops, points), ops.mul(FAR, ops.eye(count))), 1);
  const meanLog = ops.mean(ops.log(ops.add(nearest, DISTANCE_EPSILON)));
  return ops.add(meanLog, Math.log(Math.PI) + harmonic(count - 1));
}

/** [n, n], by differences of coordinates, so that close points keep their digits. */
function squaredDistances(ops: Operations, points: Tensor): Tensor {
  const count = points.shape[0]!;
  const along = (coordinate: number) => {
    const column = ops.slice(points, [0, coordinate], [count, 1]);
    return ops.square(ops.sub(column, ops.reshape(column, [1, count])));
  };
  return ops.add(along(0), along(1));
}

/** 1 + ½ + … + 1/n = ψ(n + 1) − ψ(1). */
function harmonic(n: number): number {
  let sum = 0;
  for (let i = 1; i <= n; i++) sum += 1 / i;
  return sum;
}
