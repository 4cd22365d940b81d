import { describe, expect, test } from 'vitest';
import { changeExperiment, describeNotice, formatExperiment, parseExperiment } from './codec.ts';
import { smallWorld } from './fixtures/smallWorld.ts';
import { completeExperiment } from './schema.ts';

const catalogue = smallWorld;
const parse = (text: string) => parseExperiment(catalogue, text);
const format = (text: string) => formatExperiment(catalogue, parse(text).experiment);

describe('reading', () => {
  test('an empty string is the default experiment without notices', () => {
    const { experiment, notices } = parse('');
    expect(notices).toEqual([]);
    expect(experiment).toEqual(completeExperiment(catalogue, {}));
    expect(experiment.data).toBe('ring');
    expect(experiment['data.sigma']).toBe(0.1);
  });

  test('the catalogue’s default numbers belong to its default alternatives', () => {
    expect(parse('').experiment).toMatchObject({ 'critic.rate': 0.3, 'critic.depth': 3 });
    expect(parse('critic.optimizer=sgd').experiment['critic.rate']).toBe(0.05);
    expect(parse('').experiment['generator.rate']).toBe(0.1);
  });

  test('a leading # and percent-encoding are understood', () => {
    expect(parse('#data=grid&loss=%73quares').experiment).toMatchObject({
      data: 'grid',
      loss: 'squares',
    });
  });

  test('a parameter is read after the choice that brings it, whatever the order in the string', () => {
    const { experiment, notices } = parse('data.sigma=0.3&data=grid');
    expect(notices).toEqual([]);
    expect(experiment['data.sigma']).toBe(0.3);
  });

  test.each([
    ['critic.depth=99', 'critic.depth', 20],
    ['critic.depth=-4', 'critic.depth', 1],
    ['critic.depth=2.6', 'critic.depth', 3],
    ['critic.depth=many', 'critic.depth', 3],
    ['critic.depth=', 'critic.depth', 3],
    ['critic.depth=NaN', 'critic.depth', 3],
    ['batch=Infinity', 'batch', 2048],
    ['data.sigma=-1e9', 'data.sigma', 0.01],
    ['data=hexagon', 'data', 'ring'],
    ['objective=none', 'objective', 'fast'],
  ])('%s is replaced by what is possible, and said', (text, key, used) => {
    const { experiment, notices } = parse(text);
    expect(experiment[key]).toBe(used);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatchObject({ key, used });
    expect(describeNotice(notices[0]!)).toContain(key);
  });

  test('keys are known in capitals and in small letters', () => {
    const { experiment, notices } = parse('DATA.SIGMA=0.3&Loss=squares&loss=fair');
    expect(experiment).toMatchObject({ loss: 'squares', 'data.sigma': 0.3 });
    expect(notices).toMatchObject([{ key: 'loss', value: 'fair', used: 'squares' }]);
  });

  test('unknown keys are ignored and reported, with the known ones', () => {
    const { experiment, notices } = parse('colour=red&seed=3');
    expect(experiment.seed).toBe(3);
    expect(experiment['colour']).toBeUndefined();
    expect(notices.map((notice) => notice.key)).toEqual(['colour']);
    expect(notices[0]!.allowed).toBe(
      'one of the keys data…, loss, objective, lipschitz…, inference, dynamics, stabilisers, generator…, latent…, critic…, batch, updates, seed',
    );
    expect(parse('latent.size=3').notices[0]!.allowed).toBe(
      'one of the keys latent.dimension, latent.distribution',
    );
  });

  test('a parameter of another choice is reported as unknown', () => {
    expect(parse('lipschitz=none&lipschitz.weight=0.5').notices).toMatchObject([
      { key: 'lipschitz.weight' },
    ]);
  });

  test('the first of two values for a key holds', () => {
    const { experiment, notices } = parse('seed=3&seed=4');
    expect(experiment.seed).toBe(3);
    expect(notices).toMatchObject([{ key: 'seed', value: '4' }]);
  });

  test('another version is read as this one, with a notice', () => {
    expect(parse('v=7&seed=3')).toMatchObject({
      experiment: { seed: 3 },
      notices: [{ key: 'v', used: 1 }],
    });
  });

  test.each(['__proto__=1', 'constructor=x', '%E0%A4%A=1', '&&&', '====', '#'.repeat(50)])(
    'hostile text %s changes nothing',
    (text) => {
      expect(parse(text).experiment).toEqual(completeExperiment(catalogue, {}));
    },
  );
});

describe('writing', () => {
  test('the default experiment is the empty string', () => {
    expect(format('')).toBe('');
  });

  test('only what differs is written, after the version', () => {
    expect(format('data=ring&seed=7&critic.width=64&loss=squares')).toBe('v=1&loss=squares&seed=7');
  });

  test.each([
    'v=1&data=grid&data.sigma=0.3',
    'v=1&loss=squares&loss.target=0.25&lipschitz=none',
    'v=1&critic.depth=5&critic.optimizer=sgd&critic.rate=0.0001&updates=simultaneous&seed=4294967295',
  ])('%s survives the round trip', (text) => {
    expect(format(text)).toBe(text);
  });
});

describe('changing', () => {
  const change = (text: string, changes: Record<string, string | number>) =>
    changeExperiment(catalogue, parse(text).experiment, changes);

  test('the parameters of a choice that is no longer made fall away', () => {
    const changed = change('lipschitz.weight=0.7', { lipschitz: 'none' });
    expect(changed['lipschitz.weight']).toBeUndefined();
  });

  test('a parameter of the same name but another meaning goes back to its own default', () => {
    expect(change('data.sigma=0.9', { data: 'grid' })['data.sigma']).toBe(0.2);
    expect(change('critic.rate=0.9', { 'critic.optimizer': 'sgd' })['critic.rate']).toBe(0.05);
  });

  test('an objective the new loss does not offer becomes one it does', () => {
    expect(change('objective=fast', { loss: 'squares' }).objective).toBe('slow');
  });

  test('everything else stays', () => {
    const changed = change('seed=9&critic.depth=4&data.sigma=0.3', { loss: 'squares' });
    expect(changed).toMatchObject({ seed: 9, 'critic.depth': 4, 'data.sigma': 0.3 });
  });
});
