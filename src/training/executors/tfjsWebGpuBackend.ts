/** The WebGPU backend of tfjs on a given device. */
import { registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { GraphicsDevice } from './graphicsDevice.ts';

/** Loads the backend and makes it the active one. */
export async function activateWebGpuBackend({
  device,
  adapter,
}: GraphicsDevice): Promise<WebGPUBackend> {
  const tfjs = await import('@tensorflow/tfjs-backend-webgpu');
  removeBackend('webgpu'); // The import registered one with a device that nobody watches.
  const backend = new tfjs.WebGPUBackend(device, adapter.info);
  registerBackend('webgpu', () => backend);
  if (!(await setBackend('webgpu'))) throw new Error('its start failed');
  return backend;
}
