/**
 * How much to submit, and when it is enough. The device says that something is done only some time
 * after it is (some browsers look every 100 ms), so that this delay has to be told from the work.
 */
import { Pace } from '../pace.ts';

/** In milliseconds. Long enough that submitting costs little beside it, short enough to keep a page smooth. */
const SUBMIT_MS = 9;
/** One is worked on while the next is prepared. */
export const MOST_IN_FLIGHT = 2;
/** Of the time until something is known to be done, what is taken for work at least. */
const LEAST_SHARE = 0.1;

export class Tempo {
  readonly #latency: number;
  readonly #pace = new Pace();
  /** Of one run, in milliseconds. */
  #runMs: number | undefined;
  #lastDone = 0;

  /** @param latency milliseconds until the device says that nothing is done */
  constructor(latency: number) {
    this.#latency = latency;
  }

  /**
   * How many runs to submit next; 0 when the budget is used up or something has to be done first.
   * @param spent milliseconds since the caller began
   * @param waiting runs that are submitted and not known to be done
   */
  next(spent: number, waiting: number, budgetMs: number): number {
    if (budgetMs <= 0) return 0;
    if (this.#runMs === undefined) return waiting === 0 ? 1 : 0;
    // The caller cannot have results before the delay is over: until then the device may work.
    const left = Math.max(budgetMs, this.#latency) - spent - waiting * this.#runMs;
    if (left <= 0) return 0;
    return Math.max(1, Math.min(this.#pace.steps, Math.floor(left / this.#runMs)));
  }

  /** Learns from `runs` runs submitted at `submitted` that are done now, at `done`. */
  learn(runs: number, submitted: number, done: number): void {
    const began = Math.max(submitted, this.#lastDone);
    const delay = began === submitted ? this.#latency : 0;
    // When two are found done at once, the difference says nothing.
    const elapsed = Math.max(done - began - delay, LEAST_SHARE * (done - submitted));
    this.#lastDone = done;
    this.#runMs = elapsed / runs;
    this.#pace.learn(runs, elapsed, Math.max(SUBMIT_MS, this.#latency / MOST_IN_FLIGHT));
  }
}
