/** The training as a film: made from the run itself, opened by the browser's own decoders. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { BufferSource, EncodedPacketSink, Input, MP4, WEBM } from 'mediabunny';
import { expectNoBarriers } from './accessibility.ts';
import { expect, test, TINY, type Playground } from './playground.ts';

const HASH = `data=ring8&seed=5&${TINY}`;
/** The page at rest: a film needs no run that plays. */
async function openAtRest(playground: Playground, hash: string): Promise<void> {
  await playground.page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.open(hash, '?executor=tfjs-cpu');
}

async function openCard(playground: Playground): Promise<void> {
  const { page } = playground;
  await page.locator('summary', { hasText: /^File$/ }).click();
  await playground.button('Film…').click();
  await expect(page.getByRole('dialog', { name: 'Film of the training' })).toBeVisible();
}

/** Five pictures from iteration 0 to `last`, in a second. */
async function chooseShort(playground: Playground, last: number): Promise<void> {
  await playground.list('Pictures a second').selectOption('5');
  await playground.list('Width in pixels').selectOption('320');
  for (const [name, value] of [
    ['To iteration', `${last}`],
    ['Length in seconds', '1'],
  ] as const) {
    const field = playground.page.getByRole('textbox', { name, exact: true });
    await field.fill(value);
    await field.press('Enter');
  }
}

/** Workers have to load before a film begins. */
const PATIENCE_MS = 90_000;

async function make(playground: Playground): Promise<void> {
  await playground.button('Make the film').click();
  const ready = playground.page.getByText(/^The film is ready/);
  await expect(ready).toBeVisible({ timeout: PATIENCE_MS });
}

/** The finished film as a file: the policy of the page lets no script fetch it. */
async function downloaded(page: Page) {
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download' }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Every picture of a GIF as the browser decodes it, in short: the size, the time shown and a digest of pixels. */
function decodedGif(page: Page, bytes: Buffer) {
  return page.evaluate(async (base64) => {
    const data = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
    const decoder = new ImageDecoder({ data, type: 'image/gif' });
    await Promise.all([decoder.completed, decoder.tracks.ready]);
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
    return pictures;
  }, bytes.toString('base64'));
}

/** The finished video as the browser's player opens it. */
function openedVideo(page: Page) {
  return page.evaluate(async () => {
    const video = document.querySelector('video')!;
    if (video.readyState < video.HAVE_METADATA) {
      await new Promise((resolve, reject) => {
        video.addEventListener('loadedmetadata', resolve, { once: true });
        video.addEventListener('error', () => reject(new Error(video.error?.message)));
      });
    }
    const { duration, videoWidth: width, paused } = video;
    return { duration, width, paused };
  });
}

/** What stands in a video file: each picture with its time, and what the file says of itself. */
async function contentsOf(bytes: Buffer) {
  const input = new Input({ formats: [MP4, WEBM], source: new BufferSource(bytes) });
  const track = (await input.getPrimaryVideoTrack())!;
  const pictures = [];
  for await (const { timestamp, duration, data } of new EncodedPacketSink(track).packets()) {
    pictures.push({
      timestamp: Math.round(1000 * timestamp),
      duration: Math.round(1000 * duration),
      digest: createHash('sha256').update(data).digest('hex'),
    });
  }
  return { pictures, codec: track.codec, comment: (await input.getMetadataTags()).comment };
}

test('a GIF has its pictures, says where it comes from, is the same twice and changes nothing', async ({
  playground,
  page,
}) => {
  await openAtRest(playground, HASH);
  await playground.step();
  const before = await playground.state();
  await openCard(playground);
  await expectNoBarriers(page, 'dialog');
  await playground.list('Format').selectOption('gif');
  await chooseShort(playground, 6);
  await expect(page.getByText('5 pictures of 320 × ')).toBeVisible();
  await make(playground);
  const film = await downloaded(page);
  expect(film.name).toBe('ring8-wasserstein-gradient-penalty-0-to-6-film.gif');
  expect(film.bytes.toString('latin1')).toContain(`#${before.hash}`);
  const pictures = await decodedGif(page, film.bytes);
  expect(pictures.map(({ width, duration }) => [width, duration])).toEqual(
    Array.from({ length: 5 }, () => [320, 200_000]),
  );
  expect(new Set(pictures.map(({ digest }) => digest)).size).toBe(5);

  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNoBarriers(page, 'dialog');
  // Nothing moves before somebody asks for it.
  const preview = page.getByRole('dialog').getByRole('img');
  const still = await preview.getAttribute('src');
  await page.getByRole('dialog').getByRole('button', { name: 'Play' }).click();
  expect(await preview.getAttribute('src')).not.toBe(still);
  await expect(preview).toHaveJSProperty('naturalWidth', 320);

  await playground.button('Another film').click();
  await make(playground);
  expect((await downloaded(page)).bytes.equals(film.bytes)).toBe(true);
  await page.keyboard.press('Escape');
  await expect(page.locator('summary', { hasText: /^File$/ })).toBeFocused();
  const after = await playground.state();
  expect([after.iteration, after.samples]).toEqual([before.iteration, before.samples]);
});

test('videos of a comparison play as long as they should, or a sentence says why there are none', async ({
  playground,
  page,
}) => {
  await openAtRest(playground, `${HASH};loss=hinge`);
  await openCard(playground);
  await chooseShort(playground, 6);
  await expect(playground.button('Make the film')).toBeEnabled();
  for (const format of ['mp4', 'webm']) {
    const list = playground.list('Format');
    if (await list.locator(`option[value=${format}]`).isDisabled()) {
      await expect(page.getByText(/^This browser does not/)).toBeVisible();
      continue;
    }
    await list.selectOption(format);
    await make(playground);
    const { duration, ...opened } = await openedVideo(page);
    expect(duration).toBeCloseTo(1, 1);
    expect(opened).toEqual({ width: 320, paused: true });
    const film = await downloaded(page);
    expect(film.name).toBe(`ring8-2-runs-0-to-6-film.${format}`);
    const contents = await contentsOf(film.bytes);
    expect(contents.comment).toContain('loss=hinge');
    expect(contents.pictures.map(({ timestamp }) => timestamp)).toEqual([0, 200, 400, 600, 800]);
    if (format === 'mp4') expect(contents.codec).toBe('avc');
    await playground.button('Another film').click();
    await make(playground);
    expect(await contentsOf((await downloaded(page)).bytes)).toEqual(contents);
    await playground.button('Another film').click();
  }
});

test('a film can be cancelled, and one that cannot be made says why', async ({
  playground,
  page,
}) => {
  await openAtRest(playground, HASH);
  await playground.step();
  const workers = page.workers().length;
  await openCard(playground);
  await playground.list('Format').selectOption('gif');
  await chooseShort(playground, 1_000_000);
  await playground.button('Make the film').click();
  await expect(page.getByRole('progressbar', { name: 'Film' })).toBeVisible();
  await expect(playground.button('Cancel')).toBeFocused();
  await playground.button('Cancel').click();
  await expect(playground.button('Make the film')).toBeVisible();
  await expect.poll(() => page.workers().length).toBe(workers);
  await page.keyboard.press('Escape');

  const diverging = ['critic', 'generator'].map((one) => `${one}.optimizer=sgd&${one}.rate=1`);
  await openAtRest(playground, `loss=least-squares&lipschitz=none&${diverging.join('&')}&${TINY}`);
  await page.waitForFunction(() => window.ganPlayground.state().hash.includes('least-squares'));
  await openCard(playground);
  await playground.list('Format').selectOption('gif');
  await chooseShort(playground, 1_000_000);
  await playground.button('Make the film').click();
  await expect(page.getByRole('dialog').getByRole('alert')).toHaveText(
    /^The run diverges at iteration [\d,]+: have the film end before that\.$/,
  );
});
