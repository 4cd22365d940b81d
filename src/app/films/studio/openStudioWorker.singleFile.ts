/** Opens the studio of the single file, from the script that all its workers share. */
import type { WorkerLike } from '../../../training/client.ts';
import { openWorker } from '../../../training/openWorker.singleFile.ts';

/** What the worker is called, for the script to know which it is. */
export const STUDIO_NAME = 'studio';

export function openStudioWorker(): WorkerLike {
  return openWorker(STUDIO_NAME);
}
