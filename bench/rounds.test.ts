import { expect, test } from 'vitest';
import type { ExecutorName } from '../src/training/protocol.ts';
import { Lanes, type Lane } from './lanes.ts';
import { answerTo, type LaneWork } from './lane/protocol.ts';
import { Questions } from './lane/questions.ts';
import type { Request } from './request.ts';
import { measureAll } from './rounds.ts';

/** How long an iteration takes in milliseconds, or why there is none. */
type Speeds = Partial<Record<ExecutorName, number | string>>;

/** Lanes that pretend to train at these speeds, and a log of what they were asked. */
function pretending(speeds: Speeds) {
  const log: string[] = [];
  const openLane = async (): Promise<Lane> => {
    let executor: ExecutorName;
    const work: LaneWork = {
      async open(name) {
        executor = name;
        return {};
      },
      async prepare(experiment) {
        log.push(`${executor} prepares ${experiment}`);
        return { compileMs: 7, productOperations: 11 };
      },
      async train(milliseconds) {
        const speed = speeds[executor]!;
        if (typeof speed === 'string') throw new Error(speed);
        log.push(`${executor} trains ${milliseconds}`);
        const iterations = Math.max(1, Math.round(milliseconds / speed));
        const elapsedMs = iterations * speed;
        return { iterations, elapsedMs, hostMs: 0, dispatches: 3, memoryBytes: 5 };
      },
      multiply: async () => ({ operations: 2e9, elapsedMs: 1000 }),
    };
    const questions: Questions = new Questions(
      (question) => void answerTo(work, question).then((answer) => questions.receive(answer)),
    );
    return { questions, close: async () => {} };
  };
  return { lanes: new Lanes(openLane), log };
}

const request = (executors: readonly ExecutorName[]): Request => ({
  configurations: [
    { name: 'first', experiment: 'a' },
    { name: 'second', experiment: 'b' },
  ],
  executors,
  rounds: 2,
  seconds: 1,
  json: true,
});

test('executors take turns, configuration by configuration', async () => {
  const { lanes, log } = pretending({ wasm: 1, 'tfjs-wasm': 10 });
  const { all, peaks } = await measureAll(lanes, request(['wasm', 'tfjs-wasm']), () => {});
  const round = ['wasm trains 1000', 'tfjs-wasm trains 1000'];
  const turns = [...round, ...round];
  const warmUps = (text: string) =>
    ['wasm', 'tfjs-wasm'].flatMap((name) => [
      `${name} prepares ${text}`,
      `${name} trains 0`,
      `${name} trains 400`,
    ]);
  expect(log).toEqual([...warmUps('a'), ...turns, ...warmUps('b'), ...turns]);
  expect(all.map(({ configuration, executor }) => [configuration, executor])).toEqual([
    ['first', 'wasm'],
    ['first', 'tfjs-wasm'],
    ['second', 'wasm'],
    ['second', 'tfjs-wasm'],
  ]);
  expect(all[1]).toMatchObject({
    facts: { compileMs: 7, productOperations: 11 },
    rounds: [{ iterations: 100 }, { iterations: 100 }],
  });
  expect(peaks).toEqual({ cpu: 2 });
});

test('slow executors make as many rounds as there is time for, and at least one', async () => {
  const { lanes, log } = pretending({ wasm: 1, 'tfjs-wasm': 5_000, 'tfjs-cpu': 50_000 });
  const { all } = await measureAll(lanes, request(['wasm', 'tfjs-wasm', 'tfjs-cpu']), () => {});
  const rounds = all.slice(0, 3).map((one) => one.rounds.map(({ iterations }) => iterations));
  expect(rounds).toEqual([[1000, 1000], [1, 1], [1]]);
  // It is warm after an iteration that is as long as all rounds may be.
  expect(log.filter((line) => line.startsWith('tfjs-cpu'))).toEqual([
    'tfjs-cpu prepares a',
    'tfjs-cpu trains 0',
    'tfjs-cpu trains 1000',
    'tfjs-cpu prepares b',
    'tfjs-cpu trains 0',
    'tfjs-cpu trains 1000',
  ]);
});

test('what fails says why and leaves the others their turns', async () => {
  const { lanes } = pretending({ wasm: 1, webgpu: 'The device was lost.' });
  const { all } = await measureAll(lanes, request(['wasm', 'webgpu']), () => {});
  expect(all[1]).toMatchObject({ executor: 'webgpu', rounds: [], reason: 'The device was lost.' });
  expect(all[0]!.rounds).toHaveLength(2);
});
