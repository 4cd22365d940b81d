/** Processes of their own that do jobs, so that all cores train. Which job goes where is decided elsewhere. */
import { fork } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fromFailure } from '../../training/errors.ts';
import type { Worker } from '../../training/repeats/sharing.ts';
import type { Answer, Job, Message } from './messages.ts';

/** A process ended before its job was done. */
export class LostProcessError extends Error {
  override readonly name = 'LostProcessError';

  constructor(how: string) {
    super(
      `A process that trained ended unexpectedly (${how}), as happens when memory runs out. ` +
        'What was done is kept: run the same command again, perhaps with fewer --jobs.',
    );
  }
}

/** @param program the file of the program that is running, in src/cli */
export function openProcess(program: string): Worker<Job, Answer> {
  const folder = dirname(program);
  const runner = join(folder, '..', '..', 'scripts', 'run-typescript.mjs');
  const child = fork(runner, [join(folder, 'repeats', 'seedProcess.ts')], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // Ctrl-C reaches the whole group of a terminal; who gets it shall be the program alone.
    detached: true,
  });
  let waiting: Waiting | undefined;
  let lost: LostProcessError | undefined;

  child.on('message', (message: Message) => {
    if (message.kind === 'progress') return waiting?.onProgress(message.iteration);
    const { resolve, reject } = waiting!;
    waiting = undefined;
    if (message.kind === 'answer') resolve(message.answer);
    else reject(fromFailure(message.failure));
  });
  const onEnd = (how: string) => {
    lost = new LostProcessError(how);
    waiting?.reject(lost);
  };
  child.on('error', (error) => onEnd(error.message));
  child.on('exit', (status, signal) => onEnd(signal ?? `status ${status}`));

  return {
    work: (job, onProgress) =>
      new Promise((resolve, reject) => {
        if (lost) return reject(lost);
        waiting = { resolve, reject, onProgress };
        child.send(job, (error) => error && onEnd(error.message));
      }),
    end: () => void child.kill(),
  };
}

interface Waiting {
  resolve(answer: Answer): void;
  reject(error: Error): void;
  onProgress(iteration: number): void;
}
