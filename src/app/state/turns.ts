/** Takes turns: at most so many pieces of work at a time, in the order in which they asked. */
export class Turns {
  readonly #places: number;
  #taken = 0;
  readonly #queue: (() => void)[] = [];

  constructor(places: number) {
    this.#places = places;
  }

  /** Does `work` once there is a place, and passes on what comes of it. */
  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#taken === this.#places) await new Promise<void>((next) => this.#queue.push(next));
    else this.#taken++;
    try {
      return await work();
    } finally {
      // The place passes to the next in the queue without becoming free in between.
      const next = this.#queue.shift();
      if (next) next();
      else this.#taken--;
    }
  }
}
