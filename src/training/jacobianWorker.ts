/** Entry of the dedicated worker in which the game is differentiated. Wiring only. */
import { openTfjsCpu } from './executors/tfjsCpu.ts';
import { openWasm } from './executors/wasm.ts';
import { createGameService } from './jacobianService.ts';
import type { GameCommand, Request } from './protocol.ts';
import { serve } from './service.ts';

declare const self: DedicatedWorkerGlobalScope;

const service = createGameService([openWasm, openTfjsCpu]);
const take = serve(service, (response, transfer) => self.postMessage(response, transfer));
self.addEventListener('message', ({ data }: MessageEvent<Request<GameCommand>>) => take(data));
