/** Compiled programs on a graphics device of our own. */
import { getBackend, setBackend } from '@tensorflow/tfjs-core';
import { createWebGpuMachine } from '../../compiler/webgpu/machine.ts';
import type { Executor } from './executor.ts';
import { checkFirstCalculation } from './firstCalculation.ts';
import { openGraphicsDevice } from './graphicsDevice.ts';
import { activateAnyBackend } from './tfjsCpu.ts';
import { activateWebGpuBackend } from './tfjsWebGpuBackend.ts';

export async function openWebGpu(): Promise<Executor> {
  const opened = await openGraphicsDevice();
  const { device, health, description } = opened;
  const machine = createWebGpuMachine(device, {
    emulated: description.software,
    openBackend: () => activateWebGpuBackend(opened),
  });
  try {
    await activateAnyBackend();
    await checkFirstCalculation(machine, health);
  } catch (error) {
    device.destroy();
    throw error;
  }
  return {
    report: {
      name: 'webgpu',
      reason: description.software
        ? 'Compiled for WebGPU, which is emulated on the processor.'
        : 'Compiled for the graphics processor, through WebGPU.',
      ...description,
    },
    machine,
    health,
    loseDevice: () => device.destroy(),
    close() {
      machine.dispose();
      device.destroy();
      // Something could not be compiled; whoever comes next must not run on a device that is gone.
      if (getBackend() === 'webgpu') void setBackend('cpu');
    },
  };
}
