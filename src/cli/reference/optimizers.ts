/** `optimizers.json`: where each optimiser goes on a fixed sequence of gradients. */
import { scalar, tensor1d, zerosLike } from '@tensorflow/tfjs-core';
import { tidied } from '../../gan/gradients.ts';
import { optimizers, type Optimizer } from '../../gan/optimizers.ts';
import type { PlayerState } from '../../gan/state.ts';
import { move } from '../../gan/moves.ts';
import { find, type ReferenceCheck } from './check.ts';
import { entries, type Entry } from './document.ts';
import type { Ledger } from './ledger.ts';
import { scalars } from './tensors.ts';

/** The settings of the reference, which its files do not repeat. */
const SETTINGS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  sgd: { rate: 0.05 },
  momentum: { rate: 0.05, momentum: 0.9 },
  rmsprop: { rate: 5e-3, decay: 0.9 },
  adam: { rate: 1e-2, beta1: 0.5, beta2: 0.9 },
};

export const optimizersCheck: ReferenceCheck = {
  file: 'optimizers.json',
  run(document, ledger) {
    for (const row of entries(document)) tidied(() => checkRow(row, ledger));
  },
};

function checkRow(row: Entry, ledger: Ledger): void {
  const id = row.text('optimizer');
  const optimizer = find(optimizers, id);
  const settings = SETTINGS[id];
  if (!optimizer || !settings) return ledger.missing(id);

  const start = row.numbers('start');
  const gradients = row.matrix('grads', start.length);
  const trajectory = row.matrix('trajectory', start.length);
  let player = untrained(optimizer, start);
  const positions = gradients.map((gradient) => {
    player = move(optimizer, player, tensor1d([...gradient]), scalars(settings));
    return player.parameters.dataSync();
  });
  if (trajectory.length !== positions.length) {
    throw row.misfit('trajectory', 'as many rows as "grads"');
  }
  for (const [step, position] of positions.entries()) {
    ledger.compare(`${id} step ${step + 1}`, 'trajectory', position, trajectory[step]!);
  }
}

function untrained(optimizer: Optimizer, start: readonly number[]): PlayerState {
  const parameters = tensor1d([...start]);
  return {
    parameters,
    accumulators: Array.from({ length: optimizer.accumulators }, () => zerosLike(parameters)),
    count: scalar(0),
  };
}
