import { expect, test } from 'vitest';
import { DivergenceError } from './errors.ts';
import type { Response } from './protocol.ts';
import { serve } from './service.ts';
import { settled } from './testing.ts';

test('requests are taken up one at a time, in order, each answered under its number', async () => {
  const sent: Response[] = [];
  const begun: string[] = [];
  const release: (() => void)[] = [];
  const take = serve<string>(
    async (command) => {
      begun.push(command);
      await new Promise<void>((resolve) => release.push(resolve));
      if (command === 'bad') throw new DivergenceError(9);
      return { command };
    },
    (response) => sent.push(response),
  );
  take({ id: 1, command: 'slow' });
  take({ id: 2, command: 'bad' });
  take({ id: 3, command: 'late' });

  for (const expected of [['slow'], ['slow', 'bad'], ['slow', 'bad', 'late']]) {
    await settled();
    expect(begun).toEqual(expected);
    release.at(-1)!();
  }
  await settled();
  expect(sent).toMatchObject([
    { id: 1, answer: { command: 'slow' } },
    { id: 2, failure: { name: 'DivergenceError', iteration: 9 } },
    { id: 3, answer: { command: 'late' } },
  ]);
});

test('answers give their arrays away', async () => {
  const values = new Float32Array(3);
  const given: Transferable[] = [];
  const take = serve(
    async () => ({ nested: { values } }),
    (_, transfer) => given.push(...transfer),
  );
  take({ id: 1, command: {} });
  await settled();
  expect(given).toEqual([values.buffer]);
});
