/** What is on the page, saved to files and opened again. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expectNoBarriers } from './accessibility.ts';
import { expect, test, TINY, type Playground } from './playground.ts';

async function openMenu({ page }: Playground): Promise<void> {
  await page.locator('summary', { hasText: /^File$/ }).click();
}

/** What a button of the menu downloads. */
async function saved(playground: Playground, button: string) {
  const coming = playground.page.waitForEvent('download');
  await playground.button(button).click();
  const download = await coming;
  const path = await download.path();
  return { name: download.suggestedFilename(), path, text: readFileSync(path, 'utf8') };
}

async function openFile({ page }: Playground, path: string): Promise<void> {
  await page.getByLabel('Open a run', { exact: true }).setInputFiles(path);
}

const EXPERIMENT = `data=ring8&seed=5&${TINY}`;

test('a run is saved and opened to the same picture, and goes on to the same one', async ({
  playground,
  page,
}) => {
  await playground.open(EXPERIMENT, '?executor=tfjs-cpu');
  await playground.train(3);
  await playground.pause();
  const before = await playground.state();
  await openMenu(playground);
  const file = await saved(playground, 'Save the run');
  expect(file.name).toBe(`ring8-wasserstein-gradient-penalty-${before.iteration}-run.json`);
  await playground.step();
  const after = await playground.state();

  await page.goto('about:blank');
  await playground.open(`seed=6&${TINY}`, '?executor=tfjs-cpu');
  await openMenu(playground);
  await openFile(playground, file.path);
  await page.waitForFunction(
    (iteration) => window.ganPlayground.state().iteration === iteration,
    before.iteration,
  );
  const opened = await playground.state();
  expect(opened).toMatchObject({ hash: before.hash, running: false });
  expect(opened.samples).toEqual(before.samples);
  await playground.step();
  expect((await playground.state()).samples).toEqual(after.samples);
});

test('tables can be read by other programs', async ({ playground }) => {
  await playground.open(EXPERIMENT, '?executor=tfjs-cpu');
  await playground.train(3);
  await playground.waitForMetrics();
  await playground.pause();
  const { samples, iteration } = await playground.state();
  await openMenu(playground);

  const points = await saved(playground, 'Samples');
  expect(points.name).toBe(`ring8-wasserstein-gradient-penalty-${iteration}-samples.csv`);
  const [header, ...rows] = points.text.trimEnd().split('\n');
  expect(header).toBe('x,y');
  expect(rows.flatMap((row) => row.split(',').map(Number))).toEqual(samples);

  const losses = await saved(playground, 'Losses');
  expect(losses.text).toMatch(/^loss,iteration,value\n(criticLoss,\d+,[-\d.e]+\n)+generatorLoss/);
  const readings = await saved(playground, 'Metrics');
  expect(readings.text).toMatch(/^metric,iteration,value,floor\njsd,\d+,0\.\d+,/);
});

test('foreign and damaged files are refused with a sentence and change nothing', async ({
  playground,
  page,
}, testInfo) => {
  await playground.open(EXPERIMENT, '?executor=tfjs-cpu');
  await playground.train(2);
  await playground.pause();
  await openMenu(playground);
  const { text } = await saved(playground, 'Save the run');
  const { hash, iteration, samples } = await playground.state();
  const before = { hash, iteration, samples };
  const foreign: [name: string, text: string, message: RegExp][] = [
    ['picture.json', '\u0089PNG', /not JSON/],
    ['package.json', '{"name":"something"}', /no run saved here/],
    ['half.json', text.slice(0, text.length / 2), /breaks off/],
    [
      'other-networks.json',
      text.replaceAll('generator.width=4', 'generator.width=5'),
      /do not fit the networks/,
    ],
  ];
  for (const [name, contents, message] of foreign) {
    const path = testInfo.outputPath(name);
    writeFileSync(path, contents);
    await openFile(playground, path);
    await expect(page.getByText(message)).toBeVisible();
    const { hash, iteration, samples } = await playground.state();
    expect({ hash, iteration, samples }).toEqual(before);
  }
});

test('the menu is reached by keyboard and axe finds nothing in it', async ({
  playground,
  page,
}) => {
  await playground.open(EXPERIMENT, '?executor=tfjs-cpu');
  await page.locator('summary', { hasText: /^File$/ }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(playground.button('Save the run')).toBeFocused();
  await expectNoBarriers(page);
  await page.keyboard.press('Escape');
  await expect(playground.button('Save the run')).toBeHidden();
});
