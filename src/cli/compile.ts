/**
 * `npm run --silent compile -- '#…'`: what the compiler makes of one step of an experiment, stage by
 * stage. Shows; runs nothing.
 */
import '@tensorflow/tfjs-backend-cpu';
import { enableProdMode, setBackend } from '@tensorflow/tfjs-core';
import { CompilerError } from '../compiler/errors.ts';
import { HELP, readRequest } from './compiler/request.ts';
import { stagesOf } from './compiler/stages.ts';
import { tableOf } from './compiler/table.ts';
import { InvalidInputError } from './invalidInput.ts';

async function main(args: readonly string[]): Promise<void> {
  const request = readRequest(args);
  if (request.kind === 'help') {
    console.log(HELP);
    return;
  }
  enableProdMode();
  await setBackend('cpu');
  const stages = await stagesOf(request.experiment, request.step);
  console.log(tableOf(stages, request.shown));
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const expected = error instanceof InvalidInputError || error instanceof CompilerError;
  if (!expected) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
