import type { Page } from '@playwright/test';
import { expectNoBarriers, expectNothingSticksOut } from './accessibility.ts';
import { expect, Playground, test, TINY } from './playground.ts';

/** Four points, so that every count is known: (±1, ±1). */
const CORNERS = '1,1\n-1,1\n-1,-1\n1,-1';

const pad = (page: Page) => page.getByRole('application', { name: 'Drawing pad', exact: true });
const lines = (page: Page) => page.getByRole('textbox', { name: 'Points, one x,y on each line' });
const editor = (page: Page) => page.getByRole('group', { name: 'Points', exact: true });
const pointsText = async (playground: Playground) =>
  String((await playground.state()).experiment['data.points']);

async function type(page: Page, text: string): Promise<void> {
  if (!(await lines(page).isVisible())) await page.getByText('Type or paste').click();
  await lines(page).fill(text);
  await page.getByRole('button', { name: 'Use these points' }).click();
}

async function load(page: Page, name: string, text: string): Promise<void> {
  await page
    .getByLabel('Load CSV', { exact: true })
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}

function spiral(count: number): string {
  const rows = Array.from({ length: count }, (_, i) => {
    const turn = (6 * Math.PI * i) / count;
    const radius = 0.3 + (1.6 * i) / count;
    return `${(radius * Math.cos(turn)).toFixed(4)},${(radius * Math.sin(turn)).toFixed(4)}`;
  });
  return ['x,y', ...rows].join('\n');
}

test('points are put by keyboard alone, said, taken back and trained on', async ({
  playground,
  page,
}) => {
  await playground.open(TINY);
  await playground.reach(1);
  await playground.list('Data').selectOption('drawn');
  await expect(editor(page)).toContainText('24 points, 24 modes. The link carries them.');
  await playground.button('Clear').focus();
  await page.keyboard.press('Enter');
  await expect(editor(page)).toContainText('No points');

  await pad(page).focus();
  for (const key of ['Shift+ArrowRight', 'Shift+ArrowUp', 'Space']) await page.keyboard.press(key);
  await expect(page.getByText('0.5, 0.5: 1 point', { exact: true })).toBeAttached();
  for (const key of ['ArrowRight', 'Enter', 'Shift+ArrowDown', 'Enter', 'ArrowLeft'])
    await page.keyboard.press(key);
  await expect(editor(page)).toContainText('3 points, 3 modes.');
  await page.keyboard.press('Delete');
  await expect(page.getByText('0.5, 0: 2 points', { exact: true })).toBeAttached();
  await page.keyboard.press('Control+z');
  await expect(editor(page)).toContainText('3 points');
  await page.keyboard.press('Control+Shift+z');
  await expect(editor(page)).toContainText('2 points');
  await page.keyboard.press('Delete');
  await expect(page.getByText('0.5, 0: no point near', { exact: true })).toBeAttached();

  await page.getByText('Type or paste').click();
  await expect(lines(page)).toHaveValue('0.5,0.5\n0.6,0.5');
  await expect(page).toHaveURL(/data\.points=/);
  await playground.waitForMetrics();
  await expect.poll(async () => (await playground.state()).metrics['modes']?.floor).toBe(2);
  await playground.train(1);
});

test('a mouse draws points and trails, erases and draws larger; strokes go back one by one', async ({
  playground,
  page,
}) => {
  await playground.open(`data=drawn&${TINY}`);
  await playground.reach(1);
  await playground.button('Clear').click();
  await pad(page).scrollIntoViewIfNeeded();
  const { x, y, width } = (await pad(page).boundingBox())!;
  const at = (dataX: number, dataY: number) =>
    [x + ((dataX + 2.5) / 5) * width, y + ((2.5 - dataY) / 5) * width] as const;

  await page.mouse.click(...at(-2, 2));
  await expect(editor(page)).toContainText('1 point, 1 mode.');
  await page.mouse.move(...at(-1.5, 0));
  await page.mouse.down();
  await page.mouse.move(...at(1.5, 0), { steps: 10 });
  const before = await pointsText(playground);
  await page.mouse.up();
  await expect(editor(page)).toContainText(/3[5-9] points, too many to count as modes/);
  expect(await pointsText(playground)).not.toBe(before);

  await playground.button('Eraser').click();
  await expect(playground.button('Eraser')).toHaveAttribute('aria-pressed', 'true');
  await page.mouse.move(...at(0, -1));
  await page.mouse.down();
  await page.mouse.move(...at(0, 1), { steps: 4 });
  await page.mouse.up();
  await expect(editor(page)).toContainText(/3[1-5] points/);
  await playground.button('Undo').click();
  await expect(editor(page)).toContainText(/3[5-9] points/);
  await playground.button('Undo').click();
  await expect(editor(page)).toContainText('1 point, 1 mode.');

  await playground.button('Draw larger').click();
  const dialog = page.getByRole('dialog', { name: 'Your own points' });
  await dialog.getByRole('button', { name: 'Eraser' }).click();
  const large = dialog.getByRole('application', { name: 'Drawing pad' });
  const box = (await large.boundingBox())!;
  expect(box.width).toBeGreaterThan(1.5 * width);
  await large.click({ position: { x: box.width * 0.75, y: box.height * 0.25 } });
  await expect(dialog).toContainText('2 points');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeHidden();
  await expect(editor(page)).toContainText('2 points');
  await playground.train(1);
});

test('a finger draws without scrolling the page', async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  const playground = new Playground(page);
  await playground.open(`data=drawn&${TINY}`);
  await playground.reach(1);
  await pad(page).scrollIntoViewIfNeeded();
  const { x, y, width } = (await pad(page).boundingBox())!;
  const touch = await context.newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', share?: number) =>
    touch.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: share === undefined ? [] : [{ x: x + share * width, y: y + share * width }],
    });
  await send('touchStart', 0.1);
  for (const share of [0.3, 0.5, 0.7]) await send('touchMove', share);
  // Readings above may grow meanwhile, which the browser makes up for by scrolling.
  expect((await pad(page).boundingBox())!.y).toBeCloseTo(y, 0);
  await send('touchEnd');
  // 24 were there, and 0.6 of a diagonal of 7.07 units holds 53 more.
  await expect(editor(page)).toContainText(/7[5-9] points/);
  await context.close();
});

test('a typed set with an error changes nothing until it is mended', async ({
  playground,
  page,
}) => {
  await playground.open(`data=drawn&${TINY}`);
  await playground.reach(1);
  const before = await pointsText(playground);
  await type(page, '1,1\n-1,one\n');
  await expect(editor(page)).toContainText('Line 2: "one" is not a number');
  await expect(lines(page)).toHaveAttribute('aria-invalid', 'true');
  expect(await pointsText(playground)).toBe(before);
  await type(page, CORNERS);
  await expect(lines(page)).toHaveAttribute('aria-invalid', 'false');
  await expect(editor(page)).toContainText('4 points, 4 modes.');
  expect(await pointsText(playground)).not.toBe(before);
  await type(page, '0 0\n10 20');
  await expect(editor(page)).toContainText('all were moved and scaled');
  await expect(lines(page)).toHaveValue('-1,-2\n1,2');
});

test('a few points travel in the link and come back; other data takes nothing away', async ({
  playground,
  page,
}) => {
  await playground.open(`data=drawn&${TINY}`);
  await playground.reach(1);
  await type(page, CORNERS);
  await expect(page).toHaveURL(/data\.points=[\w-]{17}(&|$)/);
  const { hash, experiment } = await playground.state();

  await page.getByRole('radio', { name: 'Ring of modes', exact: true }).check();
  await expect(pad(page)).toHaveCount(0);
  await page.getByRole('radio', { name: 'Your own points' }).check();
  await expect(editor(page)).toContainText('4 points');
  expect(await pointsText(playground)).toBe(experiment['data.points']);
  await page.goBack();
  await page.goBack();
  await expect(editor(page)).toContainText('4 points');

  await page.goto('about:blank');
  await playground.open(hash);
  await expect(editor(page)).toContainText('4 points, 4 modes. The link carries them.');
  expect((await playground.state()).experiment).toEqual(experiment);
  await expect(page.locator('.messages')).toHaveCount(0);
});

test('a CSV is loaded, dropped and saved; a bad one is refused by its line', async ({
  playground,
  page,
}) => {
  await playground.open(`data=drawn&${TINY}`);
  await playground.reach(1);
  await load(page, 'corners.csv', `name;x;y\na;1,5;1\nb;-1,5;-1\n`);
  await expect(editor(page)).toContainText('2 points, 2 modes.');
  const before = await pointsText(playground);
  await load(page, 'bad.csv', 'x,y\n1,2\n\n3,oops\n');
  await expect(editor(page)).toContainText('bad.csv: Line 4: "oops" is not a number');
  expect(await pointsText(playground)).toBe(before);

  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['0,0\n1,0\n0,1\n'], 'three.csv', { type: 'text/csv' }));
    return transfer;
  });
  await page.dispatchEvent('.stage', 'drop', { dataTransfer: dropped });
  await expect(editor(page)).toContainText('3 points, 3 modes.');

  const saved = page.waitForEvent('download');
  await playground.button('Save as CSV').click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('points.csv');
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  expect(Buffer.concat(chunks).toString()).toBe('x,y\n0,0\n1,0\n0,1\n');
});

test('5,000 points stay out of the link and survive a reload here, and nowhere else', async ({
  playground,
  page,
  browser,
}) => {
  await playground.open(`data=drawn&${TINY}`);
  await playground.reach(1);
  await load(page, 'spiral.csv', spiral(5000));
  await expect(editor(page)).toContainText('5,000 points');
  await expect(editor(page)).toContainText('this browser keeps them');
  await expect(page).toHaveURL(/data\.points=file-[0-9a-z]{14}$/);
  const points = await pointsText(playground);
  expect(points.length).toBeGreaterThan(20_000);
  const link = page.url();

  await page.reload();
  await expect(editor(page)).toContainText('5,000 points');
  expect(await pointsText(playground)).toBe(points);
  await expect(page.locator('.messages')).toHaveCount(0);
  expect(page.url()).toBe(link);
  await playground.train(1);
  await type(page, CORNERS);
  await expect(editor(page)).toContainText('4 points');
  await page.goBack();
  await expect(editor(page)).toContainText('5,000 points');

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto(link);
  await expect(other.locator('.messages')).toContainText('too many for a link');
  await expect(editor(other)).toContainText('24 points');
  await elsewhere.close();
});

test('where storage is forbidden, points last as long as the page, and it says so', async ({
  playground,
  page,
}) => {
  await page.addInitScript(() => {
    for (const name of ['indexedDB', 'localStorage', 'sessionStorage'] as const) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
    }
  });
  await playground.open(`data=drawn&${TINY}`);
  await playground.reach(1);
  await load(page, 'spiral.csv', spiral(1200));
  await expect(editor(page)).toContainText('they last as long as it is open');
  await expect(page).toHaveURL(/data\.points=file-/);
  await playground.list('Data').selectOption('ring8');
  await playground.list('Data').selectOption('drawn');
  await expect(editor(page)).toContainText('1,200 points');
  await page.reload();
  await expect(page.locator('.messages')).toContainText('too many for a link');
  await expect(editor(page)).toContainText('24 points');
});

test('the second distribution has a pad of its own', async ({ playground, page }) => {
  await playground.open(`inference=cycle&source=drawn&${TINY}`);
  await page.locator('summary', { hasText: 'Second network' }).click();
  const own = page.getByRole('application', { name: 'Drawing pad of the second distribution' });
  await own.focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('0, 0: 25 points', { exact: true })).toBeAttached();
  await expect(page).toHaveURL(/source\.points=/);
  await expect(pad(page)).toHaveCount(0);
});

test('axe finds nothing in the editor, and nothing sticks out, on a phone and on a desk', async ({
  playground,
  page,
}) => {
  await playground.open(`data=drawn&${TINY}`);
  await playground.reach(1);
  await playground.pause();
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    await type(page, 'what?');
    await expect(editor(page)).toContainText('Line 1');
    await playground.button('Eraser').click();
    await expectNoBarriers(page);
    await expectNothingSticksOut(page);
    await playground.button('Draw larger').click();
    const box = (await page.getByRole('dialog').boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    await expectNoBarriers(page);
    await page.keyboard.press('Escape');
  }
});
