/**
 * `npm run --silent experiment -- '#…'`: trains one experiment in Node, or several from many seeds, and
 * reports. Standard output
 * carries the report and nothing else; whatever goes wrong is one line on standard error.
 */
import { DivergenceError, ExecutorUnavailableError } from '../training/errors.ts';
import { repeatsJson } from '../training/repeats/repeatedExperiment.ts';
import { registries } from './headless/list.ts';
import { progressLine } from './headless/progress.ts';
import { jsonReport, summary } from './headless/report.ts';
import { HELP, readRequest, type Repeats, type Run } from './headless/request.ts';
import { checkWritable, writeSamples } from './headless/samples.ts';
import { train } from './headless/training.ts';
import { InvalidInputError } from './invalidInput.ts';
import { LostProcessError, openProcess } from './repeats/processes.ts';
import { allDiverged, repeatsTables } from './repeats/report.ts';
import { InterruptedError, runRepeats } from './repeats/run.ts';

/** What shells report for a program that was ended by Ctrl-C. */
const INTERRUPTED = 130;

async function main(args: readonly string[]): Promise<void> {
  const request = readRequest(args);
  if (request.kind === 'help') console.log(HELP);
  else if (request.kind === 'list') console.log(JSON.stringify(registries(), null, 2));
  else if (request.kind === 'repeats') await repeat(request);
  else await run(request);
}

async function run({ remark, samplesFile, sampleCount, json, ...order }: Run): Promise<void> {
  if (samplesFile !== undefined) checkWritable('samples', samplesFile);
  if (remark !== undefined) console.error(remark);
  const progress = progressLine(process.stderr, order.iterations);
  const outcome = await train(order, progress.show).finally(progress.clear);
  console.log(json ? JSON.stringify(jsonReport(outcome)) : summary(outcome));
  // Last, so that a disk that is full takes no report away.
  if (samplesFile !== undefined) writeSamples(samplesFile, outcome.generated, sampleCount);
}

async function repeat({ remark, json, ...order }: Repeats): Promise<void> {
  if (remark !== undefined) console.error(remark);
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => interruption.abort());
  }
  const repeated = await runRepeats(order, {
    openProcess: () => openProcess(process.argv[1]!),
    terminal: process.stderr,
    signal: interruption.signal,
  });
  console.log(json ? JSON.stringify(repeatsJson(repeated)) : repeatsTables(repeated));
  if (repeated.some(allDiverged)) process.exitCode = 3;
}

/** The exit status of an error that people are told about in one line. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof InvalidInputError || error instanceof ExecutorUnavailableError) return 2;
  if (error instanceof DivergenceError) return 3;
  if (error instanceof LostProcessError) return 1;
  if (error instanceof InterruptedError) return INTERRUPTED;
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
