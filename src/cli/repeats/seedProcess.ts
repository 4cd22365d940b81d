/**
 * Entry of a process that trains seeds for the command line, one after the other, for as long as the program
 * that started it is there. It writes no files and prints nothing.
 */
import { toFailure } from '../../training/errors.ts';
import { openersWith } from '../../training/executors.ts';
import { createRuns } from '../../training/runs.ts';
import { wasmFiles } from '../../training/wasmFiles.node.ts';
import { createWork } from './work.ts';
import type { Job, Message } from './messages.ts';

const work = createWork(createRuns(openersWith(wasmFiles)));

async function take(job: Job): Promise<void> {
  try {
    send({
      kind: 'answer',
      answer: await work(job, (iteration) => send({ kind: 'progress', iteration })),
    });
  } catch (error) {
    send({ kind: 'failure', failure: toFailure(error) });
  }
}

function send(message: Message): void {
  if (process.connected) process.send!(message);
}

process.on('message', (job: Job) => void take(job));
// The program that would want the results may have been killed, perhaps while this one was loading.
process.on('disconnect', () => process.exit());
if (!process.connected) process.exit();
