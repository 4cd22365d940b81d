import type { Frame, Page } from '@playwright/test';
import { expect, test } from './playground.ts';

type PublicState = ReturnType<Window['ganPlayground']['state']>;

/** The deck's own heading of the slide that is shown. */
const heading = (page: Page) => page.locator('section.present :is(h1, h2)');

/** The page in the frame of the slide that is shown. */
async function playgroundOn(page: Page): Promise<Frame> {
  const frame = await page
    .locator('section.present iframe')
    .elementHandle()
    .then((element) => element!.contentFrame());
  await frame!.waitForFunction(() => window.ganPlayground?.state().executor !== undefined);
  return frame!;
}

const stateOf = (frame: Frame): Promise<PublicState> =>
  frame.evaluate(() => window.ganPlayground.state());

async function next(page: Page): Promise<void> {
  await page.keyboard.press('ArrowRight');
}

test('runs play on their slide alone, fragments change the loss, and keys go on after a click', async ({
  page,
}) => {
  await page.goto('/deck/index.html');
  await expect(heading(page)).toHaveText('GANs on a slide');
  await next(page);
  const ring = await playgroundOn(page);
  await expect.poll(async () => (await stateOf(ring)).iteration).toBeGreaterThan(2);
  expect((await stateOf(ring)).running).toBe(true);

  // A click into the picture takes the focus; the deck hears its keys all the same.
  await page.locator('section.present iframe').click({ position: { x: 300, y: 300 } });
  await next(page);
  await expect(heading(page)).toHaveText('The loss decides');
  await expect.poll(async () => (await stateOf(ring)).running).toBe(false);

  const losses = await playgroundOn(page);
  expect((await stateOf(losses)).experiment['loss']).toBe('standard');
  await expect.poll(async () => (await stateOf(losses)).iteration).toBeGreaterThan(2);
  await page.locator('section.present gan-playground').click({ position: { x: 200, y: 300 } });
  await next(page);
  await expect.poll(async () => (await stateOf(losses)).experiment['loss']).toBe('hinge');
  await expect.poll(async () => (await stateOf(losses)).running).toBe(true);
  await next(page);
  await expect.poll(async () => (await stateOf(losses)).experiment['loss']).toBe('wasserstein');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(async () => (await stateOf(losses)).experiment['loss']).toBe('hinge');
  await next(page);
  await next(page);

  await expect(heading(page)).toContainText('slope in bounds');
  const comparison = await playgroundOn(page);
  expect((await stateOf(comparison)).runs).toHaveLength(3);
  await expect.poll(async () => (await stateOf(comparison)).iteration).toBeGreaterThan(0);
  await expect.poll(async () => (await stateOf(losses)).running).toBe(false);
});

test('on paper every run is a picture, and no frame is blank', async ({ page }) => {
  await page.goto('/deck/index.html?print-pdf');
  await page.locator('.pdf-page').first().waitFor();
  const frames = page.locator('.pdf-page iframe');
  await expect(frames).toHaveCount(3);
  for (const [index, goal] of [400, 400, 200].entries()) {
    const frame = (await (await frames.nth(index).elementHandle())!.contentFrame())!;
    await frame.waitForFunction((iteration) => {
      const state = window.ganPlayground?.state();
      return state && state.runs.every((run) => run.iteration === iteration);
    }, goal);
    await expect(frame.getByRole('button', { name: 'Play' })).toHaveCount(0);
    const colours = await coloursIn(page, await frames.nth(index).screenshot());
    expect(colours, 'different colours in the picture').toBeGreaterThan(50);
  }
  const printed = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  expect(printed.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(5);
});

/** How many colours a PNG has, as the browser itself decodes it. */
function coloursIn(page: Page, png: Buffer): Promise<number> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    return new Set(new Uint32Array(data.buffer)).size;
  }, png.toString('base64'));
}
