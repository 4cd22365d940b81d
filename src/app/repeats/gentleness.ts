/**
 * How much of the machine a repeat takes: what is on the page comes first. Nothing here changes a result, only
 * when it comes.
 */
import type { ExecutorName } from '../../training/protocol.ts';
import { store } from '../state/store.ts';

/** While runs play beside it: short, so that no core is away for longer than a frame takes. */
const SLICE_BESIDE_MS = 25;
const SLICE_ALONE_MS = 200;

const cores = navigator.hardwareConcurrency || 2;

/** Of the executors, those that train on a core. A graphics device does one thing at a time anyway. */
const ON_CORES = new Set<ExecutorName | undefined>(['wasm', 'tfjs-wasm', 'tfjs-cpu']);

/** How many seeds are trained at a time. @param executors on which; undefined where that is not known yet */
export function seedsAtATime(executors: readonly (ExecutorName | undefined)[]): number {
  return executors.every((name) => ON_CORES.has(name)) ? Math.max(1, cores - 2) : 1;
}

/** How long to train before the next look around, in milliseconds. */
export function sliceMs(): number {
  return runsPlaying() > 0 ? SLICE_BESIDE_MS : SLICE_ALONE_MS;
}

/**
 * Leaves the cores to the runs on the page for as long as the last slice took, where there are not enough for
 * them, the page and the repeat. @param workers that train seeds
 */
export async function rest(workers: number, elapsedMs: number): Promise<void> {
  const training = Math.min(runsPlaying(), Math.max(1, cores - 1));
  if (training === 0 || training + workers < cores) return;
  await new Promise((resolve) => setTimeout(resolve, elapsedMs));
}

/** In a hidden tab none does. */
function runsPlaying(): number {
  const { playing, runs } = store.getState();
  if (!playing || document.hidden) return 0;
  return runs.filter(({ phase }) => phase === 'ready').length;
}
