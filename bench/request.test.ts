import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { helpOf, readRequest, type Request } from './request.ts';

const NODE = ['wasm', 'tfjs-wasm', 'tfjs-cpu'] as const;
const read = (...args: string[]) => readRequest(args, NODE) as Request;

test('everything is measured unless something is chosen', () => {
  const request = read();
  expect(request.configurations.map(({ name }) => name)).toEqual([
    'gan-lab',
    'small',
    'lecture',
    'deep',
    'paper',
  ]);
  expect(request).toMatchObject({ executors: NODE, rounds: 5, seconds: 1, json: false });
});

test('what is chosen is measured, in the order of the table', () => {
  const chosen = ['--executors=tfjs-cpu, wasm', '--rounds', '3', '--seconds', '.5', '--json'];
  const request = read('--configurations', 'paper,gan-lab,paper', ...chosen);
  expect(request.configurations.map(({ name }) => name)).toEqual(['gan-lab', 'paper']);
  expect(request).toMatchObject({
    executors: ['wasm', 'tfjs-cpu'],
    rounds: 3,
    seconds: 0.5,
    json: true,
  });
});

test.each([
  [['--configurations', 'huge'], /^--configurations=huge .* gan-lab, small, .*\.$/],
  [['--configurations', ''], /^--configurations= is not possible/],
  [['--executors', 'wasm,webgpu'], /^--executors=webgpu .* wasm, tfjs-wasm, tfjs-cpu/],
  [['--rounds', '0'], /^--rounds=0 .* from 1 to 1000\.$/],
  [['--rounds', '1.5'], /^--rounds=1\.5 /],
  [['--seconds', '0'], /^--seconds=0 .* above 0 and up to 600\.$/],
  [['--seconds', '1e9'], /^--seconds=1e9 /],
  [['--fast'], /^--fast is not possible: allowed is one of --configurations, /],
  [['gan-lab'], /^gan-lab is not possible: allowed are options alone\.$/],
])('%j is refused in a sentence', (args, message) => {
  expect(() => read(...args)).toThrow(message);
});

test('help names every option, configuration and executor', () => {
  expect(readRequest(['--help'], NODE)).toBe('help');
  const help = helpOf('bench', NODE);
  for (const word of ['--rounds', '--seconds', '--json', 'lecture', 'tfjs-wasm'])
    expect(help).toContain(word);
});

test('on the command line, input that is not possible ends with 2 and one line', () => {
  const script = join(import.meta.dirname, '..', 'scripts', 'run-typescript.mjs');
  const args = [script, join(import.meta.dirname, 'node.ts'), '--rounds', 'many', '--json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(stderr).toBe('--rounds=many is not possible: allowed is a whole number from 1 to 1000.\n');
  expect(stdout).toBe('');
  expect(status).toBe(2);
});
