/**
 * Registers of a body: buffers of one strip each, given out again as soon as nobody reads what is in
 * them. How long they are is settled when it is known how many there are.
 */
export class Registers {
  readonly #free: number[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  take(): number {
    return this.#free.pop() ?? this.#count++;
  }

  /** One that nobody else uses, neither before nor after. */
  takeOwn(): number {
    return this.#count++;
  }

  give(register: number): void {
    this.#free.push(register);
  }
}
