/** The same experiment from several seeds: to the end, interrupted and gone on with, and as alone. */
import { readFileSync } from 'node:fs';
import { expectNoBarriers, expectNothingSticksOut } from './accessibility.ts';
import { expect, Playground, test, TINY } from './playground.ts';

const EXPERIMENT = `data=ring8&loss=standard&lipschitz=none&seed=5&${TINY}`;
const ON = '?executor=wasm';

/** What a saved file says of each seed. */
interface Saved {
  readonly experiments: readonly {
    readonly hash: string;
    readonly iterations: number;
    readonly seeds: readonly {
      readonly seed: number;
      readonly seconds: number;
      readonly executor: string;
      readonly metrics: Readonly<Record<string, number | null>>;
    }[];
    readonly summary: unknown;
  }[];
}

function panelOf({ page }: Playground) {
  return page.locator('details.repeats');
}

async function openPanel(playground: Playground): Promise<void> {
  await panelOf(playground).locator(':scope > summary').click();
  await expect(playground.page.getByLabel('Seeds', { exact: true })).toBeVisible();
}

async function choose({ page }: Playground, seeds: number, iterations: number): Promise<void> {
  for (const [name, value] of [
    ['Seeds', seeds],
    ['Iterations of each', iterations],
  ] as const) {
    const field = page.getByLabel(name, { exact: true });
    await field.fill(String(value));
    await field.press('Enter');
  }
}

/** Once so many seeds are done. */
async function expectDone(playground: Playground, text: string | RegExp): Promise<void> {
  await expect(panelOf(playground).locator('.repeat-controls').getByText(text)).toBeVisible();
}

async function saved(playground: Playground, button: string): Promise<string> {
  const coming = playground.page.waitForEvent('download');
  await playground.button(button).click();
  return readFileSync(await (await coming).path(), 'utf8');
}

async function outcomes(playground: Playground): Promise<Saved> {
  return JSON.parse(await saved(playground, 'Save as JSON')) as Saved;
}

/** Without the time it took and the floors known so far, which are others each time. */
function results({ experiments }: Saved) {
  return experiments.map(({ hash, iterations, summary, seeds }) => ({
    hash,
    iterations,
    summary,
    seeds: seeds.map((seed) => ({ ...seed, seconds: 0 })),
  }));
}

test('three seeds are trained to the end, and each is what it is alone', async ({
  playground,
  page,
}) => {
  await playground.open(EXPERIMENT, ON);
  await playground.reach(1);
  await playground.pause();
  await openPanel(playground);
  await choose(playground, 3, 4);
  await playground.button('Start').click();
  await expectDone(playground, '3 of 3 seeds done: seeds 5 to 7');

  const region = page.getByRole('region', { name: 'Means over seeds' });
  await expect(region.getByRole('row', { name: /^Jensen–Shannon/ })).toContainText('±');
  await expect(region.getByRole('row', { name: /^Successes/ })).toContainText(/\d of 3/);
  await expect(region.getByRole('row', { name: /^Diverged/ })).toContainText('none');
  await expect(panelOf(playground).locator('canvas')).toHaveCount(3);
  await expect(page.getByRole('status').filter({ hasText: '3 of 3 seeds done' })).toHaveCount(1);

  const { experiments } = await outcomes(playground);
  expect(experiments[0]!.seeds.map(({ seed, executor }) => [seed, executor])).toEqual([
    [5, 'wasm'],
    [6, 'wasm'],
    [7, 'wasm'],
  ]);
  const [header, ...rows] = (await saved(playground, 'Save as CSV')).trimEnd().split('\n');
  expect(header).toMatch(/^run,seed,iterations,executor,seconds,diverged,jsd,/);
  expect(rows.map((row) => row.split(',').slice(0, 3))).toEqual([
    ['A', '5', '4'],
    ['A', '6', '4'],
    ['A', '7', '4'],
  ]);

  // One of its pictures opens it as the run, at rest as the page was.
  await panelOf(playground)
    .getByRole('link', { name: /^Open seed 6/ })
    .click();
  await page.waitForFunction(() => window.ganPlayground.state().experiment.seed === 6);
  await expectDone(playground, '3 of 3 seeds done: seeds 5 to 7');
  await page.waitForFunction(() => window.ganPlayground.state().iteration === 0);
  for (let iteration = 0; iteration < 4; iteration++) await playground.step();
  await page.waitForFunction(() => {
    const { iteration, metrics } = window.ganPlayground.state();
    return iteration === 4 && metrics['jsd'] !== undefined;
  });
  const ofSeed6 = experiments[0]!.seeds[1]!.metrics;
  await expect(async () => {
    const { metrics } = await playground.state();
    for (const id of ['jsd', 'wasserstein1', 'modes', 'highQuality']) {
      if (ofSeed6[id] !== undefined) expect(metrics[id]!.value).toBe(ofSeed6[id]);
    }
  }).toPass();
});

test('a repeat that was interrupted by closing the page goes on, and ends like any other', async ({
  playground,
  page,
  browser,
  baseURL,
}) => {
  const [seeds, iterations] = [3, 1500];
  await playground.open(EXPERIMENT, ON);
  await playground.reach(1);
  await playground.pause();
  await openPanel(playground);
  await choose(playground, seeds, iterations);
  await playground.button('Start').click();
  await expectDone(playground, /^[12] of 3 seeds done/);
  await page.reload();
  await page.waitForFunction(() => window.ganPlayground?.state().iteration > 0);
  await playground.pause();
  await openPanel(playground);
  await expect(playground.button('Resume')).toBeVisible();
  await expect(page.getByLabel('Iterations of each')).toHaveValue('1,500');
  const before = (await outcomes(playground)).experiments[0]!.seeds;
  expect(before.length).toBeGreaterThanOrEqual(1);
  expect(before.length).toBeLessThan(seeds);

  await playground.button('Resume').click();
  await expectDone(playground, '3 of 3 seeds done');
  const after = await outcomes(playground);
  // Trained again, a seed would have taken another time.
  expect(after.experiments[0]!.seeds.slice(0, before.length)).toEqual(before);

  const elsewhere = await browser.newContext({ ...(baseURL && { baseURL }) });
  const other = new Playground(await elsewhere.newPage());
  await other.open(EXPERIMENT, ON);
  await other.reach(1);
  await other.pause();
  await openPanel(other);
  await choose(other, seeds, iterations);
  await other.button('Start').click();
  await expectDone(other, '3 of 3 seeds done');
  expect(results(await outcomes(other))).toEqual(results(after));
  await elsewhere.close();
});

test('a comparison is repeated run beside run, cancelled, gone on with and forgotten', async ({
  playground,
  page,
}) => {
  await playground.open(`${EXPERIMENT};lipschitz=r1;loss=hinge`, ON);
  await playground.reach(1);
  await playground.pause();
  await openPanel(playground);
  await choose(playground, 2, 2000);
  await playground.button('Start').click();
  await expectDone(playground, /^[1-5] of 6 seeds in all runs done/);
  await playground.button('Cancel').click();
  await expect(playground.button('Resume')).toBeVisible();
  const kept = (await outcomes(playground)).experiments.flatMap(({ seeds }) => seeds).length;
  expect(kept).toBeGreaterThanOrEqual(1);
  await playground.button('Resume').click();
  await expectDone(playground, '6 of 6 seeds in all runs done');

  const region = page.getByRole('region', { name: 'Means over seeds' });
  await expect(region.getByRole('columnheader')).toHaveCount(5);
  await expect(panelOf(playground).getByRole('link', { name: /^Open seed/ })).toHaveCount(6);
  const { experiments } = await outcomes(playground);
  expect(experiments.map(({ seeds }) => seeds.length)).toEqual([2, 2, 2]);
  // All of them start alike, and end differently.
  expect(new Set(experiments.map(({ seeds }) => seeds[0]!.metrics['jsd'])).size).toBe(3);

  await expectNoBarriers(page, '.repeats');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNothingSticksOut(page);

  await playground.button('Forget all repeats').click();
  await expect(playground.button('Start')).toBeVisible();
  await expect(panelOf(playground).getByRole('link', { name: /^Open seed/ })).toHaveCount(0);
});

test('what was published stands beside, with what differs', async ({ playground, page }) => {
  await playground.open(
    `data=ring8&data.radius=1&data.sigma=0.01&loss=standard&lipschitz=none&${TINY}`,
    ON,
  );
  await playground.reach(1);
  await playground.pause();
  await openPanel(playground);
  await choose(playground, 1, 3);
  await playground.button('Start').click();
  await expectDone(playground, '1 of 1 seeds done');
  await expect(page.getByText(/One seed alone does not tell its error/)).toBeVisible();
  const published = page.getByRole('region', { name: 'Published results', exact: true });
  const row = published.getByRole('row', { name: /Lin et al\. 2018/ }).first();
  await expect(row).toContainText('6.3');
  await published
    .getByText(/^What differs: /)
    .first()
    .click();
  await expect(published.getByText('Iterations: 400,000 there, 3 here').first()).toBeVisible();
});

test('two tabs with the same repeat do it once', async ({ playground, page, context }) => {
  const other = new Playground(await context.newPage());
  for (const one of [playground, other]) {
    await one.open(EXPERIMENT, ON);
    await one.reach(1);
    await one.pause();
    await openPanel(one);
    await choose(one, 2, 500);
  }
  await page.bringToFront();
  await playground.button('Start').click();
  await other.button('Start').click();
  for (const one of [playground, other]) await expectDone(one, '2 of 2 seeds done');
  const [first, second] = [await outcomes(playground), await outcomes(other)];
  // Also in how long it took.
  expect(second.experiments[0]!.seeds).toEqual(first.experiments[0]!.seeds);
});

test('damaged records are left out, and their seeds trained again', async ({
  playground,
  page,
}) => {
  await playground.open(EXPERIMENT, ON);
  await playground.reach(1);
  await playground.pause();
  await openPanel(playground);
  await choose(playground, 2, 2);
  await playground.button('Start').click();
  await expectDone(playground, '2 of 2 seeds done');
  await page.evaluate(damageFirstOutcome);
  await page.reload();
  await playground.reach(1);
  await playground.pause();
  await openPanel(playground);
  await expectDone(playground, '1 of 2 seeds done');
  await playground.button('Resume').click();
  await expectDone(playground, '2 of 2 seeds done');
});

/** Runs in the page. */
function damageFirstOutcome(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('gan-playground.repeats');
    opening.addEventListener('error', reject);
    opening.addEventListener('success', () => {
      const store = opening.result.transaction('outcomes', 'readwrite').objectStore('outcomes');
      const cursor = store.openCursor();
      cursor.addEventListener('error', reject);
      cursor.addEventListener(
        'success',
        () => {
          const { value } = cursor.result!;
          cursor.result!.update({ ...value, outcome: { ...value.outcome, seconds: 'long' } });
          store.transaction.addEventListener('complete', () => {
            opening.result.close();
            resolve();
          });
        },
        { once: true },
      );
    });
  });
}

test('without storage a repeat works for the visit and says so', async ({ playground, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get() {
        throw new DOMException('Not here.', 'SecurityError');
      },
    });
  });
  await playground.open(EXPERIMENT, ON);
  await playground.reach(1);
  await playground.pause();
  await openPanel(playground);
  await choose(playground, 2, 2);
  await playground.button('Start').click();
  await expectDone(playground, '2 of 2 seeds done');
  await expect(page.getByText(/lets the page store nothing/)).toBeVisible();
  expect((await outcomes(playground)).experiments[0]!.seeds).toHaveLength(2);
});
