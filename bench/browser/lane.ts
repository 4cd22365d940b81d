/** A lane in a worker of a browser. */
import { openersWith } from '../../src/training/executors.ts';
import { wasmFiles } from '../../src/training/wasmFiles.browser.ts';
import { answerTo, type Question } from '../lane/protocol.ts';
import { Work } from '../lane/work.ts';

declare const self: DedicatedWorkerGlobalScope;

const work = new Work(openersWith(wasmFiles));

self.addEventListener('message', ({ data }) => {
  void answerTo(work, data as Question).then((answer) => self.postMessage(answer, []));
});
