/**
 * How much of a film is done and how long the rest will take, from what iterations and pictures have taken so far:
 * where pictures lie far apart it is training that counts, where they lie close it is painting.
 */
export interface Work {
  /** Of all runs together. */
  readonly steps: number;
  readonly pictures: number;
}

export interface Progress {
  /** 0 to 1, never falling. */
  readonly share: number;
  /** Seconds; undefined before that can be told. */
  readonly remaining: number | undefined;
}

export class Remaining {
  readonly #work: Work;
  #steps = 0;
  #pictures = 0;
  #trainingSeconds = 0;
  #pictureSeconds = 0;
  #share = 0;

  constructor(work: Work) {
    this.#work = work;
  }

  /** @param seconds that they took by the clock, however many runs trained at a time */
  trained(steps: number, seconds: number): void {
    this.#steps += steps;
    this.#trainingSeconds += seconds;
  }

  /** @param seconds that it took by the clock beside training */
  pictured(seconds: number): void {
    this.#pictures++;
    this.#pictureSeconds += seconds;
  }

  progress(): Progress {
    const { steps, pictures } = this.#work;
    const left =
      rate(this.#trainingSeconds, this.#steps) * (steps - this.#steps) +
      rate(this.#pictureSeconds, this.#pictures) * (pictures - this.#pictures);
    const done = this.#trainingSeconds + this.#pictureSeconds;
    // Before there is a picture nobody knows what one takes.
    if (this.#pictures === 0 || done === 0) return { share: 0, remaining: undefined };
    this.#share = Math.max(this.#share, done / (done + left));
    return { share: this.#share, remaining: left };
  }
}

function rate(seconds: number, count: number): number {
  return count > 0 ? seconds / count : 0;
}
