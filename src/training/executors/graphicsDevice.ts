/**
 * A graphics device of our own, so that its description is known and its loss is noticed. Computes
 * nothing with it.
 */
import { DeviceLostError, deviceFailed } from '../errors.ts';
import type { ExecutorReport } from '../protocol.ts';
import { within } from './executor.ts';
import { Health } from './health.ts';

const ADAPTER_LIMIT = 10_000;

export interface GraphicsDevice {
  readonly device: GPUDevice;
  readonly adapter: GPUAdapter;
  /** Fails when the device is lost or reports an error that nobody has asked for. */
  readonly health: Health;
  readonly description: Required<Pick<ExecutorReport, 'device' | 'software'>>;
}

/** @throws Error whose message completes "it cannot run here: …" */
export async function openGraphicsDevice(): Promise<GraphicsDevice> {
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
    // A program would go on with whatever the failed operation left behind.
    event.preventDefault();
    health.fail(deviceFailed(sentencePart(event.error.message)));
  });
  const { vendor, architecture } = adapter.info;
  return {
    device,
    adapter,
    health,
    description: {
      device: [vendor, architecture].filter(Boolean).join(' ') || 'unnamed device',
      software: isSoftware(adapter),
    },
  };
}

/** What the adapter can do where more than the guaranteed minimum is made use of. */
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

/** A browser's message without the final stop, to stand inside a sentence. */
function sentencePart(message: string): string {
  return message.trim().replace(/\.$/, '');
}
