import { tensor2d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { perturb } from './penalty.ts';
import { flat, useCpu } from './testing.ts';

beforeAll(useCpu);

test('DRAGAN’s points are real ones plus half of one spread, of all coordinates, times the shift', () => {
  tidy(() => {
    const real = tensor2d([0, 10, 4, 2], [2, 2]);
    const moved = flat(perturb(real, tensor2d([0, 1, 0.5, 0], [2, 2])));
    const half = Math.sqrt(14) / 2; // mean 4, squares 16, 36, 0, 4
    [0, 10 + half, 4 + half / 2, 2].forEach((value, i) => expect(moved[i]).toBeCloseTo(value, 5));
  });
});
