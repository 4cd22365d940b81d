import { expect, test } from 'vitest';
import type { ExecutorName } from '../src/training/protocol.ts';
import type { MultiplyOrder } from './lane/protocol.ts';
import type { Lanes } from './lanes.ts';
import { PeakSearch } from './peaks.ts';

/** Lanes on which matrices are multiplied at these speeds in GFLOP/s, and a log of what was asked. */
function multiplying(speedOf: (executor: ExecutorName, size: number) => number) {
  const log: string[] = [];
  const ask = async (executor: ExecutorName, _: 'multiply', { size }: MultiplyOrder) => {
    log.push(`${executor} ${size}`);
    const speed = speedOf(executor, size);
    if (speed === 0) throw new Error('cannot run here');
    const operations = Math.max(16 * size ** 3, 0.3e9 * speed);
    return { operations, elapsedMs: operations / speed / 1e6 };
  };
  return { search: new PeakSearch({ ask } as unknown as Lanes), log };
}

test('executors of one processor share the best speed of any size', async () => {
  const { search } = multiplying((executor, size) => {
    if (executor === 'webgpu') return 100 + size;
    return executor === 'wasm' ? 40 - Math.abs(size - 256) / 100 : 30;
  });
  await search.survey(['wasm', 'webgpu', 'tfjs-wasm']);
  expect(search.peaks).toEqual({ cpu: 40, gpu: 1124 });
});

test('slow executors are spared larger matrices', async () => {
  const { search, log } = multiplying(() => 1.5);
  await search.survey(['tfjs-cpu']);
  expect(log).toEqual(['tfjs-cpu 128', 'tfjs-cpu 256', 'tfjs-cpu 512']);
});

test('trying again repeats the best and keeps the better', async () => {
  let load = 0.5;
  const { search, log } = multiplying((_, size) => (size === 512 ? 50 : 40) * load);
  await search.survey(['wasm']);
  load = 1;
  await search.again();
  load = 0.1;
  await search.again();
  expect(search.peaks).toEqual({ cpu: 50 });
  expect(log.slice(-2)).toEqual(['wasm 512', 'wasm 512']);
});

test('without a measurement there is no peak', async () => {
  const { search } = multiplying(() => 0);
  await search.survey(['webgpu']);
  await search.again();
  expect(search.peaks).toEqual({});
});
