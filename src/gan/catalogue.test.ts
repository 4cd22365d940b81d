import { describe, expect, test } from 'vitest';
import {
  UnknownEntryError,
  changeExperiment,
  defaultExperiment,
  entry,
  parseExperiment,
  structuralDifferences,
} from './catalogue.ts';
import { cautionsOf } from './cautions.ts';
import { guaranteeOf } from './lipschitz/guarantees.ts';
import { lipschitzMethods } from './lipschitz/registry.ts';
import { losses } from './losses/registry.ts';

const cautions = (changes: Readonly<Record<string, string | number>>) =>
  cautionsOf(changeExperiment(defaultExperiment, changes));

test('an unknown id is answered with those that exist', () => {
  expect(entry(losses, 'hinge').name).toBe('Hinge');
  expect(() => entry(losses, 'hing')).toThrow(UnknownEntryError);
  expect(() => entry(losses, 'hing')).toThrow('standard, least-squares, wasserstein, hinge');
});

test('only changes that a run cannot take over are structural', () => {
  const live = changeExperiment(defaultExperiment, { 'critic.rate': 0.01, 'critic.steps': 2 });
  expect(structuralDifferences(defaultExperiment, live)).toEqual([]);
  const other = changeExperiment(defaultExperiment, { 'critic.width': 8, batch: 32 });
  expect(structuralDifferences(defaultExperiment, other)).toEqual(['critic.width', 'batch']);
});

describe('GroupSort asks for a network of its own', () => {
  const read = (text: string) => parseExperiment(`lipschitz=groupsort&${text}`);

  test('an odd width is rounded and another activation replaced, with a notice each', () => {
    const { experiment, notices } = read('critic.width=33&critic.activation=tanh');
    expect(experiment).toMatchObject({ 'critic.width': 34, 'critic.activation': 'groupsort' });
    expect(notices).toMatchObject([
      { key: 'critic.width', allowed: 'a whole number from 2 to 512 in steps of 2', used: 34 },
      { key: 'critic.activation', allowed: 'one of groupsort', used: 'groupsort' },
    ]);
    expect(read('critic.width=1').experiment['critic.width']).toBe(2);
    expect(read('critic.width=511').experiment['critic.width']).toBe(512);
    expect(read('critic.width=32&generator.width=33').notices).toEqual([]);
  });

  test('choosing it in mid-session keeps what it can of the network, and so does leaving it', () => {
    const odd = parseExperiment('critic.width=33&critic.activation=tanh').experiment;
    const sorting = changeExperiment(odd, { lipschitz: 'groupsort' });
    expect(sorting).toMatchObject({ 'critic.width': 34, 'critic.activation': 'groupsort' });
    const back = changeExperiment(sorting, { lipschitz: 'r1' });
    expect(back).toMatchObject({ 'critic.width': 34, 'critic.activation': 'relu' });
  });

  test('nobody else can have its activation', () => {
    expect(parseExperiment('critic.activation=groupsort').notices).toHaveLength(1);
    expect(read('generator.activation=groupsort').notices).toHaveLength(1);
  });
});

test('every Lipschitz method says in one sentence what it guarantees', () => {
  const sentences = lipschitzMethods.map(guaranteeOf);
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z][^.]*\.$/);
  expect(guaranteeOf(entry(lipschitzMethods, 'r1-r2'))).toContain(
    'at real samples and at generated samples',
  );
  expect(guaranteeOf(entry(lipschitzMethods, 'groupsort'))).toContain('at most 1 everywhere');
});

describe('cautions', () => {
  test('the default has none', () => expect(cautionsOf(defaultExperiment)).toEqual([]));

  test('nothing is to be said against GroupSort with Wasserstein', () =>
    expect(cautions({ lipschitz: 'groupsort' })).toEqual([]));

  test.each([
    ['wasserstein without a bound', { lipschitz: 'none' }, 'runs away'],
    ['wasserstein with R1', { lipschitz: 'r1' }, 'at real samples only'],
    ['wasserstein with both', { lipschitz: 'r1-r2' }, 'at real samples and at generated samples'],
    ['wasserstein with DRAGAN', { lipschitz: 'dragan' }, 'no distance'],
    ['hinge pulled to slope 1', { loss: 'hinge' }, 'flat'],
    [
      'a linear objective without a bound',
      { loss: 'standard', objective: 'linear', lipschitz: 'none' },
      'how steep',
    ],
    ['no updates at all', { 'critic.steps': 0, 'generator.steps': 0 }, 'nothing trains'],
    ['a critic that stands still', { 'critic.steps': 0 }, 'never answers'],
    ['a generator that stands still', { 'generator.steps': 0 }, 'stands still'],
  ])('%s', (_, changes, words) => expect(cautions(changes).join(' ')).toContain(words));
});

test('an order at which the α-divergence has no formula becomes the nearest that has one', () => {
  const { experiment, notices } = parseExperiment('loss=f-alpha&loss.alpha=1');
  expect(experiment['loss.alpha']).toBe(1.1);
  expect(notices[0]!.allowed).toBe(
    'a number from -2 to 4 but not between -0.1 and 0.1 or between 0.8 and 1.1',
  );
  expect(parseExperiment('loss=f-alpha&loss.alpha=0.8').notices).toEqual([]);
});
