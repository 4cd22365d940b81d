/**
 * The page's end of the wire to one worker: numbered requests out, their answers back as promises.
 * It knows nothing of what is asked. When the worker crashes, all that wait are told, and the
 * correspondence is over.
 */
import { fromFailure, SupersededError, WorkerCrashedError } from './errors.ts';
import type { Request, Response } from './protocol.ts';

/** The part of a `Worker` that is used here. */
export interface WorkerLike {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  terminate(): void;
  addEventListener(
    type: 'message' | 'error' | 'messageerror',
    listener: (event: Event) => void,
  ): void;
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/** @typeParam Answers the type of the answer by the kind of the command */
export class Correspondence<Command extends { readonly kind: keyof Answers }, Answers> {
  readonly #worker: WorkerLike;
  readonly #waiting = new Map<number, Waiting>();
  /** When each request was made that the worker has not answered, whether or not anybody still waits. */
  readonly #owed = new Map<number, number>();
  #lastId = 0;
  #end: Error | undefined;

  constructor(worker: WorkerLike) {
    this.#worker = worker;
    worker.addEventListener('message', (event) => {
      this.#receive((event as MessageEvent<Response>).data);
    });
    worker.addEventListener('error', (event) => {
      this.#crashed((event as Partial<ErrorEvent>).message ?? '');
    });
    worker.addEventListener('messageerror', () => this.#crashed('a message could not be read'));
  }

  /** Whether the worker has crashed or was closed. */
  get over(): boolean {
    return this.#end !== undefined;
  }

  /** How long the worker has been at work on the oldest request it has not answered, in milliseconds. */
  get busyFor(): number {
    const [oldest] = this.#owed.values();
    return oldest === undefined ? 0 : performance.now() - oldest;
  }

  /**
   * The worker's answer.
   * @throws TrainingError or one of its kinds, as the worker reports it
   * @throws WorkerCrashedError
   * @throws SupersededError after `abandon` or `close`
   */
  ask<Kind extends Command['kind']>(
    command: Extract<Command, { readonly kind: Kind }>,
  ): Promise<Answers[Kind]> {
    return new Promise<unknown>((resolve, reject) => {
      if (this.#end) return reject(this.#end);
      const id = ++this.#lastId;
      this.#waiting.set(id, { resolve, reject });
      this.#owed.set(id, performance.now());
      this.#worker.postMessage({ id, command } satisfies Request<Command>, []);
    }) as Promise<Answers[Kind]>;
  }

  /** Gives up waiting: what was asked so far rejects now, and its answers are dropped when they come. */
  abandon(): void {
    this.#settle((waiting) => waiting.reject(new SupersededError()));
  }

  /** Ends the worker. */
  close(): void {
    this.abandon();
    this.#end ??= new SupersededError();
    this.#worker.terminate();
  }

  #receive(response: Response): void {
    this.#owed.delete(response.id);
    const waiting = this.#waiting.get(response.id);
    if (!waiting) return;
    this.#waiting.delete(response.id);
    if ('failure' in response) waiting.reject(fromFailure(response.failure));
    else waiting.resolve(response.answer);
  }

  #crashed(detail: string): void {
    const crash = new WorkerCrashedError(detail);
    this.#end ??= crash;
    this.#settle((waiting) => waiting.reject(crash));
    this.#worker.terminate();
  }

  #settle(end: (waiting: Waiting) => void): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    waiting.forEach(end);
  }
}
