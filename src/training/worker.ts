/** Entry of the dedicated worker in which training happens. Wiring only. */
import { openersWith } from './executors.ts';
import type { Request, TrainingCommand } from './protocol.ts';
import { createRuns } from './runs.ts';
import { serve } from './service.ts';
import { createTrainingService } from './trainingService.ts';
import { wasmFiles } from './wasmFiles.browser.ts';

declare const self: DedicatedWorkerGlobalScope;

const service = createTrainingService(createRuns(openersWith(wasmFiles)));
const take = serve(service, (response, transfer) => self.postMessage(response, transfer));
self.addEventListener('message', ({ data }: MessageEvent<Request<TrainingCommand>>) => take(data));
