/** Readings of several runs together: curves over each other, the table of metrics, the modes side by side. */
import type { Page } from '@playwright/test';
import { expectNoBarriers, expectNothingSticksOut } from './accessibility.ts';
import { expect, test, TINY, type Playground } from './playground.ts';

/** A, a run that does the same, and one that learns otherwise. */
const THREE = `data=ring8&loss=standard&lipschitz=none&${TINY};v=1;loss=hinge`;

const section = (page: Page, title: string) =>
  page.locator('section', { has: page.getByRole('heading', { name: title, exact: true }) });

const table = (page: Page) => page.getByRole('region', { name: 'Metrics of all runs' });

/** Three runs that have trained a little and rest, with their main metrics measured where they do. */
async function openThree(playground: Playground, page: Page, rest = ''): Promise<void> {
  await playground.open(`${THREE}${rest}`);
  await playground.reach(40);
  await playground.pause();
  await expect(page.getByText(/^Measured at [^:]+\.$/)).toBeVisible({ timeout: 90_000 });
}

test('one run has no readings of several', async ({ playground, page }) => {
  await playground.open(TINY);
  await playground.reach(1);
  await expect(section(page, 'Distance to the data')).toBeVisible();
  await expect(section(page, 'Metrics of all runs')).toHaveCount(0);
});

test('curves of all runs lie over each other, for any metric or loss', async ({
  playground,
  page,
}) => {
  await openThree(playground, page);
  const panel = section(page, 'Curves of all runs');
  const chart = playground.image('Jensen–Shannon divergence of all runs');
  await expect(chart.locator('path[stroke]')).toHaveCount(3);
  const dashes = await chart
    .locator('path[stroke]')
    .evaluateAll((paths) => paths.map((path) => path.getAttribute('stroke-dasharray')));
  expect(new Set(dashes).size).toBe(3);

  await playground.list('Quantity compared').selectOption({ label: 'Critic loss' });
  await expect(panel.getByText('how high one lies beside another says nothing')).toBeVisible();
  await playground.image('Critic loss of all runs').focus();
  await page.keyboard.press('ArrowLeft');
  const reading = panel.getByText(/^iteration [\d,]+ · A \S+ · B \S+ · C \S+/);
  await expect(reading).toBeVisible();
  const [, a, b] = / A (\S+) · B (\S+)/.exec(await reading.innerText())!;
  expect(a).toBe(b);
  await page.keyboard.press('Escape');
  await expect(reading).toHaveCount(0);
});

test('the axis counts what the runs are in step by', async ({ playground, page }) => {
  await openThree(playground, page, ';critic.steps=4;align=updates');
  const panel = section(page, 'Curves of all runs');
  await expect(panel.getByText('over updates of both players')).toBeVisible();
  await playground.list('Quantity compared').selectOption({ label: 'Generator loss' });
  await playground.image('Generator loss of all runs').focus();
  await page.keyboard.press('ArrowLeft');
  // Nobody has got far beyond the others, so that no value stands for another place.
  await expect(panel.getByText(/^[\d,]+ updates · A \S+ · B \S+ · C \S+ · D \S+$/)).toBeVisible();
});

test('the table tells runs apart only where they differ', async ({ playground, page }) => {
  await openThree(playground, page);
  await expect(table(page).getByRole('columnheader')).toHaveText([
    /Metric/,
    /Perfect/,
    /A/,
    /B/,
    /C/,
  ]);
  const row = (name: string) =>
    table(page).getByRole('row', { name: new RegExp(`^${name}, (lower|higher) is better`) });
  const jsd = row('Jensen–Shannon divergence');
  await expect(jsd).toContainText(/best|within noise|equal/, { timeout: 90_000 });
  // At rest both are measured once more, at the same iteration.
  await expect(async () => {
    const { runs } = await playground.state();
    const readings = runs.map(({ metrics }) => metrics['jsd']!.value!);
    expect(readings[0]).toBe(readings[1]);
  }).toPass();
  const cells = await jsd.getByRole('cell').allInnerTexts();
  expect(cells[1]).toBe(cells[2]);
  // The first two are the same run twice, so that neither can be better than the other.
  const isBest = cells.map((cell) => cell.includes('★'));
  expect(isBest.slice(0, 3)).toEqual([false, false, false]);
  await expect(jsd).toContainText(
    isBest[3] ? 'C best' : /A and B equal|all within noise|all equal/,
  );
  await expect(row('Modes captured')).toContainText(/best|equal/);
  await expect(page.getByText('These are runs of one seed each')).toBeVisible();
});

test('all metrics are there on request, each with what real data score', async ({
  playground,
  page,
}) => {
  await openThree(playground, page);
  await expect(table(page).getByRole('row')).toHaveCount(5);
  const more = page.getByRole('button', { name: /^All \d+ metrics$/ });
  const count = Number(/\d+/.exec(await more.innerText())![0]);
  await more.click();
  const rows = table(page).getByRole('row', { name: /is better/ });
  await expect(rows).toHaveCount(count);
  await expect(table(page).getByText('Nearest neighbours')).toBeVisible();
  await expect(rows.filter({ hasText: 'not all measured yet' })).toHaveCount(0, {
    timeout: 90_000,
  });
});

test('the modes of all runs stand below each other, with numbers by keyboard', async ({
  playground,
  page,
}) => {
  await openThree(playground, page);
  const panel = section(page, 'Modes of all runs');
  const strips = panel.getByRole('img', {
    name: /^Share of samples in each mode: run A \d\/8, .*; run B \d\/8, .*; run C \d\/8, /,
  });
  await expect(strips).toBeVisible();
  await strips.focus();
  await page.keyboard.press('End');
  await expect(
    panel.getByText(/^mode 8 of 8, fair share 12\.5 % · A .* · B .* · C /),
  ).toBeVisible();
});

test('data without modes have no such strips', async ({ playground, page }) => {
  await playground.open(`data=spiral&${TINY};loss=hinge`);
  await expect(section(page, 'Metrics of all runs')).toBeVisible();
  await expect(section(page, 'Modes of all runs')).toHaveCount(0);
});

test('axe finds nothing in the readings', async ({ playground, page }) => {
  await openThree(playground, page);
  await page.getByRole('button', { name: /^All \d+ metrics$/ }).click();
  await expectNoBarriers(page, '.readouts');
});

test('six runs on a phone: the table scrolls and the page does not', async ({
  playground,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.open(`${THREE};batch=16;critic.width=6;critic.depth=2`);
  await playground.reach(1);
  await expect(table(page).getByRole('columnheader')).toHaveCount(8);
  await page.getByRole('button', { name: /^All \d+ metrics$/ }).click();
  await expectNothingSticksOut(page, '.readouts');
  await table(page).evaluate((element) => element.scrollTo({ left: element.scrollWidth }));
  const name = (await table(page).getByRole('rowheader').first().boundingBox())!;
  expect(name.x).toBeGreaterThanOrEqual(0);
  await expectNothingSticksOut(page, '.readouts');
});
