/** Repeats on the real command line: killed, interrupted, resumed, and beside a run alone. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const PROGRAM = [
  join(root, 'scripts', 'run-typescript.mjs'),
  join(root, 'src', 'cli', 'experiment.ts'),
];
const HASH = '#data=ring8&critic.depth=1&generator.depth=1&critic.width=16&batch=32';
const ITERATIONS = ['--iterations', '500'];

const folder = mkdtempSync(join(tmpdir(), 'repeats-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'repeats.jsonl');
const REPEATS = [HASH, ...ITERATIONS, '--seeds', '5', '--jobs', '2', '--results', file, '--json'];

function savedLines(): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').slice(0, -1);
  } catch {
    return []; // The program takes it away again when it has seen that it can be written.
  }
}

/** Seeds in whole lines of the file. */
function savedSeeds(): number[] {
  return savedLines().flatMap((line) => {
    try {
      return [(JSON.parse(line) as { outcome: { seed: number } }).outcome.seed];
    } catch {
      return []; // Torn off by this test.
    }
  });
}

/** Starts repeats and ends them with `signal` once more than `count` seeds are saved. */
async function endedAfter(count: number, signal: NodeJS.Signals) {
  const child: ChildProcess = spawn(process.execPath, [...PROGRAM, ...REPEATS], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr!.on('data', (text: Buffer) => (stderr += text.toString()));
  const end = new Promise<number | null>((resolve) => child.on('exit', resolve));
  while (savedSeeds().length <= count && child.exitCode === null) await setTimeout(20);
  child.kill(signal);
  return { status: await end, stderr };
}

test('repeats survive a kill and Ctrl-C, do nothing twice, and say what a run alone says', async () => {
  await endedAfter(0, 'SIGKILL');
  const afterKill = savedSeeds();
  expect(afterKill.length).toBeGreaterThanOrEqual(1);
  expect(afterKill.length).toBeLessThan(5);
  // As if it had been killed in the middle of a line.
  appendFileSync(file, readFileSync(file, 'utf8').slice(0, 300));

  const interrupted = await endedAfter(afterKill.length, 'SIGINT');
  expect(interrupted.status).toBe(130);
  expect(interrupted.stderr).toContain(`${afterKill.length} of 5 seeds were found in ${file}.\n`);
  expect(interrupted.stderr).toMatch(/Interrupted: \d of 5 seeds are in .* to go on\.\n$/);
  const afterInterrupt = savedSeeds();
  expect(afterInterrupt.slice(0, afterKill.length)).toEqual(afterKill);

  const { status, stdout, stderr } = spawnSync(process.execPath, [...PROGRAM, ...REPEATS], {
    encoding: 'utf8',
  });
  expect(stderr).toBe(`${afterInterrupt.length} of 5 seeds were found in ${file}.\n`);
  expect(status).toBe(0);
  expect(savedSeeds().toSorted()).toEqual([1, 2, 3, 4, 5]);
  const { experiments } = JSON.parse(stdout) as {
    experiments: { seeds: { seed: number; metrics: object; modeShares: number[] }[] }[];
  };
  expect(experiments).toHaveLength(1);
  expect(experiments[0]).toMatchObject({
    hash: expect.stringContaining('ring8') as string,
    iterations: 500,
    summary: { seeds: 5, diverged: [], success: { trials: 5 } },
    floors: { jsd: { value: expect.any(Number) as number } },
  });
  const { seeds } = experiments[0]!;
  expect(seeds.map(({ seed }) => seed)).toEqual([1, 2, 3, 4, 5]);

  const alone = spawnSync(
    process.execPath,
    [...PROGRAM, `${HASH}&seed=3`, ...ITERATIONS, '--json'],
    {
      encoding: 'utf8',
    },
  );
  const report = JSON.parse(alone.stdout) as {
    metrics: Record<string, { value: number | null }>;
    modeShares: number[];
  };
  expect(seeds[2]!.metrics).toEqual(
    Object.fromEntries(Object.entries(report.metrics).map(([id, { value }]) => [id, value])),
  );
  expect(seeds[2]!.modeShares).toEqual(report.modeShares);
}, 480_000);

test('a results file that is something else is refused and left alone', () => {
  const foreign = join(folder, 'diary.txt');
  appendFileSync(foreign, 'Dear diary,\n');
  const args = [HASH, '--seeds', '2', '--results', foreign];
  const { status, stderr } = spawnSync(process.execPath, [...PROGRAM, ...args], {
    encoding: 'utf8',
  });
  expect(stderr).toMatch(/^--results=.*line 1 is no outcome of a seed.*\n$/);
  expect(status).toBe(2);
  expect(readFileSync(foreign, 'utf8')).toBe('Dear diary,\n');
});
