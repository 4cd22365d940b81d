import { expect, test } from 'vitest';
import { readExperiment } from './experimentText.ts';
import { InvalidInputError } from './invalidInput.ts';

test.each([
  ['stabilisers=minibatch-discrimination&lipschitz=gradient-penalty', 'slope at a single sample'],
  ['inference=ali&loss=mmd', 'whole batches'],
  ['dynamics=consensus&critic.steps=5', 'one step each'],
  ['stabilisers=pac,nonsense', 'any of instance-noise, pac'],
  ['inference=cycle&latent.dimension=3', 'points of the second distribution'],
])('%s is refused on the command line, with the reason', (text, words) => {
  expect(() => readExperiment([text])).toThrow(InvalidInputError);
  expect(() => readExperiment([text])).toThrow(words);
});

test('what goes together is read as it stands', () => {
  const text = '#loss=standard&lipschitz=none&stabilisers=pac,ema&pac.samples=3&dynamics=unrolled';
  expect(readExperiment([text])).toMatchObject({
    stabilisers: 'pac,ema',
    'pac.samples': 3,
    'ema.decay': 0.999,
    'dynamics.steps': 5,
  });
});

test('more than one experiment is refused', () => {
  expect(() => readExperiment(['a=1', 'b=2'])).toThrow('b=2 is not possible');
});
