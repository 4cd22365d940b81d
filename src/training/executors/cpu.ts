/** The plain JavaScript backend of tfjs: slow, and it runs everywhere. */
import { setBackend } from '@tensorflow/tfjs-core';
import type { Executor } from './executor.ts';
import { Health } from './health.ts';

export async function openCpu(): Promise<Executor> {
  await import('@tensorflow/tfjs-backend-cpu');
  if (!(await setBackend('cpu'))) throw new Error('its start failed');
  return {
    report: { name: 'tfjs-cpu', reason: 'Plain JavaScript.' },
    runsAhead: false,
    health: new Health(),
  };
}
