/** Workers without a browser, for tests: the same messages, cloned as they would be, in one thread. */
import type { WorkerLike } from './correspondence.ts';
import type { Request, Response } from './protocol.ts';
import { serve } from './service.ts';

export class FakeWorker extends EventTarget implements WorkerLike {
  readonly received: Request<{ readonly kind: string }>[] = [];
  terminated = false;

  postMessage(message: unknown): void {
    this.received.push(structuredClone(message) as Request<{ readonly kind: string }>);
  }

  terminate(): void {
    this.terminated = true;
  }

  /** What the worker sends to the page. */
  send(response: Response, transfer: Transferable[] = []): void {
    if (this.terminated) return;
    const data: unknown = structuredClone(response, { transfer });
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  /** Answers the request of this kind that arrived last. */
  answer(kind: string, answer: unknown): void {
    const request = this.received.findLast(({ command }) => command.kind === kind)!;
    this.send({ id: request.id, answer });
  }

  crash(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
}

/** A worker that really does what it is asked. */
export function workingWorker<Command>(answer: (command: Command) => Promise<unknown>): FakeWorker {
  const worker = new FakeWorker();
  const take = serve(answer, (response, transfer) => worker.send(response, transfer));
  worker.postMessage = (message) => take(structuredClone(message) as Request<Command>);
  return worker;
}

/** Lets everything that is already settled run its course. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
