import { describe, expect, test } from 'vitest';
import { catalogue, parseExperiment } from '../../gan/catalogue.ts';
import { metrics } from '../../metrics/registry.ts';
import { registries } from './list.ts';

const listed = JSON.parse(JSON.stringify(registries())) as ReturnType<typeof registries>;
type Entries = typeof listed.metrics | typeof listed.data | typeof listed.dynamics;

const { defaults: _, normalisation, ...choices } = catalogue;
const compared: [string, readonly { readonly id: string }[], Entries][] = [
  ...Object.entries(choices).map(([name, registry]): (typeof compared)[number] => [
    name,
    registry,
    listed[name as keyof typeof choices],
  ]),
  ['metrics', metrics, listed.metrics],
  ['generator.normalisation', normalisation.generator, listed.normalisation.generator],
  ['critic.normalisation', normalisation.critic, listed.normalisation.critic],
];

test.each(compared)('%s is listed whole and in order', (_, registry, entries) => {
  expect(entries.map(({ id }) => id)).toEqual(registry.map(({ id }) => id));
  for (const entry of entries) {
    expect(entry).toMatchObject({
      name: expect.stringMatching(/./),
      explanation: expect.stringMatching(/./),
      parameters: expect.any(Array),
    });
  }
});

/** An experiment in which nothing is refused. */
const PLAIN = `loss=${catalogue.loss[0]!.id}&lipschitz=${catalogue.lipschitz[0]!.id}`;
const translating = catalogue.inference.find(({ fedFromData }) => fedFromData)!.id;

test('parameters carry the keys, defaults and ranges that an experiment accepts', () => {
  const groups = [
    ...listed.data.map((entry) => ({
      choice: `data=${entry.id}&inference=${translating}&source=${entry.id}&${PLAIN}`,
      entry,
    })),
    ...listed.loss.map((entry) => ({ choice: `loss=${entry.id}`, entry })),
    ...listed.lipschitz.map((entry) => ({ choice: `lipschitz=${entry.id}`, entry })),
    ...(['inference', 'dynamics', 'stabilisers'] as const).flatMap((key) =>
      listed[key].map((entry) => ({ choice: `${key}=${entry.id}&${PLAIN}`, entry })),
    ),
    ...listed.optimizer.map((entry) => ({
      choice: `critic.optimizer=${entry.id}&generator.optimizer=${entry.id}`,
      entry,
    })),
  ];
  for (const { choice, entry } of groups) {
    for (const { keys, ...parameter } of entry.parameters) {
      expect(keys.length).toBeGreaterThan(0);
      for (const key of keys) {
        for (const value of [parameter.default, parameter.minimum, parameter.maximum]) {
          const read = parseExperiment(`${choice}&${key}=${value}`);
          expect(read.notices).toEqual([]);
          expect(read.experiment[key]).toBe(value);
        }
      }
    }
  }
});

test('texts carry the keys and defaults that an experiment accepts', () => {
  const { data, loss } = listed;
  const writable = [
    ...data.map(({ id, texts }) => ({
      choice: `data=${id}&inference=${translating}&source=${id}&${PLAIN}`,
      texts,
    })),
    ...loss.map(({ id, texts }) => ({ choice: `loss=${id}`, texts })),
  ].filter(({ texts }) => texts);
  expect(writable.map(({ choice }) => choice.split('&')[0])).toEqual(
    expect.arrayContaining(['data=drawn', 'loss=custom-f', 'loss=custom']),
  );
  for (const { choice, texts } of writable) {
    for (const { keys, ...text } of texts!) {
      for (const key of keys) {
        const read = parseExperiment(`${choice}&${key}=${encodeURIComponent(text.default)}`);
        expect(read.notices).toEqual([]);
        expect(read.experiment[key]).toBe(text.default);
      }
    }
  }
});

describe('refusals', () => {
  const conditional = (['lipschitz', 'inference', 'dynamics', 'stabilisers'] as const).flatMap(
    (key) => listed[key].map(({ id, refused }) => ({ chosen: `${key}=${id}`, refused })),
  );

  test('are what an experiment is told, with the reason', () => {
    const all = conditional.flatMap(({ chosen, refused }) =>
      refused.map(({ beside, reason }) => ({ chosen, beside, reason })),
    );
    expect(all.length).toBeGreaterThan(20);
    for (const { chosen, beside, reason } of all) {
      const key = beside.split('=')[0]!;
      const others = PLAIN.split('&').filter((part) => !part.startsWith(`${key}=`));
      const { notices } = parseExperiment([chosen, beside, ...others].join('&'));
      expect(
        notices.map((notice) => notice.reason),
        `${chosen} beside ${beside}`,
      ).toContain(reason);
    }
  });

  test('name everything that cannot be had: what is not refused can', () => {
    for (const { chosen, refused } of conditional) {
      for (const { id } of catalogue.loss) {
        const beside = `loss=${id}`;
        if (refused.some((one) => one.beside === beside)) continue;
        const others = chosen.startsWith('lipschitz') ? '' : '&lipschitz=none';
        const { notices } = parseExperiment(`${chosen}&${beside}${others}`);
        expect(notices, `${chosen} beside ${beside}`).toEqual([]);
      }
    }
  });
});

test('losses list their objectives, the default first', () => {
  const standard = listed.loss.find(({ id }) => id === 'standard')!;
  expect(standard.objectives.map(({ id }) => id)).toEqual(['non-saturating', 'minimax', 'linear']);
});

test('presets are experiments that can be run as they stand', () => {
  for (const { hash } of listed.presets) {
    expect(parseExperiment(hash).notices).toEqual([]);
  }
});

test('the keys of the default experiment are all there', () => {
  const { experiment } = parseExperiment('');
  expect(listed.keys.map(({ key }) => key)).toEqual(Object.keys(experiment));
  for (const field of listed.keys) expect(field.default).toBe(experiment[field.key]);
});
