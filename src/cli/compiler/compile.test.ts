import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { InvalidInputError } from '../invalidInput.ts';
import { readRequest } from './request.ts';
import { stagesOf, type Stage } from './stages.ts';
import { tableOf } from './table.ts';

const LECTURE =
  '#loss=wasserstein&lipschitz=gradient-penalty&critic.depth=2&generator.depth=2&critic.steps=5';

beforeAll(async () => {
  await setBackend('cpu');
});

async function stages(text: string, step: string): Promise<Stage[]> {
  const request = readRequest([text, '--step', step]);
  if (request.kind !== 'show') throw new Error('help was not asked for');
  return stagesOf(request.experiment, request.step);
}

test('a critic update with gradient penalty shrinks from stage to stage to a few instructions', async () => {
  const lines = tableOf(await stages(LECTURE, 'critic'), undefined).split('\n');
  const count = (line: string | undefined) => Number(/(\d+) (nodes|instructions)$/.exec(line!)![1]);
  expect(lines[0]).toMatch(/^traced /);
  expect(lines.at(-1)).toMatch(/^plan .* instructions$/);
  expect(count(lines.at(-1))).toBeLessThan(count(lines[0]) / 3);
  expect(count(lines.at(-2))).toBe(count(lines.at(-1)));
});

test('a whole iteration takes few enough instructions for a graphics device', async () => {
  const plan = tableOf(await stages(LECTURE, 'iteration'), undefined)
    .split('\n')
    .at(-1)!;
  expect(Number(/(\d+) instructions/.exec(plan)![1])).toBeLessThanOrEqual(260);
});

test('the text of a stage can be read, and of all of them', async () => {
  const made = await stages('#critic.width=3', 'generator');
  expect(tableOf(made, 'traced')).toMatch(/^%0 = input\[/);
  expect(tableOf(made, 'plan')).toContain('state.generator.parameters[');
  expect(tableOf(made, 'all')).toContain(`── ${made.at(-1)!.name}`);
  expect(() => tableOf(made, 'nowhere')).toThrow(/--show=nowhere is not possible: .*traced/);
});

test('what cannot be read is refused in a sentence', () => {
  expect(() => readRequest(['--step', 'both'])).toThrow(
    /--step=both is not possible: allowed is one of iteration/,
  );
  expect(() => readRequest(['#loss=nothing'])).toThrow(InvalidInputError);
  expect(() => readRequest(['#seed=1', '#seed=2'])).toThrow(/one experiment/);
});
