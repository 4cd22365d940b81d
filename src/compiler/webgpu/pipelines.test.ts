import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Device } from './device.ts';
import { ShaderError } from './errors.ts';
import { Pipelines } from './pipelines.ts';
import { findWebGpu } from './testing.ts';

const webGpu = await findWebGpu();

describe.skipIf(!webGpu)('pipelines', () => {
  let gpu: GPUDevice;
  let pipelines: Pipelines;

  beforeAll(async () => {
    gpu = await webGpu!.openDevice();
    pipelines = new Pipelines(new Device(gpu));
  });
  afterAll(() => gpu?.destroy());

  test('are compiled once for each text', async () => {
    const source = '@compute @workgroup_size(1) fn main() {}';
    expect(await pipelines.get(source, 'one')).toBe(await pipelines.get(source, 'another'));
  });

  test('that cannot be compiled say which instruction and which line it is', async () => {
    const wrong = '@compute @workgroup_size(1)\nfn main() { nonsense(); }';
    const compiling = pipelines.get(wrong, 'instruction 3, map on [2]');
    await expect(compiling).rejects.toThrow(ShaderError);
    await expect(compiling).rejects.toThrow(/instruction 3, map on \[2\]: .*nonsense\(\);/);
  });
});
