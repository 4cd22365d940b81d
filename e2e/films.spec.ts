/** The training as a film: made from the run itself, opened by the browser's own decoders. */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test, TINY, type Playground } from './playground.ts';

const HASH = `data=ring8&seed=5&${TINY}`;
/** Five pictures between iterations 0 and 6. */
const SHORT = { 'From iteration': '0', 'To iteration': '6', 'Length in seconds': '1' };

async function openCard(playground: Playground): Promise<void> {
  const { page } = playground;
  await page.locator('summary', { hasText: /^File$/ }).click();
  await playground.button('Film…').click();
  await expect(page.getByRole('dialog', { name: 'Film of the training' })).toBeVisible();
}

async function choose(playground: Playground, format: string, fields: Record<string, string>) {
  const { page } = playground;
  await playground.list('Format').selectOption(format);
  await playground.list('Pictures a second').selectOption('5');
  await playground.list('Width in pixels').selectOption('320');
  // The end first: a beginning has to lie before it.
  for (const [name, value] of Object.entries(fields).toReversed()) {
    const field = page.getByRole('textbox', { name, exact: true });
    await field.fill(value);
    await field.press('Enter');
  }
  await expect(playground.button('Make the film')).toBeEnabled();
}

async function make(playground: Playground): Promise<void> {
  await playground.button('Make the film').click();
  await expect(playground.page.getByText(/^The film is ready/)).toBeVisible();
}

/** Every picture of the finished film, as decoded, in short: the size, the time shown and a digest of pixels. */
function decodedGif(page: Page) {
  return page.evaluate(async () => {
    const link = document.querySelector<HTMLAnchorElement>('a[download]')!;
    const data = await (await fetch(link.href)).arrayBuffer();
    const decoder = new ImageDecoder({ data, type: 'image/gif' });
    await decoder.completed;
    const pictures = [];
    for (let frameIndex = 0; frameIndex < decoder.tracks.selectedTrack!.frameCount; frameIndex++) {
      const { image } = await decoder.decode({ frameIndex });
      const pixels = new Uint8Array(image.allocationSize());
      await image.copyTo(pixels);
      const digest = await crypto.subtle.digest('SHA-256', pixels);
      const { displayWidth: width, duration } = image;
      pictures.push({ width, duration, digest: new Uint8Array(digest).join() });
      image.close();
    }
    return { name: link.download, text: new TextDecoder('latin1').decode(data), pictures };
  });
}

/** How long the finished video is and how large, and what it shows at some times. */
function decodedVideo(page: Page, times: readonly number[]) {
  return page.evaluate(async (times) => {
    const link = document.querySelector<HTMLAnchorElement>('a[download]')!;
    const data = new Uint8Array(await (await fetch(link.href)).arrayBuffer());
    const video = document.createElement('video');
    video.muted = true;
    video.src = link.href;
    const happened = (event: string) =>
      new Promise((resolve, reject) => {
        video.addEventListener(event, resolve, { once: true });
        video.addEventListener('error', () => reject(new Error(video.error?.message)));
      });
    await happened('loadeddata');
    const { duration, videoWidth: width, videoHeight: height } = video;
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    const digests = [];
    for (const time of times) {
      video.currentTime = time;
      await happened('seeked');
      context.drawImage(video, 0, 0);
      const { data: pixels } = context.getImageData(0, 0, width, height);
      digests.push(new Uint8Array(await crypto.subtle.digest('SHA-256', pixels)).join());
    }
    const text = new TextDecoder('latin1').decode(data);
    return { name: link.download, text, duration, width, height, digests };
  }, times);
}

test('a GIF has its pictures, says where it comes from, is the same twice and changes nothing', async ({
  playground,
  page,
}) => {
  await playground.open(HASH, '?executor=tfjs-cpu');
  await playground.train(3);
  await playground.pause();
  const before = await playground.state();
  await openCard(playground);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }
  await choose(playground, 'gif', SHORT);
  await expect(page.getByText('5 pictures of 320 × ')).toBeVisible();
  await make(playground);
  const film = await decodedGif(page);
  expect(film.name).toBe('ring8-wasserstein-gradient-penalty-0-to-6-film.gif');
  expect(film.text).toContain(`#${before.hash}`);
  expect(film.pictures.map(({ width, duration }) => [width, duration])).toEqual(
    Array.from({ length: 5 }, () => [320, 200_000]),
  );
  expect(new Set(film.pictures.map(({ digest }) => digest)).size).toBe(5);

  // Nothing moves before somebody asks for it.
  const preview = page.getByRole('dialog').getByRole('img');
  const still = await preview.getAttribute('src');
  await playground.button('Play').click();
  expect(await preview.getAttribute('src')).not.toBe(still);
  await expect(preview).toHaveJSProperty('naturalWidth', 320);
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download' }).click();
  expect(
    readFileSync(await (await coming).path())
      .subarray(0, 6)
      .toString(),
  ).toBe('GIF89a');

  await playground.button('Another film').click();
  await make(playground);
  expect(await decodedGif(page)).toEqual(film);
  await page.keyboard.press('Escape');
  await expect(page.locator('summary', { hasText: /^File$/ })).toBeFocused();
  const after = await playground.state();
  expect([after.iteration, after.samples]).toEqual([before.iteration, before.samples]);
});

test('videos of a comparison play as long as they should, or a sentence says why there are none', async ({
  playground,
  page,
}) => {
  await playground.open(`${HASH};loss=hinge`, '?executor=tfjs-cpu');
  await playground.train(1);
  await openCard(playground);
  const list = playground.list('Format');
  await expect(playground.button('Make the film')).toBeEnabled();
  for (const format of ['mp4', 'webm']) {
    if (await list.locator(`option[value=${format}]`).isDisabled()) {
      await expect(page.getByText(/^This browser does not/)).toBeVisible();
      continue;
    }
    await choose(playground, format, SHORT);
    await make(playground);
    const film = await decodedVideo(page, [0.1, 0.5, 0.9]);
    expect(film).toMatchObject({ name: `ring8-2-runs-0-to-6-film.${format}`, width: 320 });
    expect(film.duration).toBeCloseTo(1, 1);
    expect(film.text).toContain('loss=hinge');
    expect(new Set(film.digests).size).toBe(3);
    await playground.button('Another film').click();
    await make(playground);
    expect((await decodedVideo(page, [0.1, 0.5, 0.9])).digests).toEqual(film.digests);
    await playground.button('Another film').click();
  }
});

test('a film can be cancelled, and one that cannot be made says why', async ({
  playground,
  page,
}) => {
  await playground.open(HASH, '?executor=tfjs-cpu');
  await playground.train(1);
  await playground.pause();
  const workers = page.workers().length;
  await openCard(playground);
  await choose(playground, 'gif', { ...SHORT, 'To iteration': '1000000' });
  await playground.button('Make the film').click();
  await expect(page.getByRole('progressbar', { name: 'Film' })).toBeVisible();
  await expect(playground.button('Cancel')).toBeFocused();
  await playground.button('Cancel').click();
  await expect(playground.button('Make the film')).toBeVisible();
  await expect.poll(() => page.workers().length).toBe(workers);
  await page.keyboard.press('Escape');

  const diverging = ['critic', 'generator'].map((one) => `${one}.optimizer=sgd&${one}.rate=1`);
  await playground.open(
    `loss=least-squares&lipschitz=none&${diverging.join('&')}&${TINY}`,
    '?executor=tfjs-cpu',
  );
  await playground.button('Step').click();
  await openCard(playground);
  await choose(playground, 'gif', { ...SHORT, 'To iteration': '100000' });
  await playground.button('Make the film').click();
  await expect(page.getByRole('alert').filter({ hasText: 'have the film end' })).toContainText(
    /^The run diverges at iteration [\d,]+: have the film end before that\.$/,
  );
});
