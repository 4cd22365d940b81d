/** Entry of the dedicated worker in which films are painted and written. Wiring only. */
import type { StudioRequest, StudioResponse } from './messages.ts';
import { createStudio } from './service.ts';

declare const self: DedicatedWorkerGlobalScope;

const studio = createStudio();
let last: Promise<void> = Promise.resolve();

async function take({ id, command }: StudioRequest): Promise<StudioResponse> {
  try {
    return { id, answer: await studio(command) };
  } catch (error) {
    return { id, problem: error instanceof Error ? error.message : String(error) };
  }
}

self.addEventListener('message', ({ data }: MessageEvent<StudioRequest>) => {
  last = last.then(async () => self.postMessage(await take(data), []));
});
