/** What minibatch discrimination does not go with, because it looks at the slope at single samples. */
import { expect, test } from 'vitest';
import { changeExperiment, defaultExperiment } from '../catalogue.ts';

const stabilisersBeside = (loss: string) =>
  changeExperiment(defaultExperiment, {
    loss,
    lipschitz: 'none',
    stabilisers: 'minibatch-discrimination',
  }).stabilisers;

test('a loss of the critic’s slope refuses it', () => {
  expect(stabilisersBeside('sobolev')).toBe('');
});

test.each(['fisher', 'standard'])('a loss of scores alone takes it: %s', (loss) => {
  expect(stabilisersBeside(loss)).toBe('minibatch-discrimination');
});
