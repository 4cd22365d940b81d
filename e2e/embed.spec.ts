import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame, Page } from '@playwright/test';
import { expectNoBarriers } from './accessibility.ts';
import { expect, test, TINY } from './playground.ts';

let server: Server;

/** A host that is foreign to the playground: another site, another port, no special headers. */
test.beforeAll(async () => {
  server = createServer((_, response) => {
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<!doctype html><title>Notes</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

test.afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const frameOf = (query: string, hash: string, style = '') =>
  `<iframe title="Playground" width="420" height="300" style="${style}" src="{base}/?embed=1&${query}#${hash}"></iframe>`;

/** Lecture notes with these frames in them, and a field that has the focus. Resolves to the frames, once they show. */
async function openNotes(page: Page, base: string, body: string): Promise<readonly Frame[]> {
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://localhost:${port}/`);
  await page.evaluate(
    (html) => {
      document.body.innerHTML = html;
      document.querySelector('input')?.focus();
    },
    `<input aria-label="Search">${body.replaceAll('{base}', base)}`,
  );
  await expect.poll(() => page.frames().length).toBe(1 + body.split('<iframe').length - 1);
  const frames = page.frames().slice(1);
  for (const frame of frames) {
    await waitIn(frame, () => window.ganPlayground !== undefined);
  }
  return frames;
}

/** By the clock: a frame out of sight paints nothing, and so counts no paints. */
async function waitIn<Argument>(
  frame: Frame,
  condition: (argument: Argument) => boolean,
  argument?: Argument,
): Promise<void> {
  await frame.waitForFunction(condition as (argument: unknown) => boolean, argument, {
    polling: 100,
  });
}

const stateOf = (frame: Frame) => frame.evaluate(() => window.ganPlayground.state());

async function reach(frame: Frame, iteration: number): Promise<void> {
  await waitIn(frame, (goal) => window.ganPlayground.state().iteration >= goal, iteration);
}

const LIGHT_GROUND = 'rgb(247, 247, 245)';
const ALL = 'samples,curves,metrics,controls,transport,formula,legend';

/** How much wider and higher a page is than its frame. */
function overflow(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    return [scrollWidth - clientWidth, scrollHeight - clientHeight];
  });
}

test('an embedded page shows what its query names, in any frame, and axe finds nothing', async ({
  playground,
  page,
}) => {
  await playground.open(`data=ring8&${TINY}`, '?embed=1');
  await expect(playground.button('Play')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'generated' })).toBeVisible();
  await expect(page.getByRole('banner')).toHaveCount(0);
  await expect(playground.list('Loss')).toHaveCount(0);
  const full = page.getByRole('link', { name: 'Open full' });
  await expect(full).toHaveAttribute('href', /^\/#v=1&data=ring8&/);
  for (const [width, height] of [
    [240, 180],
    [480, 360],
    [390, 700],
    [1280, 720],
    [2560, 1440],
  ] as const) {
    await page.setViewportSize({ width, height });
    const box = (await playground.image('Samples').boundingBox())!;
    expect(Math.abs(box.width - box.height)).toBeLessThan(2);
    expect(box.width).toBeGreaterThan(0.55 * Math.min(width, height));
    expect(await overflow(page), `${width} × ${height}`).toEqual([0, 0]);
  }

  for (const profile of ['screen', 'projector']) {
    await playground.open(`${TINY};lipschitz=r1`, `?embed=1&ui=${ALL}&links=0&profile=${profile}`);
    await expect(playground.image('Samples of run B')).toBeVisible();
    await expect(page.getByRole('link')).toHaveCount(0);
    await expect(page.locator('.formula .katex').first()).toBeVisible();
    for (const [width, height] of [
      [420, 300],
      [390, 700],
      [1280, 720],
    ] as const) {
      await page.setViewportSize({ width, height });
      expect(await overflow(page), `${profile}, ${width} × ${height}`).toEqual([0, 0]);
    }
    await expectNoBarriers(page);
  }
});

test('a run starts and ends exactly where the query says, and a still is the picture of that', async ({
  playground,
  page,
}) => {
  await playground.open(TINY, '?embed=1&start=30&iterations=40&autoplay=1');
  await playground.reach(40);
  const play = playground.button('Play');
  await expect(play).toHaveAttribute('aria-disabled', 'true');
  await expect(play).toHaveAccessibleDescription(/training end at iteration 40/);
  await play.click({ force: true });
  await expect(playground.button('Step')).toBeDisabled();
  const { samples, iteration, running } = await playground.state();
  expect({ iteration, running }).toEqual({ iteration: 40, running: false });

  await playground.open(TINY, '?still=1&start=40&autoplay=1&ui=samples,transport,controls,legend');
  await playground.reach(40);
  await expect(playground.image('Samples')).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  expect(await playground.state()).toMatchObject({ iteration: 40, samples, running: false });
});

test('embeds in foreign notes train side by side while they are seen, and leave no trace there', async ({
  page,
  baseURL,
}) => {
  await page.setViewportSize({ width: 900, height: 720 });
  const plays = (hash: string) => frameOf(`autoplay=1&ui=${ALL}`, `${hash}&${TINY}`);
  const [first, second, third, below] = (await openNotes(
    page,
    baseURL!,
    `${plays('data=ring8')}${plays('data=circles')}${plays('data=spiral')}
     <div style="height:1500px"></div>${plays('data=two-moons')}`,
  )) as [Frame, Frame, Frame, Frame];
  const entries = await page.evaluate(() => history.length);
  for (const frame of [first, second, third]) await reach(frame, 30);
  for (const frame of [first, second, third])
    await reach(frame, (await stateOf(frame)).iteration + 30);

  // Out of sight nothing is trained, and seen again it goes on.
  expect((await stateOf(below)).iteration).toBe(0);
  await page.mouse.move(200, 150);
  await page.mouse.wheel(0, 2000);
  await reach(below, 20);
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(1000);
  // What was ordered while it went out of sight is still made.
  await expect
    .poll(async () => {
      const before = (await stateOf(first)).iteration;
      await page.waitForTimeout(300);
      return (await stateOf(first)).iteration - before;
    })
    .toBe(0);
  expect((await stateOf(first)).running).toBe(true);

  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');

  // Whatever is chosen in an embed makes no step for the Back button of the page around it.
  await below.getByRole('radio', { name: 'Your own points' }).check({ force: true });
  await expect.poll(async () => (await stateOf(below)).experiment.data).toBe('drawn');
  expect(await below.evaluate(() => location.hash)).toBe(`#data=two-moons&${TINY}`);
  expect(await page.evaluate(() => history.length)).toBe(entries);
});

test('an embed stores nothing, even where it could', async ({ playground, page }) => {
  await playground.open(`data=two-moons&${TINY}`, `?embed=1&autoplay=1&ui=${ALL}`);
  await playground.waitForMetrics();
  await page.getByRole('radio', { name: 'Your own points' }).check({ force: true });
  await expect.poll(async () => (await playground.state()).experiment.data).toBe('drawn');
  await playground.button('Reset').click();
  const kept = await page.evaluate(async () => ({
    lasting: localStorage.length,
    tab: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    hash: location.hash,
  }));
  expect(kept).toEqual({
    lasting: 0,
    tab: 0,
    databases: 0,
    caches: 0,
    hash: `#data=two-moons&${TINY}`,
  });
});

test('on paper stands the current picture, light, whether or not it was on the screen', async ({
  page,
  baseURL,
}) => {
  const [frame] = (await openNotes(
    page,
    baseURL!,
    `<div style="height:3000px"></div>${frameOf('still=1&start=5&theme=dark', TINY)}`,
  )) as [Frame];
  await reach(frame, 5);
  await expect(frame.getByText('Training to iteration')).toHaveCount(0);
  const ground = () => frame.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await ground();
  await frame.evaluate(() => {
    // After the page's own, which has it painted by then.
    addEventListener('beforeprint', () => {
      document.title = getComputedStyle(document.body).backgroundColor;
    });
  });
  await page.pdf();
  expect(await frame.title()).toBe(LIGHT_GROUND);
  const colours = await frame.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.sample-view canvas')!;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  });
  expect(colours).toBeGreaterThan(50);
  await expect.poll(ground).toBe(dark);
  // Tools that only look at the page as paper would have it send no event, but have to scroll to see it.
  await page.locator('iframe').scrollIntoViewIfNeeded();
  await page.emulateMedia({ media: 'print' });
  await expect.poll(ground).toBe(LIGHT_GROUND);
});

test('a hostile query neither hangs the page nor runs anything', async ({ playground, page }) => {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const attack = encodeURIComponent('"><img src=x onerror=alert(1)>');
  await playground.open(
    TINY,
    `?embed=1&ui=${attack}&theme=javascript:alert(1)&start=1e9&iterations=-1&executor=${attack}&lang=${attack}&__proto__[embed]=0&${'still=x&'.repeat(500)}profile=%E0%A4%A`,
  );
  const notes = page.locator('.notices');
  await notes.getByText('8 notes').click();
  await expect(notes.getByRole('listitem').first()).toContainText('onerror');
  await expect(page.locator('img')).toHaveCount(0);
  await notes.getByRole('button', { name: 'Dismiss' }).click();
  await playground.button('Play').click();
  await playground.reach(2);
  expect(dialogs).toEqual([]);
});
