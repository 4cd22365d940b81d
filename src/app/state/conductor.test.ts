import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defaultExperiment } from '../../gan/catalogue.ts';
import type { TrainingClient } from '../../training/client.ts';
import type { Frame } from '../../training/protocol.ts';
import { frameAt, momentOf, progressAt } from './fixtures/moments.ts';
import { findRun, store, updateRun, type RunState } from './store.ts';
import { lookAt } from './timeline/sight.ts';

/** Of each run, by the order in which they were opened: the frames it was asked for and has not sent. */
const asked: ((iteration: number) => void)[][] = [];

/** A worker whose frames come when the test says. */
function slowClient(): TrainingClient {
  const own: ((iteration: number) => void)[] = [];
  asked.push(own);
  const frame = (iteration: number): Frame => ({
    ...frameAt(progressAt(iteration)),
    trainingMs: 1,
  });
  return {
    start: async () => ({ executor: { name: 'wasm', reason: '' }, frame: frame(0) }),
    advance: () => new Promise((resolve) => own.push((iteration) => resolve(frame(iteration)))),
    change: async () => undefined,
    restore: async () => undefined,
    loseDevice: async () => undefined,
    terminate: () => undefined,
  };
}

vi.mock('../../training/client.ts', async (original) => ({
  ...(await original<object>()),
  openTrainingClient: slowClient,
}));

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('navigator', { hardwareConcurrency: 8 });
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }));
  vi.stubGlobal(
    'Worker',
    class extends EventTarget {
      postMessage = () => undefined;
      terminate = () => undefined;
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

const runOf = (id: string): RunState => findRun(store.getState(), id)!;

test('a run that waits for another has nothing to finish once the page is paused and looks back', async () => {
  const { conduct, pause, play } = await import('./conductor.ts');
  const { addRun } = await import('./runs.ts');
  store.setState({ runs: [], playing: true });
  conduct();
  await Promise.all(
    ['A', 'B'].map((id) => addRun(defaultExperiment, id)!.start(defaultExperiment)),
  );
  play();
  await vi.waitFor(() => expect(asked.map((own) => own.length)).toEqual([1, 1]));
  // As far ahead as it may be, so that it has to wait for the other.
  asked[0]!.shift()!(1000);
  await vi.waitFor(() => expect(runOf('A').frame).toMatchObject({ iteration: 1000 }));
  pause();
  updateRun('A', (run) => lookAt(run, momentOf(0)));
  expect(runOf('A').finishing).toBe(true);
  await vi.waitFor(() => expect(runOf('A').finishing).toBe(false));
});
