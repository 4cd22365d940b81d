import { describe, expect, test } from 'vitest';
import { createRandom } from '../data/random.ts';
import {
  batchSource,
  criticBatch,
  fillCriticBatch,
  fillGeneratorBatch,
  generatorBatch,
  latentVectors,
} from './batch.ts';
import { smallExperiment } from './testing.ts';

const experiment = smallExperiment({ 'latent.dimension': 3, batch: 16 });
const source = batchSource(experiment);

describe('batches by address', () => {
  test('do not depend on what was asked before', () => {
    const late = criticBatch(source, 7);
    for (const update of [0, 1, 7]) criticBatch(source, update);
    expect(criticBatch(batchSource(experiment), 7)).toEqual(late);
  });

  test('differ between updates, players and seeds', () => {
    const first = criticBatch(source, 0);
    expect(criticBatch(source, 1).real).not.toEqual(first.real);
    expect(criticBatch(source, 1).latents).not.toEqual(first.latents);
    expect(generatorBatch(source, 0).latents).not.toEqual(first.latents);
    expect(criticBatch({ ...source, seed: 2 }, 0).real).not.toEqual(first.real);
  });

  test('have the sizes that the experiment asks for', () => {
    const { real, latents, mix } = criticBatch(source, 0);
    expect([real.length, latents.length, mix!.length]).toEqual([32, 48, 16]);
    const generator = generatorBatch(source, 0);
    expect([generator.latents.length, generator.real]).toEqual([48, undefined]);
  });

  test('fill arrays that exist with what they would be in arrays of their own', () => {
    const critic = criticBatch(source, 0);
    fillCriticBatch(source, 5, critic);
    expect(critic).toEqual(criticBatch(source, 5));
    const seeing = { ...source, generatorSeesReal: true };
    const generator = generatorBatch(seeing, 0);
    fillGeneratorBatch(seeing, 5, generator);
    expect(generator).toEqual(generatorBatch(seeing, 5));
  });

  test('bring mixing shares in [0, 1) only where a penalty is measured between samples', () => {
    const { mix } = criticBatch(source, 0);
    expect(mix!.every((share) => share >= 0 && share < 1)).toBe(true);
    for (const lipschitz of ['none', 'clip', 'r1', 'spectral-norm']) {
      const other = batchSource(smallExperiment({ lipschitz }));
      expect(criticBatch(other, 0).mix).toBeUndefined();
    }
  });

  test('bring shifts, of one share to a row, only where a penalty is measured around real points', () => {
    const near = batchSource(smallExperiment({ lipschitz: 'dragan', batch: 512 }));
    const { shift, mix } = criticBatch(near, 3);
    expect(mix).toBeUndefined();
    expect(shift).toHaveLength(1024);
    expect(shift!.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(criticBatch(near, 3).shift).toEqual(shift);
    expect(criticBatch(near, 4).shift).not.toEqual(shift);
    const rows = Array.from({ length: 512 }, (_, row) => [shift![2 * row]!, shift![2 * row + 1]!]);
    const mean = (of: (x: number, y: number) => number) =>
      rows.reduce((sum, [x, y]) => sum + of(x!, y!), 0) / rows.length;
    // E[αu] = ¼, and E[α²u₁u₂] = ⅓·¼, which independent shares would make ¹⁄₁₆.
    expect(Math.abs(mean((x) => x) - 1 / 4)).toBeLessThan(0.03);
    expect(Math.abs(mean((x, y) => x * y) - 1 / 12)).toBeLessThan(0.015);
    expect(criticBatch(source, 0).shift).toBeUndefined();
  });

  test('bring the generator real samples where its loss looks at them', () => {
    expect(generatorBatch({ ...source, generatorSeesReal: true }, 0).real).toHaveLength(32);
  });
});

describe('latent vectors', () => {
  const drawn = (distribution: string) => {
    const uses = batchSource(smallExperiment({ 'latent.distribution': distribution }));
    return [...latentVectors(uses, 4000, createRandom(1, 'test', 0))];
  };
  const variance = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value * value, 0) / values.length;

  test('gaussian: variance 1', () =>
    expect(Math.abs(variance(drawn('gaussian')) - 1)).toBeLessThan(0.1));

  test('uniform on [−1, 1]', () => {
    const values = drawn('uniform');
    expect(values.every((value) => Math.abs(value) <= 1)).toBe(true);
    expect(Math.abs(variance(values) - 1 / 3)).toBeLessThan(0.03);
  });
});
