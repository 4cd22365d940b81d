/** `npm run --silent bench`: the executors that run in Node, each in a process of its own. */
import { fork } from 'node:child_process';
import { dirname, join } from 'node:path';
import { benchmark, reporting } from './benchmark.ts';
import type { Lane } from './lanes.ts';
import type { Answer } from './lane/protocol.ts';
import { Questions } from './lane/questions.ts';

// This file is bundled somewhere else; what was called is where it stands.
const folder = dirname(process.argv[1]!);
const SCRIPT = join(folder, '..', 'scripts', 'run-typescript.mjs');
const LANE = join(folder, 'node', 'lane.ts');

async function openLane(): Promise<Lane> {
  const child = fork(SCRIPT, [LANE], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const questions = new Questions((question) => child.send(question));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.on('message', (answer) => questions.receive(answer as Answer));
  child.once('exit', (code) => questions.fail(`Its process ended with ${code}.`));
  return {
    questions,
    async close() {
      child.kill('SIGKILL'); // It may be in the middle of an iteration that takes minutes.
      await ended;
    },
  };
}

await reporting(() =>
  benchmark(
    {
      script: 'bench',
      executors: ['wasm', 'tfjs-wasm', 'tfjs-cpu'],
      open: async () => ({
        runtime: `Node ${process.version}`,
        openLane,
        close: async () => {},
      }),
    },
    process.argv.slice(2),
  ),
);
