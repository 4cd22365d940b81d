/** Losses of two typed terms, and what an experiment makes of texts. */
import { tensor2d } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { describeNotice } from '../../experiment/codec.ts';
import {
  changeExperiment,
  defaultExperiment,
  entry,
  fieldsOf,
  formatExperiment,
  lossOf,
  objectiveOf,
  parseExperiment,
  structuralDifferences,
} from '../catalogue.ts';
import type { Expression } from '../expression/expression.ts';
import { emptyEnvironment, evaluate } from '../expression/tensor.ts';
import { tex } from '../expression/tex.ts';
import { flat, useCpu } from '../testing.ts';
import { custom } from './custom.ts';
import type { Loss } from './loss.ts';
import { losses } from './registry.ts';

beforeAll(useCpu);

const SCORES = { real: [0.3, -1.1, 2.4], generated: [-0.6, 0.2, 1.7] };
const numbers = (formula: Expression) =>
  flat(
    evaluate(formula, {
      ...emptyEnvironment,
      score: (of) => tensor2d(SCORES[of], [3, 1]),
    }),
  );
const problem = (id: string, text: string) =>
  custom.texts!.find((candidate) => candidate.id === id)!.problemIn(text);

/** Losses that have names, as they can be typed. */
const TYPED: Readonly<Record<string, { critic: string; generator: string; objective: string }>> = {
  standard: {
    critic: custom.texts![0]!.default,
    generator: custom.texts![1]!.default,
    objective: 'non-saturating',
  },
  wasserstein: { critic: 'fake - real', generator: '-fake', objective: 'linear' },
  hinge: {
    critic: 'relu(1 - real) + max(0, 1 + fake)',
    generator: '-mean(fake)',
    objective: 'linear',
  },
  brier: {
    critic: '(1 - sigmoid(real))^2 + sigmoid(fake)^2',
    generator: '(1 - sigmoid(fake))^2',
    objective: 'non-saturating',
  },
  exponential: {
    critic: 'exp(-real/2) + mean(exp(fake/2))',
    generator: 'exp(-fake/2)',
    objective: 'non-saturating',
  },
  'relativistic-average-standard': {
    critic: '(softplus(mean(fake) - real) + softplus(fake - mean(real)))/2',
    generator: '(softplus(mean(real) - fake) + softplus(real - mean(fake)))/2',
    objective: '',
  },
};

describe('the same numbers as the loss that has a name', () => {
  test.each(Object.entries(TYPED))('%s', (id, { critic, generator, objective }) => {
    const [own, named] = [custom.written!({ critic, generator }), entry(losses, id)];
    const answer = objective === '' ? named.objectives[0]! : entry(named.objectives, objective);
    for (const [typed, known] of [
      [own.critic, named.critic],
      [own.objectives[0]!.generator, answer.generator],
    ] as const) {
      const found = numbers(typed);
      expect(found).toHaveLength(1);
      expect(found[0]).toBeCloseTo(numbers(known)[0]!, 5);
    }
  });
});

describe('problems', () => {
  test.each([
    ['critic', '2', undefined, 'The critic’s loss has to depend on real or fake'],
    ['generator', 'mean(real)', undefined, 'The generator’s loss has to depend on fake'],
    ['critic', 'real - generated', 7, 'There is no “generated” here, but real, fake, e and pi.'],
    ['generator', 'fake[0]', 4, '“[” has no meaning in a formula.'],
    ['critic', `real${' + real'.repeat(80)}`, 300, 'At most 300 characters are possible.'],
  ])('%s: %s', (id, text, at, message) => {
    expect(problem(id, text)?.at).toBe(at);
    expect(problem(id, text)?.message).toContain(message);
  });

  test('one of the two scores is enough for the critic', () => {
    expect(problem('critic', 'real^2')).toBeUndefined();
    expect(problem('critic', 'fake')).toBeUndefined();
  });
});

describe('in an experiment', () => {
  test('the loss is the one that is written there, and the same object each time', () => {
    const experiment = changeExperiment(defaultExperiment, {
      loss: 'custom',
      'loss.critic': 'fake - real',
      'loss.generator': '-fake',
    });
    expect(tex(lossOf(experiment).critic)).toContain('D(\\tilde x) - D(x)');
    expect(lossOf(experiment)).toBe(lossOf({ ...experiment }));
    expect(objectiveOf(experiment)).toBe(lossOf(experiment).objectives[0]);
    expect(lossOf(changeExperiment(experiment, { 'loss.critic': 'real' }))).not.toBe(
      lossOf(experiment),
    );
  });

  test('texts travel in the hash and come back', () => {
    const text = '(u − 1)^2/u + 0*max(u, 1) & more';
    const f = text.slice(0, text.indexOf('&')).trim();
    const experiment = changeExperiment(defaultExperiment, { loss: 'custom-f', 'loss.f': f });
    const hash = formatExperiment(experiment);
    expect(hash).not.toMatch(/[ +^]/);
    expect(parseExperiment(`#${hash}`)).toEqual({ experiment, notices: [] });
  });

  test('defaults are not written', () =>
    expect(formatExperiment(changeExperiment(defaultExperiment, { loss: 'custom-f' }))).toBe(
      'v=1&loss=custom-f',
    ));

  test('a text with a problem becomes the default, and the notice names the character', () => {
    const { experiment, notices } = parseExperiment('loss=custom-f&loss.f=u*log(w)');
    expect(experiment['loss.f']).toBe('(u - 1)*log(u)');
    expect(notices).toHaveLength(1);
    expect(describeNotice(notices[0]!)).toMatch(
      /^loss\.f=u\*log\(w\) is not possible: allowed is a convex function of u.* At position 7: There is no “w” here, but u, e and pi\. \(u - 1\)\*log\(u\) was used\.$/,
    );
    expect(
      changeExperiment(defaultExperiment, { loss: 'custom-f', 'loss.f': 'u*log(w)' })['loss.f'],
    ).toBe('(u - 1)*log(u)');
  });

  test('another text is another run, and goes with its loss', () => {
    const before = changeExperiment(defaultExperiment, { loss: 'custom-f' });
    const after = changeExperiment(before, { 'loss.f': 'u*log(u)' });
    expect(structuralDifferences(before, after)).toEqual(['loss.f']);
    expect(changeExperiment(after, { 'critic.rate': 0.01 })['loss.f']).toBe('u*log(u)');
    expect(changeExperiment(after, { loss: 'hinge' })).not.toHaveProperty(['loss.f']);
  });

  test('every text is a field that explains itself', () => {
    for (const { id, texts } of losses as readonly Loss[]) {
      const fields = fieldsOf(changeExperiment(defaultExperiment, { loss: id }));
      const written = fields.filter(({ kind }) => kind === 'text').map(({ key }) => key);
      expect(written).toEqual((texts ?? []).map((text) => `loss.${text.id}`));
      for (const text of texts ?? []) {
        expect(text.problemIn(text.default)).toBeUndefined();
        expect(text.explanation).toMatch(/\.$/);
      }
    }
  });
});
