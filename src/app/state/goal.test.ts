import { beforeEach, expect, test, vi } from 'vitest';
import { parsePresentation } from '../../embed/presentation.ts';
import type { TrainingClient } from '../../training/client.ts';
import type { Advance, Frame } from '../../training/protocol.ts';
import { frameAt } from './fixtures/moments.ts';

/** Iterations that a worker makes in the time that any order has. */
const AT_ONCE = 7;

/** Iterations after which a worker rests until the test says otherwise. */
let rest = Infinity;

/** A worker that trains as it is told, and takes no time. */
function quickClient(): TrainingClient {
  let iteration = 0;
  let steps = 1;
  const frame = (): Frame => ({
    ...frameAt({ iteration, criticUpdates: steps * iteration, generatorUpdates: iteration }),
    trainingMs: 1,
  });
  return {
    async start(experiment) {
      iteration = 0;
      steps = experiment['critic.steps'];
      return { executor: { name: 'wasm', reason: '' }, frame: frame() };
    },
    async advance({ iterations, until = Infinity }: Advance) {
      // Everything else may have its turn meanwhile.
      do await new Promise((resolve) => setTimeout(resolve));
      while (iteration >= rest);
      iteration += Math.max(0, Math.min(iterations, AT_ONCE, until - iteration));
      return frame();
    },
    change: async () => undefined,
    restore: async () => undefined,
    loseDevice: async () => undefined,
    terminate: () => undefined,
  };
}

vi.mock('../../training/client.ts', async (original) => ({
  ...(await original<object>()),
  openTrainingClient: quickClient,
}));

/** What the query of the test says. */
const query = vi.hoisted(() => ({ first: 0, last: undefined as number | undefined, still: false }));

vi.mock('./presentation.ts', async (original) => ({
  ...(await original<object>()),
  get presentation() {
    return { ...parsePresentation('autoplay=1', []).presentation, still: query.still };
  },
  get firstIteration() {
    return query.first;
  },
  get lastIteration() {
    return query.last;
  },
}));

vi.stubGlobal('navigator', { hardwareConcurrency: 8 });
vi.stubGlobal('matchMedia', () => ({ matches: false }));
vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }));
vi.stubGlobal('requestAnimationFrame', (turn: () => void) => setTimeout(turn));
vi.stubGlobal('addEventListener', () => undefined);
vi.stubGlobal('history', { replaceState: () => undefined });
vi.stubGlobal(
  'Worker',
  class extends EventTarget {
    postMessage = () => undefined;
    terminate = () => undefined;
  },
);

beforeEach(() => {
  rest = Infinity;
});

interface Wanted {
  readonly first?: number;
  readonly last?: number;
  readonly still?: boolean;
  readonly hash?: string;
}

/** The page, begun with such a query and hash. */
async function open({ first = 0, last, still = false, hash = '' }: Wanted) {
  Object.assign(query, { first, last, still });
  vi.stubGlobal('location', { search: '', hash, pathname: '/', href: `http://host/${hash}` });
  const { store } = await import('./store.ts');
  const session = await import('./session.ts');
  const conductor = await import('./conductor.ts');
  const goal = await import('./goal.ts');
  session.beginSession();
  const iterations = () => store.getState().runs.map(({ frame }) => frame?.iteration);
  const settled = async () => {
    await vi.waitFor(() => {
      const { opening, playing, runs } = store.getState();
      expect({ opening, playing }).toEqual({ opening: undefined, playing: false });
      expect(runs.every(({ phase, finishing }) => phase === 'ready' && !finishing)).toBe(true);
    });
  };
  return { store, session, conductor, goal, iterations, settled };
}

test('training ends exactly at the iteration of the query, and nothing leads beyond', async () => {
  const page = await open({ last: 25 });
  await page.settled();
  expect(page.iterations()).toEqual([25]);
  page.conductor.play();
  await page.conductor.step('iteration');
  await page.conductor.step('critic');
  expect(page.store.getState().playing).toBe(false);
  expect(page.iterations()).toEqual([25]);
  expect(page.goal.hasEnded(page.store.getState())).toBe(true);
});

test('runs start exactly where the query says, and go on from there', async () => {
  const page = await open({ first: 20, hash: '#;loss=hinge' });
  page.conductor.pause();
  expect(page.store.getState().opening).toBe(20);
  await page.settled();
  expect(page.iterations()).toEqual([20, 20]);
  await page.conductor.step('iteration');
  expect(page.iterations()).toEqual([21, 21]);
  page.session.reset();
  expect(page.store.getState().opening).toBe(20);
  await page.settled();
  expect(page.iterations()).toEqual([20, 20]);
});

test('Play shows at once what has been trained so far, and goes on; nothing else does', async () => {
  rest = 14;
  const page = await open({ first: 1000, last: 1010 });
  page.conductor.pause();
  await vi.waitFor(() => expect(page.iterations()).toEqual([14]));
  page.conductor.pause();
  await page.conductor.step('iteration');
  expect(page.store.getState().opening).toBe(1000);
  page.conductor.play();
  expect(page.store.getState()).toMatchObject({ opening: undefined, playing: true });
  rest = Infinity;
  await page.settled();
  expect(page.iterations()).toEqual([1010]);
});

test('runs in step by updates end level, and none beyond the iteration of the query', async () => {
  const hash = '#critic.steps=1;critic.steps=2;align=updates';
  const page = await open({ last: 30, hash });
  await page.settled();
  await vi.waitFor(() => expect(page.iterations()).toEqual([30, 20]));
});

test('a still never plays', async () => {
  const page = await open({ first: 12, last: 12, still: true });
  page.conductor.play();
  await page.settled();
  page.conductor.play();
  expect(page.iterations()).toEqual([12]);
});

test('a run that fails on the way is shown where it failed', async () => {
  const page = await open({ first: 1000 });
  page.conductor.pause();
  const { runWith } = await import('./runs.ts');
  runWith('A')!.fail(new Error('broken'));
  await vi.waitFor(() => expect(page.store.getState().opening).toBeUndefined());
});
