import { describe, expect, test } from 'vitest';
import {
  UnknownEntryError,
  changeExperiment,
  defaultExperiment,
  entry,
  structuralDifferences,
} from './catalogue.ts';
import { cautionsOf } from './cautions.ts';
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

describe('cautions', () => {
  test('the default has none', () => expect(cautionsOf(defaultExperiment)).toEqual([]));

  test.each([
    ['wasserstein without a bound', { lipschitz: 'none' }, 'runs away'],
    ['wasserstein with R1', { lipschitz: 'r1' }, 'no distance'],
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
