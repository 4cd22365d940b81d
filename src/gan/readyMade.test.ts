import { expect, test } from 'vitest';
import { comparisons } from '../experiment/comparisons.ts';
import { presets } from '../experiment/presets.ts';
import { parseChanges, parseComparison, parseExperiment, parseLink } from './catalogue.ts';

const all = [...presets, ...comparisons];

test('every id names one experiment or comparison', () => {
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});

test.each(all)('preset=$id is what its own link says', ({ id, hash }) => {
  expect(parseLink(`#preset=${id}`)).toEqual(parseComparison(hash));
});

test('other keys take the place of the preset’s own, with what belongs to them', () => {
  const { comparison, notices } = parseLink('preset=r1-ring&data=grid25&critic.rate=0.01');
  expect(notices).toEqual([]);
  expect(comparison.experiments[0]).toMatchObject({
    data: 'grid25',
    lipschitz: 'r1',
    'critic.rate': 0.01,
  });
});

test('all runs of a comparison follow', () => {
  const { experiments } = parseLink('preset=saturating&seed=7;loss=hinge').comparison;
  expect(experiments).toHaveLength(3);
  expect(experiments.map(({ seed }) => seed)).toEqual([7, 7, 7]);
  expect(experiments[2]!.loss).toBe('hinge');
});

test('a preset that does not exist is said, and the rest is used', () => {
  const { comparison, notices } = parseLink('preset=__proto__&loss=hinge');
  expect(comparison.experiments[0].loss).toBe('hinge');
  expect(notices).toMatchObject([{ key: 'preset', value: '__proto__' }]);
  expect(notices[0]!.allowed).toContain('mode-collapse');
});

test('what stands beside a preset is checked as ever', () => {
  expect(parseLink('preset=r1-ring&batch=many&colour=red').notices).toMatchObject([
    { key: 'batch' },
    { key: 'colour' },
  ]);
});

test('a key that is forgotten is at its default again, beside whatever else changes', () => {
  const { experiment } = parseExperiment('loss=hinge&critic.rate=0.01&data=ring8&data.sigma=0.3');
  const { experiment: changed, notices } = parseChanges(
    experiment,
    [['batch', '32']],
    ['loss', 'Data.Sigma', 'no.such.key'],
  );
  expect(notices).toEqual([]);
  expect(changed).toEqual(parseExperiment('critic.rate=0.01&data=ring8&batch=32').experiment);
});
