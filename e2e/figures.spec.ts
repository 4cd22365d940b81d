/** Pictures of the page: each format is saved and opened by a decoder that is not ours. */
import { readFileSync, writeFileSync } from 'node:fs';
import { extractText, getDocumentProxy } from 'unpdf';
import { textsIn } from '../src/plots/figure/pngText.ts';
import { expectNoBarriers, expectNothingSticksOut } from './accessibility.ts';
import { expect, test, TINY, type Playground } from './playground.ts';

const EXPERIMENT = `v=1&data=ring8&seed=5&${TINY}`;

async function openDialog({ page }: Playground) {
  await page.locator('summary', { hasText: /^File$/ }).click();
  await page.getByRole('button', { name: 'Picture…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Picture' });
  await expect(dialog.getByRole('img', { name: /^Preview/ })).toBeVisible();
  return dialog;
}

async function saved(playground: Playground, format: 'PNG' | 'SVG' | 'PDF' | 'HTML') {
  const dialog = playground.page.getByRole('dialog', { name: 'Picture' });
  await dialog.getByRole('radio', { name: format, exact: true }).check();
  const coming = playground.page.waitForEvent('download');
  await dialog.getByRole('button', { name: `Download ${format}`, exact: true }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('each format opens elsewhere, and tells which run it shows', async ({
  playground,
  page,
}, testInfo) => {
  await playground.open(EXPERIMENT, '?executor=tfjs-cpu');
  await playground.train(3);
  await playground.waitForMetrics();
  await playground.pause();
  const { iteration, hash } = await playground.state();
  const dialog = await openDialog(playground);
  const name = `ring8-wasserstein-gradient-penalty-${iteration}-picture`;

  await dialog.getByLabel('Unit').selectOption('px');
  await dialog.getByLabel('Width').fill('240');
  await dialog.getByLabel('Scale').selectOption('4×');
  const png = await saved(playground, 'PNG');
  expect(png.name).toBe(`${name}.png`);
  const texts = textsIn(png.bytes);
  expect(texts['Experiment']).toBe(hash);
  expect(texts['Source']).toContain(`start=${iteration}#${hash}`);
  const decoded = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const colours = new Set(new Uint32Array(data.buffer));
    return { width: bitmap.width, colours: colours.size };
  }, png.bytes.toString('base64'));
  expect(decoded.width).toBe(960);
  expect(decoded.colours).toBeGreaterThan(100);

  const svg = await saved(playground, 'SVG');
  expect(svg.name).toBe(`${name}.svg`);
  const drawing = await page.evaluate(async (text) => {
    const document = new DOMParser().parseFromString(text, 'image/svg+xml');
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
    await image.decode();
    return {
      errors: document.querySelectorAll('parsererror').length,
      words: Array.from(document.querySelectorAll('text'), (element) => element.textContent),
      experiment: document.getElementsByTagName('dc:identifier')[0]?.textContent,
      width: image.naturalWidth,
    };
  }, svg.bytes.toString('utf8'));
  expect(drawing).toMatchObject({ errors: 0, experiment: hash, width: 240 });
  expect(drawing.words).toEqual(expect.arrayContaining(['generated', 'JSD ↓']));

  const pdf = await saved(playground, 'PDF');
  expect(pdf.name).toBe(`${name}.pdf`);
  const document = await getDocumentProxy(new Uint8Array(pdf.bytes));
  const { info } = await document.getMetadata();
  expect(info).toMatchObject({ Keywords: hash });
  const { text } = await extractText(document, { mergePages: true });
  expect(text).toContain('generated');
  expect(text.replaceAll(/\s+/g, ' ')).toContain('seed 5. Iteration');

  const html = await saved(playground, 'HTML');
  // Under its name: browsers take a file for a page by its ending.
  const path = testInfo.outputPath(html.name);
  writeFileSync(path, html.bytes);
  expect(html.name).toBe(`${name}.html`);
  await page.context().setOffline(true);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(`file://${path}`);
  await expect(page.getByRole('img', { name: /GAN on .*, iteration/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /Run it again/ })).toHaveAttribute(
    'href',
    new RegExp(`start=${iteration}#v=1&data=ring8`),
  );
  expect(requests).toEqual([`file://${path}`]);
});

test('a comparison is pictured with its letters; the dialog needs no pointer and axe finds nothing', async ({
  playground,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.open(`${EXPERIMENT};loss=hinge&lipschitz=none`, '?executor=tfjs-cpu');
  await page.waitForFunction(() =>
    window.ganPlayground.state().runs.every(({ iteration }) => iteration > 0),
  );
  await playground.pause();
  const dialog = await openDialog(playground);
  await expectNoBarriers(page, 'dialog');
  await expectNothingSticksOut(page, '.figure-dialog');

  const svg = (await saved(playground, 'SVG')).bytes.toString('utf8');
  for (const run of ['A', 'B']) expect(svg).toContain(`id="samples-${run}"`);
  await dialog.getByRole('checkbox', { name: 'Legend' }).focus();
  await page.keyboard.press('Space');
  await dialog.getByLabel('Colours').selectOption('Dark');
  const changed = (await saved(playground, 'SVG')).bytes.toString('utf8');
  expect(svg).toContain('>generated<');
  expect(changed).not.toContain('>generated<');
  expect(changed).toContain('#56B4E9');

  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.locator('summary', { hasText: /^File$/ })).toBeFocused();
});
