/**
 * Draws the pictures that others show of the page, into public/: one for each ready-made experiment, as it looks
 * after a while of training in the built page, and the icons of the installed app. For when an experiment, its name
 * or the look has changed: `npm run build && npm run pictures`. The pictures are kept with the sources, because
 * two dozen experiments take minutes to train and a build shall take seconds.
 *
 * Each says which experiment it is of, so that a test can tell when it is no longer that.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { preview } from 'vite';
import { findBrowser } from './find-browser.mjs';
import { withComment } from './jpegComment.ts';
import { PICTURE } from './presetPages.ts';
import { readyMade, type ReadyMade } from './readyMade.ts';

/** By then those that go well have found their modes, and those that go wrong have shown how. */
const ITERATIONS = 1000;
/** Of each of several: six take six times as long. */
const ITERATIONS_OF_SEVERAL = 500;
const LONGEST_MS = 3_600_000;

const PUBLIC = join(process.cwd(), 'public');
const FOLDER = join(PUBLIC, 'presets');

const server = await preview({
  preview: { port: Number(process.env['GAN_PLAYGROUND_PORT'] ?? 47821) },
});
const address = server.resolvedUrls!.local[0]!;
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});
try {
  await drawIcons(browser);
  mkdirSync(FOLDER, { recursive: true });
  const asked = process.argv.slice(2);
  for (const one of readyMade.filter(({ id }) => asked.length === 0 || asked.includes(id))) {
    const picture = withComment(await drawn(browser, one), `#${one.hash}`);
    writeFileSync(join(FOLDER, `${one.id}.jpg`), picture);
    console.log(`${one.id} ${Math.round(picture.length / 1000)} kB`);
  }
} finally {
  await browser.close();
  await server.close();
}

async function drawn(browserInUse: Browser, { name, hash, watch }: ReadyMade): Promise<Buffer> {
  // The page's own policy would refuse the styles below.
  const context = await browserInUse.newContext({
    bypassCSP: true,
    viewport: { width: 1600, height: 900 },
    serviceWorkers: 'block',
  });
  try {
    const page = await context.newPage();
    await page.goto(`${address}#${hash}`);
    await trained(page, hash.includes(';') ? ITERATIONS_OF_SEVERAL : ITERATIONS);
    await page.addStyleTag({
      content:
        '.sample-switches, .sample-reading, .run-tools, .run-actions { visibility: hidden !important }',
    });
    const of = page.locator(hash.includes(';') ? '.run-grid' : '.sample-view canvas');
    return await composed(page, name, watch, await of.screenshot());
  } finally {
    await context.close();
  }
}

async function trained(page: Page, iterations: number): Promise<void> {
  await page.waitForFunction(
    (goal) => window.ganPlayground?.state().runs.every(({ iteration }) => iteration >= goal),
    iterations,
    { timeout: LONGEST_MS },
  );
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await page.getByText('finishing the last step').waitFor({ state: 'detached' });
  await page.mouse.move(0, 0);
}

/** The picture with what to watch beside it. */
async function composed(page: Page, name: string, watch: string, picture: Buffer): Promise<Buffer> {
  await page.setViewportSize(PICTURE);
  await page.setContent(`<!doctype html>
    <style>
      body { margin: 0; display: flex; width: ${PICTURE.width}px; height: ${PICTURE.height}px; background: #fff;
        color: #1c2321; font: 25px/1.4 'DejaVu Sans', sans-serif }
      div { flex: 1; display: flex; flex-direction: column; justify-content: center; gap: 22px; padding: 0 40px }
      p { margin: 0; color: #4d5a56; display: -webkit-box; -webkit-line-clamp: 7; -webkit-box-orient: vertical; overflow: hidden }
      h1 { margin: 0; font-size: 42px; line-height: 1.15 }
      .site { color: #0b6b5d; font-weight: 700 }
      img { height: 630px; max-width: 700px; object-fit: contain }
    </style>
    <img src="data:image/png;base64,${picture.toString('base64')}">
    <div><p class="site">GAN Playground</p><h1></h1><p></p></div>`);
  await page.evaluate(
    ([title, text]) => {
      document.querySelector('h1')!.textContent = title!;
      document.querySelector('p:last-child')!.textContent = text!;
    },
    [name, watch],
  );
  // Level lines by the dozen: as PNG each picture would be half a megabyte.
  return page.screenshot({ type: 'jpeg', quality: 60 });
}

async function drawIcons(browserInUse: Browser): Promise<void> {
  const icon = readFileSync(join(PUBLIC, 'icon.svg'), 'utf8');
  // A mask may cut away all but the inner four fifths: colour to the edges, the marks a little smaller.
  const maskable = icon
    .replace('viewBox="0 0 32 32"', 'viewBox="-3 -3 38 38"')
    .replace(/<rect [^>]*fill/, '<rect x="-3" y="-3" width="38" height="38" fill');
  const page = await browserInUse.newPage();
  for (const [name, size, svg] of [
    ['icon-192', 192, icon],
    ['icon-512', 512, icon],
    ['icon-maskable-512', 512, maskable],
  ] as const) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
    writeFileSync(join(PUBLIC, `${name}.png`), await page.screenshot({ omitBackground: true }));
  }
  await page.close();
}
