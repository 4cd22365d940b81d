/**
 * The page's way to the eigenvalues of the game: a worker of its own for each calculation, so that training
 * goes on beside it and giving up costs nothing.
 */
import type { Experiment } from '../experiment/experiment.ts';
import { Correspondence, type WorkerLike } from './correspondence.ts';
import { openWorker } from './openWorker.ts';
import type { GameAnswers, GameCommand, GameEigenvalues, Snapshot } from './protocol.ts';

export interface GameQuestion {
  readonly experiment: Experiment;
  /** The state around which the game is looked at; it stays the caller's. */
  readonly at: Snapshot;
  /** Gives the calculation up. */
  readonly signal: AbortSignal;
  /** Told the share of the Jacobian that is known, 0 to 1. What comes after it says nothing until it is done. */
  readonly onProgress: (share: number) => void;
}

/** How often progress is told, in milliseconds. */
const TELLING_MS = 150;

/**
 * The eigenvalues of the game at a state. Takes seconds for some hundred parameters, and longer with their cube.
 * @throws TrainingError or one of its kinds
 * @throws SupersededError once the signal is given
 */
export async function findGameEigenvalues(
  { experiment, at, signal, onProgress }: GameQuestion,
  createWorker: () => WorkerLike = () => openWorker('game'),
): Promise<GameEigenvalues> {
  const line = new Correspondence<GameCommand, GameAnswers>(createWorker());
  const giveUp = () => line.close();
  signal.addEventListener('abort', giveUp);
  if (signal.aborted) giveUp();
  try {
    await line.ask<'open'>({ kind: 'open', experiment, at });
    for (let share = 0; share < 1; onProgress(share)) {
      ({ share } = await line.ask<'differentiate'>({
        kind: 'differentiate',
        budgetMs: TELLING_MS,
      }));
    }
    return await line.ask<'eigenvalues'>({ kind: 'eigenvalues' });
  } finally {
    signal.removeEventListener('abort', giveUp);
    line.close();
  }
}
