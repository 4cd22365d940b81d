import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Lanes, PATIENCE_MS, type Lane } from './lanes.ts';
import { answerTo, type LaneWork } from './lane/protocol.ts';
import { Questions } from './lane/questions.ts';

const able: LaneWork = {
  open: async (executor) => ({ device: `device of ${executor}` }),
  prepare: async () => ({ compileMs: 1 }),
  train: async (milliseconds) => ({
    iterations: 1,
    elapsedMs: milliseconds,
    hostMs: 0,
    memoryBytes: 0,
  }),
  multiply: async () => ({ operations: 1, elapsedMs: 1 }),
};

/** Lanes whose work is `work`, and what became of them. */
function lanesWith(work: LaneWork) {
  const log: string[] = [];
  const openLane = async (): Promise<Lane> => {
    log.push('opened');
    const questions: Questions = new Questions(
      (question) => void answerTo(work, question).then((answer) => questions.receive(answer)),
    );
    return { questions, close: async () => void log.push('closed') };
  };
  return { lanes: new Lanes(openLane), log };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('each executor gets a lane of its own, once', async () => {
  const { lanes, log } = lanesWith(able);
  await expect(lanes.ask('wasm', 'prepare', '')).resolves.toEqual({ compileMs: 1 });
  await expect(lanes.ask('wasm', 'train', 5, 5)).resolves.toMatchObject({ elapsedMs: 5 });
  await lanes.ask('webgpu', 'train', 5);
  expect(log).toEqual(['opened', 'opened']);
  expect(lanes.devices).toEqual({ wasm: 'device of wasm', webgpu: 'device of webgpu' });
  await lanes.close();
  expect(log).toEqual(['opened', 'opened', 'closed', 'closed']);
});

test('an executor that cannot run says why, and its lane is closed', async () => {
  const { lanes, log } = lanesWith({
    ...able,
    open: () => Promise.reject(new Error('there is no WebGPU here')),
  });
  await expect(lanes.ask('webgpu', 'train', 5)).rejects.toThrow(
    'webgpu cannot run here: there is no WebGPU here.',
  );
  expect(log).toEqual(['opened', 'closed']);
});

test('an error is passed on, and the lane goes on', async () => {
  const prepare = vi.fn().mockRejectedValueOnce(new Error('Too large.')).mockResolvedValue({});
  const { lanes, log } = lanesWith({ ...able, prepare });
  await expect(lanes.ask('wasm', 'prepare', '')).rejects.toThrow('Too large.');
  await expect(lanes.ask('wasm', 'prepare', '')).resolves.toEqual({});
  expect(log).toEqual(['opened']);
});

test('a lane that does not answer is given up, and the next question gets another', async () => {
  const train = vi
    .fn()
    .mockReturnValueOnce(new Promise(() => {}))
    .mockImplementation(able.train);
  const { lanes, log } = lanesWith({ ...able, train });
  const asked = expect(lanes.ask('tfjs-cpu', 'train', 2000, 2000)).rejects.toThrow(
    'It takes longer than 62 seconds.',
  );
  await vi.advanceTimersByTimeAsync(PATIENCE_MS + 2000);
  await asked;
  expect(log).toEqual(['opened', 'closed']);
  await expect(lanes.ask('tfjs-cpu', 'train', 5)).resolves.toMatchObject({ iterations: 1 });
});

test('a lane that ends by itself answers what is open, and the next question gets another', async () => {
  const questions: Questions[] = [];
  const lanes = new Lanes(async () => {
    const own: Questions = new Questions((question) => {
      if (question.method === 'open') own.receive({ id: question.id, value: {} });
      else own.fail('Its process ended with 1.');
    });
    questions.push(own);
    return { questions: own, close: async () => {} };
  });
  await expect(lanes.ask('wasm', 'train', 5)).rejects.toThrow('Its process ended with 1.');
  await expect(lanes.ask('wasm', 'train', 5)).rejects.toThrow('Its process ended with 1.');
  expect(questions).toHaveLength(2);
});
