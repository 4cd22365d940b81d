import { expect, it } from 'vitest';
import { changeExperiment, parseExperiment } from '../../gan/catalogue.ts';
import { givenUp } from './givenUp.ts';

/** The sentences after `key` of the experiment in `hash` is set to `value`. */
function said(hash: string, key: string, value: string | number): readonly string[] {
  const { experiment, notices } = parseExperiment(hash);
  expect(notices).toEqual([]);
  const next = changeExperiment(experiment, { [key]: value });
  return givenUp(experiment, next, key).map(({ text }) => text);
}

it('names a stabiliser that a Lipschitz method drives out, and why', () => {
  const sentences = said(
    'loss=standard&lipschitz=none&stabilisers=minibatch-discrimination,ema',
    'lipschitz',
    'r1',
  );
  expect(sentences).toHaveLength(1);
  expect(sentences[0]).toMatch(
    /^Stabilisers: Minibatch discrimination is no longer chosen\. .*slope at a single sample/,
  );
});

it('names a number that dynamics fix', () => {
  expect(said('critic.steps=3', 'dynamics', 'consensus')).toEqual([
    'Critic steps: 1 instead of 3. These dynamics move both players at once, one step each.',
  ]);
});

it('names the method that a loss without a critic has no use for, but not the numbers of the critic', () => {
  expect(said('critic.steps=3', 'loss', 'mmd-points')).toEqual([
    'Lipschitz: Gradient penalty is no longer chosen. This loss has no critic whose slope could be bounded.',
  ]);
});

it('is silent where nothing is lost, and about what belonged to another choice', () => {
  expect(said('', 'loss', 'hinge')).toEqual([]);
  expect(said('', 'data', 'two-moons')).toEqual([]);
  expect(said('lipschitz=none&stabilisers=ema', 'stabilisers', '')).toEqual([]);
});
