/** The asking side of a lane: matches answers to questions. Knows neither processes nor workers. */
import type { Answer, LaneWork, Question } from './protocol.ts';

/** A lane did not answer as it should; the message is a sentence for the table. */
export class LaneError extends Error {
  override readonly name = 'LaneError';
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: LaneError): void;
}

export class Questions {
  #next = 0;
  readonly #post: (question: Question) => void;
  readonly #waiting = new Map<number, Waiting>();
  #gone: LaneError | undefined;

  /** @param post hands a question over */
  constructor(post: (question: Question) => void) {
    this.#post = post;
  }

  /** Whether the other side is gone, so that nothing will be answered any more. */
  get gone(): boolean {
    return this.#gone !== undefined;
  }

  /** Rejects with LaneError. */
  ask<Method extends keyof LaneWork>(
    method: Method,
    argument: Parameters<LaneWork[Method]>[0],
  ): ReturnType<LaneWork[Method]> {
    return new Promise((resolve, reject) => {
      if (this.#gone) {
        reject(this.#gone);
        return;
      }
      const id = this.#next++;
      this.#waiting.set(id, { resolve, reject });
      this.#post({ id, method, argument });
    }) as ReturnType<LaneWork[Method]>;
  }

  receive(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('error' in answer) waiting?.reject(new LaneError(answer.error));
    else waiting?.resolve(answer.value);
  }

  /** The other side is gone: answers everything that is still open, and whatever is asked from now on. */
  fail(reason: string): void {
    this.#gone ??= new LaneError(reason);
    for (const { reject } of this.#waiting.values()) reject(this.#gone);
    this.#waiting.clear();
  }
}
