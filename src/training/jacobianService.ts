/** What a game worker does for each command: one Jacobian, and then its eigenvalues. */
import { eigenvaluesOf } from '../metrics/eigenvalues.ts';
import { TrainingError } from './errors.ts';
import type { Executor, OpenExecutor } from './executors/executor.ts';
import { holdGame, openJacobian, type Jacobian } from './jacobian.ts';
import type { GameAnswers, GameCommand } from './protocol.ts';

/**
 * A function that carries out one command.
 * @param openers of executors, the first that works is taken
 */
export function createGameService(
  openers: readonly OpenExecutor[],
): (command: GameCommand) => Promise<GameAnswers[keyof GameAnswers]> {
  let game: { readonly jacobian: Jacobian; readonly iteration: number } | undefined;

  return async (command) => {
    switch (command.kind) {
      case 'open': {
        const { experiment, at } = command;
        const { machine } = await firstOf(openers);
        game = {
          jacobian: await openJacobian(machine, holdGame(machine, experiment, at)),
          iteration: at.iteration,
        };
        return undefined;
      }
      case 'differentiate': {
        const { jacobian } = game ?? missing();
        await jacobian.differentiate(command.budgetMs);
        return { share: jacobian.known / jacobian.count };
      }
      case 'eigenvalues': {
        const { jacobian, iteration } = game ?? missing();
        return { iteration, ...eigenvaluesOf(completed(jacobian)) };
      }
    }
  };
}

async function firstOf(openers: readonly OpenExecutor[]): Promise<Executor> {
  const refusals: string[] = [];
  for (const open of openers) {
    try {
      return await open();
    } catch (error) {
      refusals.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new TrainingError(
    `Nothing here can differentiate the game: ${refusals.join('; ')}.`,
    'Try a current version of Chrome, Edge, Firefox or Safari.',
  );
}

function missing(): never {
  throw new TrainingError('No game has been opened.', 'Open one first.');
}

function completed({ known, count, ofFlow }: Jacobian): Float64Array {
  if (known < count) {
    throw new TrainingError(
      'The Jacobian is not complete yet.',
      'Go on with it until its share is 1.',
    );
  }
  if (!ofFlow.every(Number.isFinite)) {
    throw new TrainingError(
      'The losses have no finite second derivative at this point.',
      'Try again a few iterations on, or choose another loss or Lipschitz method.',
    );
  }
  return ofFlow;
}
