import { describe, expect, test } from 'vitest';
import { writePointsText } from '../data/pointsText.ts';
import { describeNotice } from '../experiment/codec.ts';
import {
  UnknownEntryError,
  changeExperiment,
  defaultExperiment,
  entry,
  formatExperiment,
  parseExperiment,
  sourceOf,
  structuralDifferences,
  targetKeyOf,
  targetOf,
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

  test.each(['fisher', 'sobolev'])('nothing is to be said against %s alone', (loss) =>
    expect(cautions({ loss, lipschitz: 'none' })).toEqual([]),
  );

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
    ['features without a bound', { loss: 'mmd', lipschitz: 'none' }, 'no longer sees'],
    ['mean features without a bound', { loss: 'mcgan', lipschitz: 'none' }, 'runs away'],
    ['two conditions at once', { loss: 'fisher', lipschitz: 'gradient-penalty' }, 'of its own'],
    ['no updates at all', { 'critic.steps': 0, 'generator.steps': 0 }, 'nothing trains'],
    ['a critic that stands still', { 'critic.steps': 0 }, 'never answers'],
    ['a generator that stands still', { 'generator.steps': 0 }, 'stands still'],
    ['consensus with clipping', { dynamics: 'consensus', lipschitz: 'clip' }, 'once more'],
    ['SGA with GroupSort', { dynamics: 'sga', lipschitz: 'groupsort' }, 'once more'],
    [
      'clipping under layer normalisation',
      { lipschitz: 'clip', 'critic.normalisation': 'layer' },
      'hardly bounds',
    ],
    ['feature matching', { stabilisers: 'feature-matching' }, 'does nothing meanwhile'],
    [
      'noise for good',
      { stabilisers: 'instance-noise', 'instance-noise.updates': 0 },
      'never fades',
    ],
    ['a cycle that need not close', { inference: 'cycle', 'inference.weight': 0 }, 'lead back'],
    [
      'a reconstructor without weight',
      { inference: 'veegan', 'inference.weight': 0 },
      'learns nothing',
    ],
  ])('%s', (_, changes, words) => expect(cautions(changes).join(' ')).toContain(words));
});

describe('nothing is to be said against', () => {
  test.each([
    ['optimism with Adam', { dynamics: 'optimistic' }],
    ['consensus with a penalty', { dynamics: 'consensus' }],
    ['noise that fades', { stabilisers: 'instance-noise' }],
    ['packs', { stabilisers: 'pac' }],
    ['layer normalisation beside a penalty', { 'critic.normalisation': 'layer' }],
    ['a cycle', { inference: 'cycle' }],
    ['a loss without a critic', { loss: 'mmd-points' }],
  ])('%s', (_, changes) => expect(cautions(changes)).toEqual([]));
});

describe('what does not go together is put right with the reason', () => {
  test.each([
    [
      'stabilisers=minibatch-discrimination&lipschitz=gradient-penalty',
      'the slope at a single sample',
    ],
    ['inference=ali&loss=mmd', 'compares features of whole batches'],
    ['inference=ali&loss=mmd-points', 'no critic that could judge pairs'],
    ['dynamics=consensus&loss=mmd-points', 'no game'],
    ['stabilisers=pac&inference=veegan&loss=standard', 'beside a second network'],
    ['stabilisers=feature-matching&inference=ali&loss=standard', 'without an objective'],
    ['lipschitz=r1&loss=mmd-points', 'no critic'],
  ])('%s', (text, words) => {
    const { notices } = parseExperiment(text);
    expect(notices).toHaveLength(1);
    expect(notices[0]!.reason).toContain(words);
  });

  test.each([
    ['dynamics=consensus&critic.steps=5', 'critic.steps', 1],
    ['dynamics=sga&updates=alternating', 'updates', 'simultaneous'],
    ['dynamics=extragradient&generator.steps=2', 'generator.steps', 1],
    ['inference=cycle&latent.dimension=3', 'latent.dimension', 2],
    ['inference=cycle&latent.distribution=uniform', 'latent.distribution', 'source'],
    ['stabilisers=pac,nonsense', 'stabilisers', 'pac'],
    ['critic.normalisation=batch', 'critic.normalisation', 'none'],
    ['lipschitz=spectral-norm&critic.normalisation=layer', 'critic.normalisation', 'none'],
    ['loss=mmd-points&critic.width=64&lipschitz=none', 'critic.width', 1],
    ['stabilisers=pac&pac.samples=99', 'pac.samples', 8],
    ['dynamics=unrolled&dynamics.steps=0', 'dynamics.steps', 1],
  ])('%s', (text, key, used) => {
    const { notices, experiment } = parseExperiment(text);
    expect(notices).toMatchObject([{ key, used }]);
    expect(experiment[key]).toBe(used);
  });
});

test('an order at which the α-divergence has no formula becomes the nearest that has one', () => {
  const { experiment, notices } = parseExperiment('loss=f-alpha&loss.alpha=1');
  expect(experiment['loss.alpha']).toBe(1.1);
  expect(notices[0]!.allowed).toBe(
    'a number from -2 to 4 but not between -0.1 and 0.1 or between 0.8 and 1.1',
  );
  expect(parseExperiment('loss=f-alpha&loss.alpha=0.8').notices).toEqual([]);
});

describe('drawn data', () => {
  const one = writePointsText([1, 0.5]);
  const other = writePointsText([-1, -0.5]);
  const read = (text: string) => parseExperiment(`data=drawn&${text}`).experiment;

  test('is made of the points in the link, for either distribution', () => {
    const { experiment, notices } = parseExperiment(
      `data=drawn&data.points=${one}&inference=cycle&source=drawn&source.points=${other}&loss=wasserstein`,
    );
    expect(notices).toEqual([]);
    expect(targetOf(experiment).components).toMatchObject([{ x: 1, y: 0.5 }]);
    expect(sourceOf(experiment).components).toMatchObject([{ x: -1, y: -0.5 }]);
  });

  test('is another target where the points are others', () => {
    expect(targetKeyOf(read(`data.points=${one}`))).not.toBe(targetKeyOf(read('')));
    expect(targetKeyOf(read(`data.points=${one}`))).toBe(
      targetKeyOf(read(`data.points=${one}&seed=3`)),
    );
    expect(structuralDifferences(read(''), read(`data.points=${one}`))).toEqual(['data.points']);
  });

  test('survives the round trip, behind the other keys', () => {
    const text = formatExperiment(read(`data.points=${one}&seed=3`));
    expect(text).toBe(`v=1&data=drawn&seed=3&data.points=${one}`);
  });

  test('with a broken text is the default, with the reason', () => {
    const { experiment, notices } = parseExperiment('data=drawn&data.points=AB*');
    expect(experiment).toEqual(read(''));
    expect(notices.map(describeNotice)).toEqual([
      'data.points=AB* is not possible: allowed is the code of 1 to 20,000 points, as a link holds it. At position 3: "*" does not belong here: points are written in letters, digits, - and _. The default was used.',
    ]);
  });
});
