/** A lane in a process of Node, which ends with the one that asks. */
import { openersWith } from '../../src/training/executors.ts';
import { wasmFiles } from '../../src/training/wasmFiles.node.ts';
import { answerTo, type Question } from '../lane/protocol.ts';
import { Work } from '../lane/work.ts';

const work = new Work(openersWith(wasmFiles));

process.on('message', (question) => {
  void answerTo(work, question as Question).then((answer) => process.send!(answer));
});
process.on('disconnect', () => process.exit());
