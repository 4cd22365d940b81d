import { expect, test, vi } from 'vitest';
import type { Program } from '../compiler/machine.ts';
import { TrainingError } from './errors.ts';
import { Programs } from './programs.ts';

function program(eager?: string) {
  return {
    run: vi.fn(),
    facts: { compileMs: 0, memoryBytes: 0 },
    ...(eager !== undefined && { eager }),
    dispose: vi.fn(),
  } satisfies Program<unknown, unknown>;
}

test('a program is compiled when it is first needed, once', async () => {
  const programs = new Programs();
  const compile = vi.fn(async () => program());
  const [first, second] = await Promise.all([
    programs.get('a', 'iteration', compile),
    programs.get('a', 'iteration', compile),
  ]);
  expect(first).toBe(second);
  expect(await programs.get('a', 'iteration', compile)).toBe(first);
  expect(compile).toHaveBeenCalledOnce();
  expect(programs.uncompiled).toEqual([]);
});

test('however many there were, only the latest used are kept', async () => {
  const programs = new Programs();
  const always = program();
  const made: ReturnType<typeof program>[] = [];
  for (let i = 0; i < 40; i++) {
    await programs.get('always', 'samples', async () => always);
    await programs.get(`${i}`, 'iteration', async () => {
      made.push(program());
      return made.at(-1)!;
    });
  }
  const kept = made.filter(({ dispose }) => dispose.mock.calls.length === 0);
  expect(kept.length).toBeGreaterThan(3);
  expect(kept).toEqual(made.slice(-kept.length));
  expect(kept.length).toBeLessThan(20);
  expect(always.dispose).not.toHaveBeenCalled();

  programs.dispose();
  await Promise.resolve();
  for (const { dispose } of [...made, always]) expect(dispose).toHaveBeenCalledOnce();
});

test('what runs eagerly where it should be compiled is named with its reason', async () => {
  const programs = new Programs();
  await programs.get('a', 'critic update', async () => program('There is no kernel for Fft.'));
  await programs.get('b', 'critic update', async () => program('There is no kernel for Fft.'));
  await programs.get('c', 'samples', async () => program());
  expect(programs.uncompiled).toEqual([
    'The critic update is not compiled: There is no kernel for Fft.',
  ]);
});

test('what cannot be prepared at all says so, and can be tried again', async () => {
  const programs = new Programs();
  const failing = programs.get('a', 'iteration', async () => {
    throw new Error('the device has no room for 3 GB.');
  });
  await expect(failing).rejects.toBeInstanceOf(TrainingError);
  await expect(failing).rejects.toMatchObject({
    message: 'The iteration could not be prepared: the device has no room for 3 GB.',
    hint: expect.stringContaining('another executor'),
  });
  await expect(programs.get('a', 'iteration', async () => program())).resolves.toBeDefined();
});
