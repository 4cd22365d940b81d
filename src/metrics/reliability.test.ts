import { expect, test } from 'vitest';
import { createRandom } from '../data/random.ts';
import { distributions } from '../data/registry.ts';
import { kl, pearson, reverseKl } from './divergences.ts';
import { MEASUREMENT_SIZE } from './metric.ts';
import { wellWithinReach, whenReliable, withinReach } from './reliability.ts';
import { smoothedPoints, smoothedTarget, SMOOTHING_WIDTH } from './smoothedDensity.ts';

const smoothed = (points: Float32Array) => smoothedPoints(points, SMOOTHING_WIDTH);

test.each(distributions)('real data are within reach of themselves: $id', ({ create }) => {
  const target = create({});
  const real = target.sample(MEASUREMENT_SIZE.generated, createRandom(1, 'reliability test', 0));
  const [p, q] = [smoothedTarget(target), smoothed(real)];
  expect(kl(p, q, withinReach)).toMatchObject({ reliable: true });
  expect(reverseKl(p, q, withinReach)).toMatchObject({ reliable: true });
  expect(pearson(p, q, wellWithinReach)).toMatchObject({ reliable: true });
  // With any reach at all, single far samples would make it as large as they like.
  expect(pearson(p, q, wellWithinReach).value).toBeLessThan(1);
});

test('what leaves out a hundredth of the data is not', () => {
  const spots = (share: number) =>
    smoothed(Float32Array.from({ length: 20_000 }, (_, i) => (i < 20_000 * share ? 1.5 : -1.5)));
  const [p, q] = [spots(0.01), spots(0)];
  expect(whenReliable(kl(p, q, withinReach), 'data')).toEqual({
    reason: '1.0 % of the data lie where no sample is near: there the divergence is infinite.',
  });
  expect(whenReliable(reverseKl(q, p, withinReach), 'samples')).toEqual({
    reason: '1.0 % of the samples lie where no data are near: there the divergence is infinite.',
  });
  expect(whenReliable(reverseKl(p, q, withinReach), 'samples')).toBeCloseTo(-Math.log(0.99), 6);
});
