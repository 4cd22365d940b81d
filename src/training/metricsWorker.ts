/** Entry of the dedicated worker in which metrics are computed. Wiring only. */
import { createMetricsService } from './metricsService.ts';
import type { MetricsCommand, Request } from './protocol.ts';
import { serve } from './service.ts';

declare const self: DedicatedWorkerGlobalScope;

const take = serve(createMetricsService(), (response, transfer) =>
  self.postMessage(response, transfer),
);
self.addEventListener('message', ({ data }: MessageEvent<Request<MetricsCommand>>) => take(data));
