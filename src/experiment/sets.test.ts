/** Choices of several things at once, and choices that cannot be made beside others. */
import { describe, expect, test } from 'vitest';
import { changeExperiment, describeNotice, formatExperiment, parseExperiment } from './codec.ts';
import type { Experiment } from './experiment.ts';
import { allowedValues, isSettled, refusalsIn, settledIn, type Field } from './field.ts';
import {
  CROWD_REFUSAL,
  LONER_REFUSAL,
  PENALTY_REFUSAL,
  smallWorld,
} from './fixtures/smallWorld.ts';
import { fieldsOf } from './schema.ts';

const parse = (text: string) => parseExperiment(smallWorld, text);
const change = (text: string, changes: Record<string, string | number>) =>
  changeExperiment(smallWorld, parse(text).experiment, changes);

function fieldOf(experiment: Experiment, key: string): Field {
  return fieldsOf(smallWorld, experiment).find((field) => field.key === key)!;
}

describe('a set', () => {
  test('is empty by default and brings the parameters of what is in it', () => {
    expect(parse('').experiment.stabilisers).toBe('');
    expect(parse('').experiment['pairs.size']).toBeUndefined();
    const { experiment, notices } = parse('stabilisers=pairs,blur&blur.reach=0.25');
    expect(notices).toEqual([]);
    expect(experiment).toMatchObject({
      stabilisers: 'pairs,blur',
      'pairs.size': 2,
      'blur.reach': 0.25,
    });
  });

  test('is written in the order of the catalogue, with its commas as they are', () => {
    const { experiment, notices } = parse('stabilisers=blur,pairs');
    expect(notices).toEqual([]);
    expect(formatExperiment(smallWorld, experiment)).toBe('v=1&stabilisers=pairs,blur');
    expect(parse('stabilisers=blur%2Cpairs').experiment).toEqual(experiment);
  });

  test('leaves out what there is not, and says so', () => {
    const { experiment, notices } = parse('stabilisers=pairs,nonsense');
    expect(experiment.stabilisers).toBe('pairs');
    expect(notices).toEqual([
      {
        key: 'stabilisers',
        value: 'pairs,nonsense',
        allowed: 'any of pairs, blur, joined by commas',
        used: 'pairs',
      },
    ]);
    expect(parse('stabilisers=nonsense').notices[0]!.used).toBe('Nothing');
  });

  test('leaves out what is refused, with the reason', () => {
    const { experiment, notices } = parse('stabilisers=crowd,blur');
    expect(experiment.stabilisers).toBe('blur');
    expect(notices).toHaveLength(1);
    expect(describeNotice(notices[0]!)).toContain(PENALTY_REFUSAL);
    expect(parse('stabilisers=crowd&lipschitz=none').notices).toEqual([]);
  });

  test('refuses what does not go with another one in it', () => {
    const { experiment, notices } = parse('lipschitz=none&stabilisers=crowd,pairs');
    expect(experiment.stabilisers).toBe('pairs');
    expect(notices[0]!.reason).toBe(CROWD_REFUSAL);
  });

  test('names each thing once', () => {
    const { experiment, notices } = parse('stabilisers=blur,blur');
    expect(experiment.stabilisers).toBe('blur');
    expect(notices).toHaveLength(1);
  });

  test('loses what a later choice refuses, and its parameters', () => {
    const crowded = change('lipschitz=none&stabilisers=crowd,blur', { lipschitz: 'penalty' });
    expect(crowded.stabilisers).toBe('blur');
    const without = change('stabilisers=pairs,blur&pairs.size=5', { stabilisers: 'blur' });
    expect(without['pairs.size']).toBeUndefined();
  });

  test('says why, each reason once', () => {
    const field = fieldOf(parse('').experiment, 'stabilisers');
    if (field.kind !== 'set') throw new TypeError('Stabilisers are a set.');
    expect(refusalsIn(field)).toEqual([{ reason: PENALTY_REFUSAL, names: ['crowd'] }]);
    expect(allowedValues(field)).toBe('any of pairs, blur, joined by commas');
  });
});

describe('a choice that is refused', () => {
  test('becomes the default, with the reason', () => {
    const { experiment, notices } = parse('loss=alone&dynamics=agreed');
    expect(experiment.dynamics).toBe('gradient');
    expect(notices).toEqual([
      {
        key: 'dynamics',
        value: 'agreed',
        allowed: 'one of gradient',
        used: 'gradient',
        reason: LONER_REFUSAL,
      },
    ]);
  });

  test('is given up when something else that refuses it is chosen', () => {
    expect(change('dynamics=agreed', { loss: 'alone' }).dynamics).toBe('gradient');
  });
});

describe('what can have one value only', () => {
  const settled = (text: string) =>
    fieldsOf(smallWorld, parse(text).experiment)
      .filter(isSettled)
      .map(({ key }) => key);
  const always = ['critic.normalisation', 'critic.initialisation', 'generator.initialisation'];

  test('are the steps and the order of a joint move', () => {
    expect(settled('dynamics=agreed')).toEqual(
      expect.arrayContaining([...always, 'critic.steps', 'generator.steps', 'updates']),
    );
    expect(settled('')).not.toContain('critic.steps');
    const { experiment, notices } = parse('dynamics=agreed&critic.steps=5&updates=alternating');
    expect(experiment).toMatchObject({ 'critic.steps': 1, updates: 'simultaneous' });
    expect(notices.map(({ key, allowed }) => [key, allowed])).toEqual([
      ['critic.steps', '1'],
      ['updates', 'one of simultaneous'],
    ]);
    for (const { reason } of notices) expect(reason).toContain('one step each');
    expect(settledIn(fieldsOf(smallWorld, experiment))).toEqual([
      {
        reason: 'These dynamics move both players at once, one step each.',
        names: ['Steps', 'Steps', 'Order of updates'],
      },
    ]);
  });

  test('are what feeds the generator where that is data', () => {
    expect(settled('inference=translation')).toEqual(
      expect.arrayContaining(['latent.dimension', 'latent.distribution']),
    );
    const { experiment, notices } = parse('inference=translation&source=grid&latent.dimension=3');
    expect(experiment).toMatchObject({
      source: 'grid',
      'source.sigma': 0.2,
      'latent.dimension': 2,
      'latent.distribution': 'source',
    });
    expect(notices.map(({ key }) => key)).toEqual(['latent.dimension']);
  });

  test('are the critic of a loss without one, and the dynamics of one player', () => {
    expect(settled('loss=alone')).toEqual(
      expect.arrayContaining(['critic.depth', 'critic.width', 'critic.steps', 'dynamics']),
    );
  });

  test('come back to what they were by default when they are free again', () => {
    const back = changeExperiment(smallWorld, change('', { dynamics: 'agreed' }), {
      dynamics: 'gradient',
    });
    expect(back['critic.steps']).toBe(5);
    expect(back.updates).toBe('alternating');
  });
});
