/**
 * Whether an executor still works. A lost device leaves reads hanging or rejecting in any order, so
 * whoever waits for the executor waits through `guard`, which answers either way.
 */
import type { TrainingError } from '../errors.ts';

/** How long the report of a lost device may trail behind the errors it causes, in milliseconds. */
const REPORT_DELAY = 100;

export class Health {
  #failure: TrainingError | undefined;
  readonly #waiting = new Set<(failure: TrainingError) => void>();

  /** Why the executor no longer works; undefined as long as it does. */
  get failure(): TrainingError | undefined {
    return this.#failure;
  }

  /** Declares the executor broken for good; the first reason stands. */
  fail(failure: TrainingError): void {
    if (this.#failure) return;
    this.#failure = failure;
    for (const reject of this.#waiting) reject(failure);
    this.#waiting.clear();
  }

  /**
   * The outcome of `work`, unless the executor fails before or meanwhile: then its failure, at once,
   * also when `work` never settles.
   */
  async guard<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.#failure) throw this.#failure;
    // Not Promise.race on one long-lived promise: that would keep every value it ever raced.
    return new Promise<Value>((resolve, reject) => {
      this.#waiting.add(reject);
      const settle = (outcome: () => void) => {
        this.#waiting.delete(reject);
        if (this.#failure) reject(this.#failure);
        else outcome();
      };
      work().then(
        (value) => settle(() => resolve(value)),
        (error: unknown) => setTimeout(() => settle(() => reject(error)), REPORT_DELAY),
      );
    });
  }
}
