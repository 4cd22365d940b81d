/**
 * Entry of every worker of the single file: one script, so that what they share is in the file once. The name of the
 * worker says which of them it is. Wiring only.
 */
import { STUDIO_NAME } from './films/studio/openStudioWorker.singleFile.ts';

declare const self: DedicatedWorkerGlobalScope;

// Bundled into one script, it is there before the next message is.
if (self.name === STUDIO_NAME) void import('./films/studio/worker.ts');
else void import('../training/worker.singleFile.ts');
