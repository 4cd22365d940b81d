/**
 * `npm run --silent bench:interaction -- [runs] [width] [seconds]`: how soon the page answers clicks and keys
 * while several runs train beside each other. Judges nothing: it prints figures.
 */
import { dirname } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../scripts/find-browser.mjs';
import { servePage } from './browser/server.ts';
import { thisMachine } from './machine.ts';
import { median } from './statistics.ts';

/** What the browser reports of itself. */
interface Log {
  /** From an input to the next picture after it, in milliseconds; by interaction. */
  readonly answers: Record<number, number>;
  /** Times during which the page could not have answered at all, in milliseconds. */
  readonly longTasks: number[];
}

declare global {
  interface Window {
    log: Log;
  }
}

/** Shorter ones are not reported by browsers. */
const SHORTEST_REPORTED_MS = 16;
/** Until all runs train and the first metrics are there. */
const WARM_UP_MS = 15_000;
const PAUSE_BETWEEN_MS = 250;

const [runs, width, seconds] = [6, 128, 30].map((fallback, index) =>
  Number(process.argv[2 + index] ?? fallback),
) as [number, number, number];

// This file is bundled somewhere else; what was called is where it stands.
const root = dirname(dirname(process.argv[1]!));
const server = await servePage(root, root);
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--disable-gpu', '--no-first-run', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(observe, SHORTEST_REPORTED_MS);
  await page.goto(`${server.address}#${comparison()}`);
  await page.waitForFunction(() =>
    window.ganPlayground?.state().runs.every(({ iteration }) => iteration > 0),
  );
  await page.waitForTimeout(WARM_UP_MS);
  const before = await iterations(page);
  await page.evaluate(() => {
    window.log.longTasks.length = 0;
    for (const key of Object.keys(window.log.answers)) delete window.log.answers[Number(key)];
  });
  const began = performance.now();
  const inputs = await interact(page, seconds * 1000);
  const elapsed = (performance.now() - began) / 1000;
  const after = await iterations(page);
  const log = await page.evaluate(() => window.log);
  report(
    log,
    inputs,
    after.map((count, index) => (count - before[index]!) / elapsed),
  );
} finally {
  await browser.close();
  await server.close();
}

/** Runs alike but for a number that costs nothing. */
function comparison(): string {
  const first = `data=grid25&generator.width=${width}&critic.width=${width}&batch=256`;
  const others = Array.from({ length: runs - 1 }, (_, index) => `lipschitz.weight=${index + 1}`);
  return [first, ...others].join(';');
}

/** Runs in the page, before anything else. */
function observe(threshold: number): void {
  window.log = { answers: {}, longTasks: [] };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceEventTiming[]) {
      if (!entry.interactionId) continue;
      const { answers } = window.log;
      answers[entry.interactionId] = Math.max(answers[entry.interactionId] ?? 0, entry.duration);
    }
  }).observe({ type: 'event', durationThreshold: threshold } as PerformanceObserverInit);
  new PerformanceObserver((list) => {
    window.log.longTasks.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask' });
}

/** Clicks and keys of a user who tries things; returns how many. */
async function interact(page: Page, forMs: number): Promise<number> {
  const slider = page.locator('.choices input[type=range]').first();
  const actions = [
    () => page.locator('.run-title').nth(0).click(),
    () =>
      page
        .locator('.run-title')
        .nth(runs - 1)
        .click(),
    () => page.getByText('levels', { exact: true }).click(),
    () => page.getByText('updates', { exact: true }).click(),
    () => page.getByText('iterations', { exact: true }).first().click(),
    () => slider.press('ArrowRight'),
    () => slider.press('ArrowLeft'),
    () => page.getByText('log axis').first().click(),
  ];
  const end = performance.now() + forMs;
  let inputs = 0;
  while (performance.now() < end) {
    await actions[inputs % actions.length]!();
    inputs++;
    await page.waitForTimeout(PAUSE_BETWEEN_MS);
  }
  return inputs;
}

function iterations(page: Page): Promise<number[]> {
  return page.evaluate(() => window.ganPlayground.state().runs.map(({ iteration }) => iteration));
}

function report({ answers, longTasks }: Log, inputs: number, rates: readonly number[]): void {
  const known = Object.values(answers);
  // What was too short to be reported counts as just that.
  const all = [...known, ...Array<number>(Math.max(0, inputs - known.length)).fill(0)].sort(
    (a, b) => a - b,
  );
  const share = (part: number) => all[Math.min(all.length - 1, Math.floor(part * all.length))]!;
  const machine = thisMachine(`Chromium ${browser.version()}`, undefined);
  console.log(
    Object.entries(machine)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
  );
  console.log(`
${runs} runs, three hidden layers of ${width}, batch 256, for ${seconds} s
inputs               ${inputs}
answered, median     ${atLeast(share(0.5))} ms
answered, 95 %       ${atLeast(share(0.95))} ms
answered, longest    ${atLeast(all.at(-1)!)} ms
later than 100 ms    ${all.filter((one) => one > 100).length}
tasks over 50 ms     ${longTasks.length}, longest ${Math.round(Math.max(0, ...longTasks))} ms
iterations a second  ${rates.map((rate) => rate.toPrecision(2)).join(', ')} (median ${median(rates).toPrecision(2)})`);
}

function atLeast(duration: number): string {
  return duration < SHORTEST_REPORTED_MS ? `under ${SHORTEST_REPORTED_MS}` : String(duration);
}
