import { expect, test } from 'vitest';
import { catalogue, parseExperiment } from '../../gan/catalogue.ts';
import { metrics } from '../../metrics/registry.ts';
import { registries } from './list.ts';

const listed = JSON.parse(JSON.stringify(registries())) as ReturnType<typeof registries>;

test('every registry is listed whole and in order', () => {
  const { defaults: _, ...choices } = catalogue;
  for (const [name, registry] of [...Object.entries(choices), ['metrics', metrics] as const]) {
    const entries = listed[name as keyof typeof choices];
    expect(entries.map(({ id }) => id)).toEqual(registry.map(({ id }) => id));
    for (const entry of entries) {
      expect(entry).toMatchObject({
        name: expect.stringMatching(/./),
        explanation: expect.stringMatching(/./),
        parameters: expect.any(Array),
      });
    }
  }
});

test('parameters carry the keys, defaults and ranges that an experiment accepts', () => {
  const groups = [
    ...listed.data.map((entry) => ({ choice: `data=${entry.id}`, entry })),
    ...listed.loss.map((entry) => ({ choice: `loss=${entry.id}`, entry })),
    ...listed.lipschitz.map((entry) => ({ choice: `lipschitz=${entry.id}`, entry })),
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
