/** The kernel and the distance made of it, against closed forms and finite differences. */
import {
  add,
  mul,
  scalar,
  sum,
  tensor2d,
  tidy,
  type Scalar,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { evaluate, emptyEnvironment } from './expression/tensor.ts';
import { differentiate } from './gradients.ts';
import { KERNEL_WIDTHS, meanKernel } from './kernels.ts';
import { mmdPoints } from './losses/mmd-points.ts';
import { operations } from './operations.ts';
import { flat, points, slopeAlongRandomDirection, useCpu } from './testing.ts';

beforeAll(useCpu);

/** Points of N(centre, spread²I) that fill it evenly, so that means over them are close to integrals. */
function evenGaussian(count: number, centre: readonly [number, number], spread: number) {
  // Multiples of the inverse powers of the plastic number spread evenly over the unit square.
  const plastic = 1.324717957244746;
  const rows = Array.from({ length: count }, (_, index) => {
    const radius = Math.sqrt(-2 * Math.log((0.5 + (index + 1) / plastic) % 1));
    const angle = 2 * Math.PI * ((0.5 + (index + 1) / plastic ** 2) % 1);
    return [
      centre[0] + spread * radius * Math.cos(angle),
      centre[1] + spread * radius * Math.sin(angle),
    ];
  });
  return tensor2d(rows);
}

/** E Σ k(a, b) for a and b from Gaussians whose variances add up to `variance` and whose means are `apart`. */
function expectedKernel(scale: number, variance: number, apart: number): number {
  return KERNEL_WIDTHS.reduce((total, width) => {
    const whole = (width * scale) ** 2 + variance;
    return total + ((width * scale) ** 2 / whole) * Math.exp((-0.5 * apart ** 2) / whole);
  }, 0);
}

const kernel = (rows: Tensor, others: Tensor, scale: number) =>
  meanKernel(operations, rows, others, scalar(scale));

function discrepancy(real: Tensor, generated: Tensor, bandwidth: number): Scalar {
  return evaluate(mmdPoints.objectives[0]!.generator, {
    ...emptyEnvironment,
    points: (of) => (of === 'real' ? real : generated),
    parameter: () => scalar(bandwidth),
  }) as Scalar;
}

describe('the mean kernel', () => {
  test('is a sum of Gaussians', () => {
    const value = tidy(() => flat(kernel(tensor2d([[0, 0]]), tensor2d([[3, 4]]), 2)));
    const wanted = [1, 2, 4, 8].reduce((total, width) => total + Math.exp(-12.5 / width ** 2), 0);
    expect(value[0]).toBeCloseTo(wanted, 6);
  });

  test('of rows far from the origin depends on how far they are apart alone', () => {
    const near = flat(kernel(tensor2d([[0, 0]]), tensor2d([[0.25, -0.5]]), 0.1));
    const far = flat(kernel(tensor2d([[1024, 2048]]), tensor2d([[1024.25, 2047.5]]), 0.1));
    expect(far).toEqual(near);
    expect(flat(kernel(tensor2d([[1000.3, 7]]), tensor2d([[1000.3, 7]]), 0.01))).toEqual([
      KERNEL_WIDTHS.length,
    ]);
  });

  test('may compare batches of different sizes', () => {
    const [few, many] = [points('few', 3), points('many', 5)];
    expect(kernel(few, many, 1).shape).toEqual([3, 1]);
    const rows = flat(kernel(few, many, 1));
    const columns = flat(kernel(many, few, 1));
    const total = (values: readonly number[]) => values.reduce((a, b) => a + b) / values.length;
    expect(total(rows)).toBeCloseTo(total(columns), 6);
  });
});

describe('MMD²', () => {
  test.each([
    { scale: 1, spread: 0.5, other: 0.3, apart: 1 },
    { scale: 0.3, spread: 0.2, other: 0.6, apart: 0.5 },
    { scale: 2, spread: 1, other: 1, apart: 3 },
  ])('of two Gaussians is its closed form: $scale, $spread, $other, $apart', (pair) => {
    const { scale, spread, other, apart } = pair;
    const count = 800;
    const value = tidy(() => {
      const real = evenGaussian(count, [apart, 0], spread);
      return flat(discrepancy(real, evenGaussian(count, [0, 0], other), scale))[0]!;
    });
    // Biased: of n neighbours one is the sample itself.
    const within = (width: number) =>
      KERNEL_WIDTHS.length / count + (1 - 1 / count) * expectedKernel(scale, 2 * width ** 2, 0);
    const between = expectedKernel(scale, spread ** 2 + other ** 2, apart);
    const wanted = within(spread) + within(other) - 2 * between;
    expect(Math.abs(value - wanted)).toBeLessThan(0.01);
  });

  test('of a batch and itself is 0, and nowhere negative', () => {
    const batch = points('batch', 12);
    expect(flat(discrepancy(batch, batch, 1))[0]).toBeCloseTo(0, 6);
    for (const name of ['a', 'b', 'c']) {
      expect(flat(discrepancy(batch, points(name, 12), 0.5))[0]).toBeGreaterThan(0);
    }
  });
});

describe('derivatives', () => {
  const batches = () => [points('first', 7), points('second', 7)] as const;
  const value = ([real, generated]: readonly Tensor[]) => discrepancy(real!, generated!, 0.7);

  test('first', () => {
    const { differentiated, measured } = slopeAlongRandomDirection(value, batches(), 3, 1e-2);
    expect(Math.abs(measured)).toBeGreaterThan(1e-3);
    expect(differentiated).toBeCloseTo(measured, 4);
  });

  test('second', () => {
    const cotangent = points('cotangent', 7);
    const alongCotangent = (tensors: readonly Tensor[]) => {
      const { gradients } = differentiate(() => value(tensors), [...tensors]);
      return sum(add(mul(gradients[0]!, cotangent), mul(gradients[1]!, cotangent))) as Scalar;
    };
    const slope = slopeAlongRandomDirection(alongCotangent, batches(), 5, 1e-2);
    expect(Math.abs(slope.measured)).toBeGreaterThan(1e-3);
    expect(slope.differentiated).toBeCloseTo(slope.measured, 4);
  });
});
