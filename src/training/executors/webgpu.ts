/**
 * The WebGPU backend of tfjs, on a device of our own, so that its description is known and its loss
 * is noticed. An adapter alone proves little: the device has to multiply two matrices first.
 */
import {
  matMul,
  registerBackend,
  removeBackend,
  setBackend,
  tensor2d,
} from '@tensorflow/tfjs-core';
import { DeviceLostError, deviceFailed } from '../errors.ts';
import { within, type Executor } from './executor.ts';
import { Health } from './health.ts';

const ADAPTER_LIMIT = 10_000;
/** Emulated devices compile their first shader for seconds. */
const FIRST_RESULT_LIMIT = 30_000;

export async function openWebGpu(): Promise<Executor> {
  const gpu = globalThis.navigator?.gpu as GPU | undefined;
  if (!gpu) throw new Error('there is no WebGPU here');
  const adapter = await within(
    ADAPTER_LIMIT,
    'asking for a graphics adapter',
    gpu.requestAdapter({ powerPreference: 'high-performance' }),
  );
  if (!adapter) throw new Error('WebGPU offers no graphics adapter');
  const device = await within(
    ADAPTER_LIMIT,
    'opening the graphics device',
    adapter.requestDevice({ requiredLimits: generousLimits(adapter.limits) }),
  );

  const health = new Health();
  void device.lost.then(({ message }) => health.fail(new DeviceLostError(sentencePart(message))));
  device.addEventListener('uncapturederror', (event) => {
    // tfjs would go on with whatever the failed operation left behind.
    event.preventDefault();
    health.fail(deviceFailed(sentencePart(event.error.message)));
  });

  try {
    const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
    removeBackend('webgpu'); // The import registered one with a device that nobody watches.
    const backend = new WebGPUBackend(device, adapter.info);
    registerBackend('webgpu', () => backend);
    if (!(await setBackend('webgpu'))) throw new Error('its start failed');
    await within(FIRST_RESULT_LIMIT, 'the first calculation', health.guard(multiplyMatrices));
  } catch (error) {
    device.destroy();
    throw error;
  }

  const software = isSoftware(adapter);
  return {
    report: {
      name: 'tfjs-webgpu',
      reason: software
        ? 'WebGPU, emulated on the processor.'
        : 'The graphics processor, through WebGPU.',
      device:
        [adapter.info.vendor, adapter.info.architecture].filter(Boolean).join(' ') ||
        'unnamed device',
      software,
    },
    runsAhead: true,
    health,
    loseDevice: () => device.destroy(),
  };
}

/** What the adapter can do where tfjs makes use of more than the guaranteed minimum. */
function generousLimits(limits: GPUSupportedLimits): Record<string, number> {
  return {
    maxComputeWorkgroupStorageSize: limits.maxComputeWorkgroupStorageSize,
    maxComputeWorkgroupsPerDimension: limits.maxComputeWorkgroupsPerDimension,
    maxStorageBufferBindingSize: limits.maxStorageBufferBindingSize,
    maxBufferSize: limits.maxBufferSize,
    maxComputeWorkgroupSizeX: limits.maxComputeWorkgroupSizeX,
    maxComputeInvocationsPerWorkgroup: limits.maxComputeInvocationsPerWorkgroup,
  };
}

function isSoftware({ info }: GPUAdapter): boolean {
  const { vendor, architecture, device, description } = info;
  const names = [vendor, architecture, device, description].join(' ');
  return info.isFallbackAdapter || /swiftshader|llvmpipe|basic render/i.test(names);
}

/** @throws when the device computes something else than matrix products */
async function multiplyMatrices(): Promise<void> {
  const left = tensor2d([1, 2, 3, 4], [2, 2]);
  const product = matMul(left, left);
  const values = await product.data();
  left.dispose();
  product.dispose();
  if (values.join() !== '7,10,15,22') throw new Error('its first calculation came out wrong');
}

/** A browser's message without the final stop, to stand inside a sentence. */
function sentencePart(message: string): string {
  return message.trim().replace(/\.$/, '');
}
