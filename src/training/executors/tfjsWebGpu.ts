/** The WebGPU backend of tfjs, on a device of our own. */
import { createEagerMachine } from '../../compiler/eager/machine.ts';
import type { Executor } from './executor.ts';
import { checkFirstCalculation } from './firstCalculation.ts';
import { openGraphicsDevice } from './graphicsDevice.ts';
import { activateWebGpuBackend } from './tfjsWebGpuBackend.ts';

export async function openTfjsWebGpu(): Promise<Executor> {
  const opened = await openGraphicsDevice();
  const { device, health, description } = opened;
  const machine = createEagerMachine({ runsAhead: true });
  try {
    await activateWebGpuBackend(opened);
    await checkFirstCalculation(machine, health);
  } catch (error) {
    device.destroy();
    throw error;
  }
  return {
    report: {
      name: 'tfjs-webgpu',
      reason: description.software
        ? 'WebGPU, emulated on the processor, operation by operation.'
        : 'The graphics processor, through WebGPU, operation by operation.',
      ...description,
    },
    machine,
    health,
    loseDevice: () => device.destroy(),
    close() {
      machine.dispose();
      device.destroy();
    },
  };
}
