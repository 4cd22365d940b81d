/**
 * Entry of every worker that computes in the single file: one script, so that what they share is in the file once. The name
 * of the worker says which of them it is. Wiring only.
 */
import type { WorkerName } from './openWorker.ts';

declare const self: DedicatedWorkerGlobalScope;

const ENTRIES: Readonly<Record<WorkerName, () => Promise<unknown>>> = {
  training: () => import('./worker.ts'),
  metrics: () => import('./metricsWorker.ts'),
  game: () => import('./jacobianWorker.ts'),
};

// Bundled into one script, it is there before the next message is.
void ENTRIES[self.name as WorkerName]();
