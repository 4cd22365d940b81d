/** A run with its worker, from the page's side: what it keeps of its past, and what becomes of it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { changeExperiment, defaultExperiment } from '../../../gan/catalogue.ts';
import type { TrainingClient } from '../../../training/client.ts';
import { DivergenceError } from '../../../training/errors.ts';
import type { Advance, Frame, Snapshot } from '../../../training/protocol.ts';
import { frameAt, progressAt } from '../fixtures/moments.ts';
import type { Run } from '../run.ts';
import { emptyRun, selectedRun, store, updateRun, type RunState } from '../store.ts';
import { bytesKept } from './keeping.ts';
import { lookAt, lookAtLatest } from './sight.ts';

const changed = changeExperiment(defaultExperiment, { 'critic.rate': 0.1 });
const NUMBERS = 1000;

/** A worker that counts iterations, and whose state is nothing but that count. */
function countingClient() {
  let iteration = 0;
  let byHand = 0;
  let diverges = false;
  const progress = () => ({ ...progressAt(iteration), criticUpdates: iteration + byHand });
  const snapshot = (): Snapshot => ({
    ...progress(),
    tensors: { count: { shape: [NUMBERS], values: new Float32Array(NUMBERS).fill(iteration) } },
  });
  const frame = (want: Advance['want'], made: number): Frame => ({
    ...frameAt(progress()),
    generated: Float32Array.of(iteration, iteration),
    losses: {
      iterations: Float64Array.from({ length: made }, (_, index) => iteration - made + index + 1),
      critic: new Float32Array(made),
      generator: new Float32Array(made),
    },
    trainingMs: made,
    ...(want.snapshot && { snapshot: snapshot() }),
  });
  const client = {
    start: vi.fn<TrainingClient['start']>(async (_, { from, want } = {}) => {
      iteration = from?.iteration ?? 0;
      return { executor: { name: 'wasm', reason: '' }, frame: frame(want!, 0) };
    }),
    change: vi.fn<TrainingClient['change']>(async () => undefined),
    restore: vi.fn<TrainingClient['restore']>(async (to) => {
      ({ iteration } = to);
    }),
    advance: vi.fn<TrainingClient['advance']>(async ({ step, iterations, want }) => {
      if (diverges) throw new DivergenceError(iteration + 1);
      if (step === 'critic') byHand += iterations;
      else iteration += iterations;
      return frame(want, iterations);
    }),
    loseDevice: vi.fn<TrainingClient['loseDevice']>(),
    terminate: vi.fn<TrainingClient['terminate']>(),
  } satisfies TrainingClient;
  return { client, diverge: () => (diverges = true) };
}

const shown = (): RunState => selectedRun(store.getState());
const iterationsKept = () => shown().timeline.moments.map(({ frame }) => frame.iteration);
const train = (run: Run, iterations: number) =>
  run.advance({ step: 'iteration', iterations, budgetMs: 0 });

/** A run that was started, on a page of its own. */
async function begun(counting = countingClient()) {
  const { createRun } = await import('../run.ts');
  store.setState({ runs: [emptyRun('A', defaultExperiment)], playing: false });
  const run = createRun('A', () => undefined, counting.client);
  await run.start(defaultExperiment);
  return { run, ...counting };
}

/** Shows the moment after so many iterations, with the worker there. */
async function lookBack(run: Run, iteration: number): Promise<void> {
  const moment = shown().timeline.moments.find(({ frame }) => frame.iteration === iteration)!;
  updateRun('A', (state) => lookAt(state, moment));
  await run.visits.examine();
}

beforeEach(() => {
  vi.stubGlobal('navigator', {});
  vi.stubGlobal(
    'Worker',
    class extends EventTarget {
      postMessage = () => undefined;
      terminate = () => undefined;
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

test('moments are kept as frames with snapshots come, from the beginning on', async () => {
  const { run } = await begun();
  await train(run, 3);
  await train(run, 4);
  expect(iterationsKept()).toEqual([0, 3, 7]);
  expect(bytesKept(shown())).toBeGreaterThan(3 * 4 * NUMBERS);
});

test('a new start forgets what the one before kept', async () => {
  const { run } = await begun();
  await train(run, 3);
  const before = bytesKept(shown());
  await run.start(changed);
  expect(iterationsKept()).toEqual([0]);
  expect(bytesKept(shown())).toBeLessThan(before);
});

test('a change is kept at its own iteration, with what it was before in between', async () => {
  const { run, client } = await begun();
  await train(run, 3);
  updateRun('A', { experiment: changed });
  await run.takeOver();
  await train(run, 2);
  expect(client.change).toHaveBeenCalledExactlyOnceWith(changed);
  const { moments, deeds } = shown().timeline;
  expect(moments.map(({ experiment }) => experiment)).toEqual([
    defaultExperiment,
    changed,
    changed,
  ]);
  expect(deeds).toMatchObject([{ at: { iteration: 3 }, experiment: changed }]);
});

test('a frame that was ordered before a change is not taken for one of it', async () => {
  const { run } = await begun();
  const ordered = run.order({ step: 'iteration', iterations: 3, budgetMs: 0 }, 'whole');
  updateRun('A', { experiment: changed });
  const taken = run.takeOver();
  run.accept(await ordered);
  expect(shown().timeline.moments.at(-1)!.experiment).toBe(defaultExperiment);
  await taken;
  expect(shown().timeline.deeds).toMatchObject([{ at: { iteration: 3 } }]);
});

test('a step by hand is noted where it was made, whatever was under way when it was ordered', async () => {
  const { run } = await begun();
  const ordered = run.order({ step: 'iteration', iterations: 5, budgetMs: 0 });
  const first = run.advance({ step: 'critic', iterations: 1, budgetMs: 0 });
  const second = run.advance({ step: 'critic', iterations: 1, budgetMs: 0 });
  run.accept(await ordered);
  await Promise.all([first, second]);
  expect(shown().timeline.deeds).toEqual([
    { at: progressAt(5), step: 'critic' },
    { at: { ...progressAt(5), criticUpdates: 6 }, step: 'critic' },
  ]);
});

test('looking sends the worker there and leaves the latest as it was', async () => {
  const { run, client } = await begun();
  await train(run, 3);
  await train(run, 4);
  const { recording } = shown();
  await lookBack(run, 3);
  expect(client.restore).toHaveBeenCalledOnce();
  expect(shown().frame).toMatchObject({ iteration: 3 });
  expect(shown().looking!.latest.frame).toMatchObject({ iteration: 7 });
  expect([...recording.histories.get('criticLoss')!.iterations]).toEqual([1, 2, 3, 4, 5, 6, 7]);
  updateRun('A', lookAtLatest);
  await run.visits.comeBack();
  await train(run, 1);
  expect(shown().frame).toMatchObject({ iteration: 8 });
});

test('what is under way when somebody looks back belongs to the latest', async () => {
  const { run } = await begun();
  await train(run, 3);
  const ordered = run.order({ step: 'iteration', iterations: 4, budgetMs: 0 });
  run.visits.busy = ordered.then((frame) => run.accept(frame));
  await lookBack(run, 3);
  expect(shown().frame).toMatchObject({ iteration: 3 });
  expect(shown().looking!.latest.frame).toMatchObject({ iteration: 7 });
  // The worker has left it, so it has to be among what is kept.
  expect(iterationsKept()).toEqual([0, 3, 7]);
});

test('a replay ends where it is to, and where it is cancelled', async () => {
  const { run } = await begun();
  await train(run, 10);
  const [from] = shown().timeline.moments;
  const legs = [{ step: 'iteration', steps: 6, experiment: defaultExperiment }] as const;
  const route = { from: from!, legs, experiment: defaultExperiment };
  const made = vi.fn(() => true);
  expect(await run.visits.replay(route, made)).toMatchObject({ iteration: 6 });
  expect(made).toHaveBeenCalledWith(6);
  expect(await run.visits.replay(route, () => false)).toBeUndefined();
  expect(shown().frame).toMatchObject({ iteration: 10 });
});

test('after divergence a run goes on from any moment of its past', async () => {
  const counting = countingClient();
  const { run, client, diverge } = await begun(counting);
  await train(run, 3);
  await train(run, 4);
  diverge();
  await train(run, 1);
  expect(shown().phase).toBe('failed');
  const moment = shown().timeline.moments[1]!;
  updateRun('A', (state) => lookAt(state, moment));
  await run.goBack(moment);
  expect(client.start).toHaveBeenLastCalledWith(
    defaultExperiment,
    expect.objectContaining({ from: moment.snapshot }),
  );
});

test('resuming after a failure goes back to the latest moment and forgets nothing before it', async () => {
  const { run } = await begun();
  await train(run, 3);
  await train(run, 4);
  run.fail(new Error('gone'));
  expect(run.lastGoodIteration).toBe(7);
  await run.resume();
  expect(shown()).toMatchObject({ phase: 'ready', trainedMs: 7 });
  expect(iterationsKept()).toEqual([0, 3, 7]);
});
