/** What a trial has to come to: the same procedure, run eagerly on the CPU backend of TensorFlow.js. */
import '@tensorflow/tfjs-backend-cpu';
import { getBackend, setBackend } from '@tensorflow/tfjs-core';
import { createEagerMachine } from '../eager/machine.ts';
import { carryOut } from './carryOut.ts';
import type { Outcome, Trial } from './trial.ts';

/** Leaves the active backend as it is. */
export async function expectedOf(trial: Trial): Promise<Outcome> {
  const active = getBackend() as string | undefined;
  await setBackend('cpu');
  const machine = createEagerMachine({ runsAhead: false });
  try {
    const { reports, held } = await carryOut(machine, trial);
    return { reports, held };
  } finally {
    machine.dispose();
    if (active !== undefined) await setBackend(active);
  }
}
