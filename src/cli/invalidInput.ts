/** What was typed cannot be used: one line naming what stood there and what may stand there. */
export class InvalidInputError extends Error {
  override readonly name = 'InvalidInputError';

  constructor(message: string) {
    // One line whatever was typed.
    super(message.replace(/\s+/g, ' '));
  }
}

/** The sentence for one value that is not possible. */
export function notPossible(what: string, value: string, allowed: string): InvalidInputError {
  return new InvalidInputError(`${what}=${value} is not possible: allowed is ${allowed}.`);
}
