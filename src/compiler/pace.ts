/**
 * How many steps fit into a budget of time when the clock cannot tell: a GPU takes commands faster
 * than it carries them out, so only the time until their results are read says how long they took.
 */
export class Pace {
  #steps = 1;

  /** Steps to make next: 1 at first. */
  get steps(): number {
    return this.#steps;
  }

  /**
   * Learns that `steps` steps took `elapsed` milliseconds until their results were there, where
   * `budget` were wanted. Grows at most twofold at a time, because the first steps compile shaders
   * and say little; shrinks at once.
   */
  learn(steps: number, elapsed: number, budget: number): void {
    const affordable = elapsed > 0 ? Math.floor((steps * budget) / elapsed) : Infinity;
    this.#steps = Math.max(1, Math.min(affordable, 2 * steps));
  }
}
