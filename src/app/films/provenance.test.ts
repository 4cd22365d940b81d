import { expect, test } from 'vitest';
import { changeExperiment, parseComparison } from '../../gan/catalogue.ts';
import { commentOf, fileNameOf, publicAddress, titleOf } from './provenance.ts';
import type { Way } from './way.ts';

const one = parseComparison('data=ring8&loss=standard&lipschitz=r1').comparison;
const two = parseComparison('data=ring8&loss=standard;lipschitz=r1').comparison;
const choices = { from: 0, to: 1200, format: 'mp4', spacing: 'even' } as const;
const way: Way = {
  experiment: one.experiments[0],
  legs: [
    { step: 'iteration', steps: 300, experiment: one.experiments[0] },
    {
      step: 'iteration',
      steps: 900,
      experiment: changeExperiment(one.experiments[0], { 'critic.rate': 0.01 }),
    },
  ],
  fromSeed: false,
};

test('a file is named after what was run and between which iterations', () => {
  expect(fileNameOf(one, choices)).toBe('ring8-standard-r1-0-to-1200-film.mp4');
  expect(fileNameOf(two, { ...choices, format: 'gif' })).toBe('ring8-2-runs-0-to-1200-film.gif');
});

test('a film is headed by its method, or by the data that runs share', () => {
  expect(titleOf(one)).toMatch(/ · .* · /);
  expect(titleOf(two)).toBe(titleOf(one).split(' · ')[0]);
});

test('a comment holds the hash and what was done on the way', () => {
  const page = publicAddress(new URL('https://example.org/gan/?embed=1#x') as unknown as Location);
  expect(commentOf(one, choices, page, [{ id: 'A', way }]).split('\n')).toEqual([
    'GAN Playground: https://example.org/gan/#v=1&data=ring8&loss=standard&lipschitz=r1',
    'Iterations 0 to 1,200.',
    'The hash says how it ended; changed on the way: iteration 300: critic.rate=0.01.',
  ]);
});

test('nobody is told where a file lies', () => {
  expect(publicAddress(new URL('file:///home/me/gan.html') as unknown as Location)).toBe('');
});
