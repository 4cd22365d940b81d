/** Repeats as the command line runs them, with real training in this process. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseComparison, targetOf } from '../../gan/catalogue.ts';
import { prepareMetrics } from '../../metrics/evaluate.ts';
import { openersWith } from '../../training/executors.ts';
import { createRuns } from '../../training/runs.ts';
import { wasmFiles } from '../../training/wasmFiles.node.ts';
import type { Answer, Job } from './messages.ts';
import { repeatsJson } from '../../training/repeats/repeatedExperiment.ts';
import { InterruptedError, runRepeats, type RepeatsOrder } from './run.ts';
import type { Worker } from '../../training/repeats/sharing.ts';
import { createWork } from './work.ts';

const TINY = 'critic.depth=1&generator.depth=1&critic.width=8&generator.width=8&batch=8';
/** It runs away within a few iterations. */
const EXPLOSIVE =
  'critic.width=64&generator.width=64&loss=least-squares&objective=minimax&lipschitz=none&critic.optimizer=sgd&critic.rate=1';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'repeats-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const begin = createRuns(openersWith(wasmFiles));

/** Trains here; floors, which take long, are left out. */
function workerHere(onSeed: () => void = () => {}): Worker<Job, Answer> {
  const work = createWork(begin);
  return {
    async work(job, onProgress) {
      if (job.kind === 'floor') return { kind: 'floor', metric: job.metric };
      onSeed();
      return work(job, onProgress);
    },
    end() {},
  };
}

function order(file: string, changes: Partial<RepeatsOrder> = {}): RepeatsOrder {
  const { experiments } = parseComparison(`data=ring8&${TINY}&seed=7;loss=hinge`).comparison;
  return {
    experiments,
    seeds: 2,
    iterations: 20,
    resultsFile: join(folder, file),
    jobs: 1,
    fresh: false,
    ...changes,
  };
}

const said: string[] = [];
const terminal = { write: (text: string) => said.push(text) };

function run(of: RepeatsOrder, onSeed?: () => void, signal = new AbortController().signal) {
  return runRepeats(of, { openProcess: () => workerHere(onSeed), terminal, signal });
}

/** What `--json` prints, without how long it took. */
const timeless = (repeated: Awaited<ReturnType<typeof run>>) =>
  JSON.stringify(repeatsJson(repeated), (key, value: unknown) =>
    key === 'seconds' ? undefined : value,
  );

const linesIn = (file: string) =>
  readFileSync(join(folder, file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { key: string; outcome: { seed: number } });

test('several at a time say the same as one after the other', async () => {
  const serial = await run(order('serial'));
  const parallel = await run(order('parallel', { jobs: 3 }));
  expect(timeless(parallel)).toBe(timeless(serial));
  expect(serial.map(({ seeds }) => seeds.map(({ seed }) => seed))).toEqual([
    [7, 8],
    [7, 8],
  ]);
});

test('a seed ends with the numbers that its experiment has alone', async () => {
  const of = order('alone');
  const repeated = await run(of);
  for (const { experiment, seeds } of repeated) {
    for (const { seed, metrics, modeShares } of seeds) {
      const { trainer } = await begin({ experiment: { ...experiment, seed } });
      const want = { field: false, arrows: false, measurement: false, snapshot: false };
      const step = { step: 'iteration', budgetMs: Infinity } as const;
      await trainer.advance({ ...step, iterations: of.iterations, want });
      const frame = await trainer.advance({
        ...step,
        iterations: 0,
        want: { ...want, measurement: true },
      });
      trainer.dispose();
      const alone = prepareMetrics(targetOf(experiment)).evaluate(frame.measurement!);
      for (const [id, { value }] of Object.entries(alone.readings)) {
        expect(metrics[id]).toBe(value ?? null);
      }
      expect(modeShares).toEqual([...alone.modeShares!]);
    }
  }
});

test('what was interrupted goes on where it was, does nothing twice and ends the same', async () => {
  const whole = await run(order('whole'));
  const interruption = new AbortController();
  let begun = 0;
  const interrupted = run(
    order('parts'),
    () => {
      if (++begun === 3) interruption.abort();
    },
    interruption.signal,
  );
  await expect(interrupted).rejects.toThrow(InterruptedError);
  await expect(interrupted).rejects.toThrow(/2 of 4 seeds are in .*same command again to go on/);
  expect(linesIn('parts')).toHaveLength(2);

  begun = 0;
  const resumed = await run(order('parts'), () => begun++);
  expect(begun).toBe(2);
  expect(said.at(-1)).toMatch(/^2 of 4 seeds were found in /);
  expect(timeless(resumed)).toBe(timeless(whole));
  const seeds = linesIn('parts').map(({ key, outcome }) => `${key} ${outcome.seed}`);
  expect(new Set(seeds).size).toBe(4);
  expect(seeds).toHaveLength(4);
});

test('more seeds later train the new ones alone, and --fresh all of them', async () => {
  await run(order('grows', { seeds: 1 }));
  let begun = 0;
  await run(order('grows', { seeds: 2 }), () => begun++);
  expect(begun).toBe(2);
  await run(order('grows', { seeds: 2, fresh: true }), () => begun++);
  expect(begun).toBe(2 + 4);
  expect(linesIn('grows')).toHaveLength(4);
});

test('a seed that diverges is kept as one that did, and not tried again', async () => {
  const { experiments } = parseComparison(`${TINY}&${EXPLOSIVE}`).comparison;
  const changes = { experiments, seeds: 1, iterations: 500 };
  const [first] = await run(order('diverges', changes));
  expect(first!.summary.diverged).toEqual([{ seed: 1, iteration: expect.any(Number) as number }]);
  let begun = 0;
  const [again] = await run(order('diverges', changes), () => begun++);
  expect(begun).toBe(0);
  expect(again).toEqual(first);
});
