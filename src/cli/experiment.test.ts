import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const TINY = 'critic.depth=1&generator.depth=1&batch=8';

function experiment(hash: string, options: string) {
  const script = join(root, 'scripts', 'run-typescript.mjs');
  const entry = join(root, 'src', 'cli', 'experiment.ts');
  const args = [script, entry, hash, ...options.split(' ')];
  return spawnSync(process.execPath, args, { encoding: 'utf8' });
}

test('a run prints one JSON object and writes its samples', () => {
  const folder = mkdtempSync(join(tmpdir(), 'experiment-'));
  const file = join(folder, 'points.csv');
  const { status, stdout, stderr } = experiment(
    `#data=ring8&${TINY}&seed=3`,
    `--iterations 12 --json --samples ${file} --sample-count 5`,
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const report = JSON.parse(stdout) as Record<string, unknown>;
  expect(report).toMatchObject({
    experiment: { data: 'ring8', loss: 'wasserstein', seed: 3, 'critic.depth': 1 },
    hash: expect.stringMatching(/^v=1&data=ring8&/),
    iterations: 12,
    seconds: expect.any(Number),
    iterationsPerSecond: expect.any(Number),
    executor: 'wasm',
    losses: { critic: expect.any(Number), generator: expect.any(Number) },
  });
  for (const metric of ['jsd', 'wasserstein1', 'modes', 'highQuality']) {
    expect(report).toHaveProperty(['metrics', metric, 'value'], expect.any(Number));
    expect(report).toHaveProperty(['metrics', metric, 'floor'], expect.any(Number));
  }
  const rows = readFileSync(file, 'utf8').trimEnd().split('\n');
  expect(rows).toHaveLength(6);
  expect(rows[0]).toBe('x,y');
  for (const row of rows.slice(1)) expect(row).toMatch(/^-?\d[\d.e-]*,-?\d[\d.e-]*$/);
  rmSync(folder, { recursive: true });
}, 240_000);

test('divergence ends with 3, names the iteration and prints no report', () => {
  const { status, stdout, stderr } = experiment(
    `#${TINY}&critic.width=64&generator.width=64&loss=least-squares&objective=minimax&lipschitz=none&critic.optimizer=sgd&critic.rate=1`,
    '--iterations 500 --json --executor tfjs-cpu',
  );
  expect(stderr).toMatch(/^Training diverged: .*iteration \d+.*\n$/);
  expect(stdout).toBe('');
  expect(status).toBe(3);
}, 240_000);

test('input that is not possible ends with 2 and one line', () => {
  const { status, stdout, stderr } = experiment('#batch=3', '--json');
  expect(stderr).toBe('batch=3 is not possible: allowed is a whole number from 8 to 2048.\n');
  expect(stdout).toBe('');
  expect(status).toBe(2);
});
