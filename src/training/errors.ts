/**
 * What can go wrong while training, as named errors with a way on, and their passage across the
 * wire: errors lose their class between a worker and the page, so they travel as `Failure`s.
 * Nothing is caught or shown here.
 */
import type { ExecutorName, Failure } from './protocol.ts';

/** Any failure of a run: what happened (`message`) and what to do about it (`hint`), in plain words. */
export class TrainingError extends Error {
  override readonly name: Failure['name'] = 'TrainingError';
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}

/** Losses or parameters are no longer finite numbers. */
export class DivergenceError extends TrainingError {
  override readonly name = 'DivergenceError';

  /** @param iteration the first whose losses or parameters are not finite, counted from 1 */
  constructor(readonly iteration: number) {
    super(
      `Training diverged: the numbers of iteration ${iteration} are no longer finite.`,
      'Lower the learning rates or hold the critic back with a Lipschitz method, then carry on from the last good picture or reset.',
    );
  }
}

/** The graphics device went away: a driver update, a reset, another program, or sleep. */
export class DeviceLostError extends TrainingError {
  override readonly name = 'DeviceLostError';

  constructor(reason: string) {
    super(
      `The graphics device was lost${reason === '' ? '' : ` (${reason})`}.`,
      'Carry on from the last saved state: the device usually comes back at once.',
    );
  }
}

/** A graphics device that is still there but reported an error: what follows cannot be trusted, so it counts as lost. */
export function deviceFailed(detail: string): DeviceLostError {
  return Object.assign(new DeviceLostError(''), {
    message: `The graphics device reported an error: ${detail}.`,
    hint: 'Smaller networks or a smaller batch may fit; training also runs without the GPU.',
  });
}

/** The executor that was asked for cannot run here, or none can. */
export class ExecutorUnavailableError extends TrainingError {
  override readonly name = 'ExecutorUnavailableError';

  /**
   * @param preferred the one that was asked for; undefined where any would have done
   * @param refusals one sentence for each that was tried
   */
  constructor(preferred: ExecutorName | undefined, refusals: readonly string[]) {
    super(
      [...(preferred ? [] : ['Nothing here can train.']), ...refusals].join(' '),
      preferred
        ? 'Leave the executor out to use the fastest that works here, or choose another one.'
        : 'Try a current version of Chrome, Edge, Firefox or Safari.',
    );
  }
}

/** A worker stopped without an answer. */
export class WorkerCrashedError extends TrainingError {
  override readonly name = 'WorkerCrashedError';

  constructor(detail: string) {
    super(
      `The worker stopped unexpectedly${detail === '' ? '' : `: ${detail}`}.`,
      'Carry on from the last saved state; if it happens again, try smaller networks or a smaller batch.',
    );
  }
}

/** The answer to a request is no longer wanted, because another run was started or the client closed. */
export class SupersededError extends Error {
  override readonly name = 'SupersededError';

  constructor() {
    super('Another run has taken the place of the one that was asked; drop this answer.');
  }
}

/** Any thrown thing as a training error; what is not one already keeps its message. */
function asTrainingError(thrown: unknown): TrainingError {
  if (thrown instanceof TrainingError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new TrainingError(
    `Something unforeseen went wrong: ${message}`,
    'Reset to start again from the seed; if it happens again, choose another executor or smaller networks.',
    { cause: thrown },
  );
}

/** A thrown thing as it travels from a worker. */
export function toFailure(thrown: unknown): Failure {
  const error = asTrainingError(thrown);
  const failure = { name: error.name, message: error.message, hint: error.hint };
  return error instanceof DivergenceError ? { ...failure, iteration: error.iteration } : failure;
}

/** The error that a failure stands for, with its class, message and hint. */
export function fromFailure(failure: Failure): TrainingError {
  const error = blank(failure);
  return Object.assign(error, { message: failure.message, hint: failure.hint });
}

function blank(failure: Failure): TrainingError {
  switch (failure.name) {
    case 'DivergenceError':
      return new DivergenceError(failure.iteration ?? Number.NaN);
    case 'DeviceLostError':
      return new DeviceLostError('');
    case 'ExecutorUnavailableError':
      return new ExecutorUnavailableError(undefined, []);
    case 'WorkerCrashedError':
      return new WorkerCrashedError('');
    case 'TrainingError':
      return new TrainingError('', '');
  }
}
