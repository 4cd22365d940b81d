import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Plan } from '../plan.ts';
import { Device } from './device.ts';
import { DeviceLimitError } from './errors.ts';
import { layOut } from './layout.ts';
import { ProgramMemory } from './programMemory.ts';

const LIMIT_BYTES = 4096;

beforeEach(() => {
  vi.stubGlobal('GPUBufferUsage', { STORAGE: 1, COPY_SRC: 2, COPY_DST: 4 });
});
afterEach(() => vi.unstubAllGlobals());

/** A device that only counts the buffers on it. */
function counting() {
  const living = new Set<object>();
  const device = new Device({
    lost: new Promise(() => {}),
    limits: { maxStorageBufferBindingSize: LIMIT_BYTES, maxBufferSize: LIMIT_BYTES },
    createBuffer: ({ size }: GPUBufferDescriptor) => {
      const buffer = { size, destroy: () => living.delete(buffer) };
      living.add(buffer);
      return buffer;
    },
  } as unknown as GPUDevice);
  return { device, living };
}

test.each(['fed', 'report'] as const)(
  'leaves nothing behind when what is %s is too much',
  (kind) => {
    const { device, living } = counting();
    const create = vi.spyOn(device.gpu, 'createBuffer');
    const none = { held: [], fed: [], report: [] };
    const plan: Plan = {
      signature: { ...none, [kind]: [{ path: 'x', shape: [LIMIT_BYTES] }] },
      updated: [],
      constants: [],
      scratchSize: 8,
      instructions: [],
    };
    const made = () =>
      new ProgramMemory(device, {} as never, plan, layOut(plan), new Uint32Array(64), 64);
    expect(made).toThrow(DeviceLimitError);
    expect(create).toHaveBeenCalled();
    expect(living.size).toBe(0);
  },
);
