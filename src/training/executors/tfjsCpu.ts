/** The plain JavaScript backend of tfjs: slow, and it runs everywhere. */
import { getBackend, setBackend } from '@tensorflow/tfjs-core';
import { createEagerMachine } from '../../compiler/eager/machine.ts';
import type { Executor } from './executor.ts';
import { Health } from './health.ts';

export async function openTfjsCpu(): Promise<Executor> {
  await activatePlainJavaScript();
  const machine = createEagerMachine({ runsAhead: false });
  return {
    report: { name: 'tfjs-cpu', reason: 'Plain JavaScript.' },
    machine,
    health: new Health(),
    close: () => machine.dispose(),
  };
}

/**
 * What every compiled executor needs beside itself, for initial states and what cannot be compiled. A
 * backend that is active already stays so: somebody may be training on it.
 */
export async function activateAnyBackend(): Promise<void> {
  if (!getBackend()) await activatePlainJavaScript();
}

async function activatePlainJavaScript(): Promise<void> {
  await import('@tensorflow/tfjs-backend-cpu');
  if (!(await setBackend('cpu'))) throw new Error('its start failed');
}
