import { expect, test } from 'vitest';
import { stabilizerTex } from './formula.ts';
import { stabilizers } from './registry.ts';

const texOf = (id: string) => stabilizerTex(stabilizers.find((candidate) => candidate.id === id)!);

test('every stabiliser has a formula', () => {
  for (const stabilizer of stabilizers)
    expect(stabilizerTex(stabilizer), stabilizer.id).toMatch(/./);
});

test('what the generator minimises instead stands as its loss', () => {
  expect(texOf('feature-matching')).toMatch(/^L_G = .*varphi/);
});

test('what it minimises besides is added with its sign', () => {
  expect(texOf('entropy')).toMatch(/^L_G - λ/);
});
