/**
 * `npm run --silent experiment -- '#…'`: trains one experiment in Node and reports. Standard output
 * carries the report and nothing else; whatever goes wrong is one line on standard error.
 */
import { DivergenceError, ExecutorUnavailableError } from '../training/errors.ts';
import { registries } from './headless/list.ts';
import { progressLine } from './headless/progress.ts';
import { jsonReport, summary } from './headless/report.ts';
import { HELP, readRequest, type Run } from './headless/request.ts';
import { checkWritable, writeSamples } from './headless/samples.ts';
import { train } from './headless/training.ts';
import { InvalidInputError } from './invalidInput.ts';

async function main(args: readonly string[]): Promise<void> {
  const request = readRequest(args);
  if (request.kind === 'help') console.log(HELP);
  else if (request.kind === 'list') console.log(JSON.stringify(registries(), null, 2));
  else await run(request);
}

async function run({ samplesFile, sampleCount, json, ...order }: Run): Promise<void> {
  if (samplesFile !== undefined) checkWritable(samplesFile);
  const progress = progressLine(process.stderr, order.iterations);
  const outcome = await train(order, progress.show).finally(progress.clear);
  if (samplesFile !== undefined) writeSamples(samplesFile, outcome.generated, sampleCount);
  console.log(json ? JSON.stringify(jsonReport(outcome)) : summary(outcome));
}

/** The exit status of an error that people are told about in one line. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof InvalidInputError || error instanceof ExecutorUnavailableError) return 2;
  if (error instanceof DivergenceError) return 3;
  return undefined;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const status = statusOf(error);
  if (status === undefined) throw error;
  console.error((error as Error).message);
  process.exitCode = status;
}
