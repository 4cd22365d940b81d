/** Why there is nothing to save. */

/** A run that is still starting, or stopped before its first picture, has nothing to keep. */
export class NothingToSaveError extends Error {
  override readonly name = 'NothingToSaveError';
  constructor() {
    super('There is no run to save yet. Wait until it has started.');
  }
}
