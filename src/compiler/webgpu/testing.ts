/**
 * WebGPU in Node, for tests: Dawn from the `webgpu` package, on whatever adapter the system's Vulkan
 * offers. `scripts/run-unit-tests.mjs` sees to it that there is one, emulated on the processor.
 */
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import type { Machine } from '../machine.ts';
import { createWebGpuMachine } from './machine.ts';

/** Set where nothing may be skipped. */
const inContinuousIntegration = Boolean(process.env.CI);

export interface OpenedMachine {
  readonly machine: Machine;
  readonly device: GPUDevice;
  /** Frees the device and all that is on it. */
  readonly close: () => void;
}

export interface WebGpuForTests {
  /** A device of its own; the caller destroys it. Errors that nobody asked for fail the process. */
  openDevice(): Promise<GPUDevice>;
  /** The TensorFlow.js backend on `device`, active. */
  openBackend(device: GPUDevice): Promise<WebGPUBackend>;
  /** A machine on a device of its own. */
  openMachine(): Promise<OpenedMachine>;
}

/**
 * WebGPU, with the globals that TensorFlow.js looks for; undefined, with a sentence on the standard
 * error, when this machine has no adapter.
 * @throws Error instead, in continuous integration
 */
export async function findWebGpu(): Promise<WebGpuForTests | undefined> {
  const gpu = await load();
  const adapter = await gpu?.requestAdapter();
  if (gpu && adapter) return forTests(gpu, adapter.info);
  const reason =
    'There is no WebGPU adapter here, so WGSL is not tested. `npm run test:unit` finds the one that Chromium brings.';
  if (inContinuousIntegration) throw new Error(reason);
  process.stderr.write(`Skipped: ${reason}\n`);
  return undefined;
}

function forTests(gpu: GPU, info: GPUAdapterInfo): WebGpuForTests {
  async function openDevice(): Promise<GPUDevice> {
    // An adapter gives one device only.
    const adapter = await gpu.requestAdapter();
    const device = await adapter!.requestDevice();
    device.addEventListener('uncapturederror', ({ error }) => {
      throw error;
    });
    return device;
  }

  async function openBackend(device: GPUDevice): Promise<WebGPUBackend> {
    const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
    const backend = new WebGPUBackend(device, info);
    removeBackend('webgpu');
    registerBackend('webgpu', () => backend);
    if (!(await setBackend('webgpu'))) throw new Error('The backend did not start.');
    return backend;
  }

  return {
    openDevice,
    openBackend,
    async openMachine() {
      const device = await openDevice();
      const machine = createWebGpuMachine(device, {
        emulated: info.isFallbackAdapter,
        openBackend: () => openBackend(device),
      });
      return { machine, device, close: () => device.destroy() };
    },
  };
}

async function load(): Promise<GPU | undefined> {
  try {
    const { create, globals } = await import('webgpu');
    Object.assign(globalThis, globals);
    const gpu = create([]);
    // Kept alive here as well: what Dawn makes does not outlive it.
    Object.defineProperty(globalThis, 'navigator', { value: { gpu }, configurable: true });
    return gpu;
  } catch {
    // No binary for this platform.
    return undefined;
  }
}
