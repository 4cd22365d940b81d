/** Does something when asked, at once but never twice within an interval: what is asked for meanwhile is done once, after it. */
export class Rarely {
  readonly #intervalMs: number;
  readonly #act: () => void;
  #resting = false;
  #asked = false;

  constructor(intervalMs: number, act: () => void) {
    this.#intervalMs = intervalMs;
    this.#act = act;
  }

  ask(): void {
    this.#asked = true;
    if (!this.#resting) this.#go();
  }

  #go(): void {
    this.#resting = this.#asked;
    if (!this.#asked) return;
    this.#asked = false;
    setTimeout(() => this.#go(), this.#intervalMs);
    this.#act();
  }
}
