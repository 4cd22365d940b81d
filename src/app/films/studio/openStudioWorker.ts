/**
 * Opens the studio of the hosted page, from a file of its own. In the single file `openStudioWorker.singleFile.ts`
 * stands in its place.
 */
import type { WorkerLike } from '../../../training/client.ts';

export function openStudioWorker(): WorkerLike {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
}
