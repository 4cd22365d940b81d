/** `npm run --silent bench:browser`: the executors that run in a browser, each in a worker. */
import { dirname } from 'node:path';
import { BrowserNotFoundError, findBrowser } from '../scripts/find-browser.mjs';
import { benchmark, inputStatus, reporting, type OpenEnvironment } from './benchmark.ts';
import { openPage } from './browser/chromium.ts';
import { servePage } from './browser/server.ts';
import type { Answer, Question } from './lane/protocol.ts';
import { Questions } from './lane/questions.ts';
import type { Lane } from './lanes.ts';
import { EXECUTOR_NAMES } from '../src/training/protocol.ts';

// This file is bundled somewhere else; what was called is where it stands.
const root = dirname(dirname(process.argv[1]!));

async function open(): Promise<OpenEnvironment> {
  const executable = findBrowser();
  const server = await servePage(root);
  const { browser, page } = await openPage(executable, server.address).catch(
    async (error: unknown) => {
      await server.close();
      throw error;
    },
  );
  const asked = new Map<number, Questions>();
  await page.exposeFunction('answered', (lane: number, answer: Answer) =>
    asked.get(lane)?.receive(answer),
  );
  await page.exposeFunction('failed', (lane: number, reason: string) =>
    asked.get(lane)?.fail(reason),
  );

  async function openLane(): Promise<Lane> {
    const lane = await page.evaluate(() => window.benchmark.openLane());
    const post = (question: Question) =>
      void page
        .evaluate(([number, text]) => window.benchmark.ask(number, text), [lane, question] as const)
        .catch((error: Error) => questions.fail(error.message));
    const questions = new Questions(post);
    asked.set(lane, questions);
    const close = () => page.evaluate((number) => window.benchmark.closeLane(number), lane);
    return { questions, close };
  }

  return {
    runtime: `Chromium ${browser.version()}`,
    openLane,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

await reporting(
  () =>
    benchmark({ script: 'bench:browser', executors: EXECUTOR_NAMES, open }, process.argv.slice(2)),
  (error) => (error instanceof BrowserNotFoundError ? 1 : inputStatus(error)),
);
