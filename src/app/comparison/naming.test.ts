import { expect, test } from 'vitest';
import {
  changeExperiment,
  defaultExperiment,
  differencesAmong,
  fieldsOf,
} from '../../gan/catalogue.ts';
import { writePointsText } from '../../data/pointsText.ts';
import { fieldText, titlesOf, valueText } from './naming.ts';

const LETTERS = 'ABCDEF';

function titles(...changes: Readonly<Record<string, string | number>>[]): readonly string[] {
  const experiments = changes.map((change) => changeExperiment(defaultExperiment, change));
  const runs = experiments.map((experiment, index) => ({ id: LETTERS[index]!, experiment }));
  return titlesOf(runs, differencesAmong(experiments));
}

const fieldCalled = (key: string) =>
  fieldsOf(defaultExperiment).find((field) => field.key === key)!;

test('a title says what differs, each run with the letters of its own formula', () => {
  expect(titles({ 'lipschitz.weight': 2 }, { lipschitz: 'r1', 'lipschitz.weight': 3 })).toEqual([
    'Gradient penalty, λ 2',
    'R1 penalty, γ 3',
  ]);
});

test('players and choices that need an introduction have one', () => {
  expect(titles({}, { 'critic.rate': 0.001, 'critic.activation': 'tanh' })).toEqual([
    'Critic activation: ReLU, critic η 0.004',
    'Critic activation: Tanh, critic η 0.001',
  ]);
});

test('none is said of what there is none of', () => {
  expect(titles({}, { stabilisers: 'pac' })).toEqual(['Stabilisers: none', 'Packing']);
});

test('a run without all that others add is plain, and what else differs is said of it', () => {
  const added = [{ stabilisers: 'pac' }, { dynamics: 'unrolled' }, { inference: 'veegan' }];
  expect(titles({}, ...added)).toEqual(['Plain', 'Packing', 'Unrolled', 'VEEGAN']);
  expect(titles({}, ...added, { loss: 'standard' })[0]).toBe('Wasserstein');
});

test('what a choice brings along goes without saying, unless it was changed', () => {
  expect(titles({}, { 'critic.optimizer': 'sgd' })).toEqual([
    'Critic optimiser: Adam',
    'Critic optimiser: SGD',
  ]);
  expect(titles({}, { loss: 'standard' })).toEqual(['Wasserstein', 'Standard (original GAN)']);
  expect(titles({ 'critic.beta1': 0 }, { 'critic.optimizer': 'sgd' })[0]).toBe(
    'Critic optimiser: Adam, critic β₁ 0',
  );
});

test('a run like the first is called after it', () => {
  expect(titles({}, {})).toEqual(['', 'as A']);
  expect(titles({}, { batch: 64 }, {})).toEqual(['batch 128', 'batch 64', 'as A']);
});

test('runs are called after what they do otherwise than the first', () => {
  expect(titles({}, { batch: 64 }, { lipschitz: 'r1' }, { batch: 64, 'critic.steps': 5 })).toEqual([
    'Gradient penalty, critic steps 3, batch 128',
    'batch 64',
    'R1 penalty',
    'critic steps 5, batch 64',
  ]);
});

test('many differences end in how many there are besides', () => {
  const [, title] = titles(
    {},
    {
      batch: 64,
      'critic.rate': 1e-3,
      'generator.rate': 1e-4,
      'critic.steps': 1,
      'generator.steps': 2,
    },
  );
  expect(title).toMatch(/^.+, .+, .+ and 2 more$/);
});

test('a value that a run does not have is a dash, and names carry letter and unit', () => {
  expect(valueText(fieldCalled('critic.rate'), undefined)).toBe('–');
  expect(valueText(fieldCalled('stabilisers'), '')).toBe('None');
  expect(fieldText(fieldCalled('critic.rate'))).toBe('Critic learning rate η');
  expect(fieldText(fieldCalled('batch'))).toBe('Batch, points');
});

test('of points nobody reads the code: they are counted', () => {
  const drawn = { inference: 'cycle', source: 'drawn' };
  const other = { ...drawn, 'source.points': writePointsText([0, 0, 1, 1]) };
  expect(titles(drawn, other)).toEqual(['24 points', '2 points']);
});
