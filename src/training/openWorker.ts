/**
 * Opens the workers of the hosted page, each from a file of its own. In the single file
 * `openWorker.singleFile.ts` stands in its place, so whoever needs a worker has to ask here.
 */
import type { WorkerLike } from './correspondence.ts';

export type WorkerName = 'training' | 'metrics' | 'game';

const OPENING: Readonly<Record<WorkerName, () => WorkerLike>> = {
  training: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
  metrics: () => new Worker(new URL('./metricsWorker.ts', import.meta.url), { type: 'module' }),
  game: () => new Worker(new URL('./jacobianWorker.ts', import.meta.url), { type: 'module' }),
};

export function openWorker(name: WorkerName): WorkerLike {
  return OPENING[name]();
}
