import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ErrorEvent, GanPlaygroundElement, PlaygroundMessage } from '../src/embed/wire.ts';
import { expect, test, TINY } from './playground.ts';

declare global {
  interface Window {
    /** What the test's own page was told, and when. */
    heard: { readonly at: number; readonly message: PlaygroundMessage }[];
    keys: string[];
    errors: string[];
    /** Whether what stands inside of an element was to be seen before the playground was there. */
    seenBefore: boolean;
  }
}

/** Somebody else's page: at an origin of its own, from the plainest of servers. */
let server: Server;
let content = '';

test.beforeAll(async () => {
  server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

test.afterAll(() => {
  server.closeAllConnections();
  server.close();
});

// Each change begins a run anew, and there are many.
test.slow();

const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

const KEEPING_EVENTS = `<script>
  window.heard = []; window.keys = []; window.errors = [];
  addEventListener('message', ({ data }) => heard.push({ at: performance.now(), message: data }));
  document.addEventListener('keydown', ({ key }) => keys.push(key));
</script>`;

test('an element on another origin’s page mirrors the experiment, trains, and hands on keys', async ({
  page,
  playground,
  baseURL,
}) => {
  const attributes = TINY.replaceAll('&', '" ').replaceAll('=', '="');
  content = `<!doctype html><title>A lecture</title>${KEEPING_EVENTS}
    <div id="elsewhere"></div>
    <gan-playground keys ui="samples,transport,controls" executor="wasm" autoplay="0" data="ring8" ${attributes}" style="aspect-ratio: auto; height: 600px">
      <a href="https://example.org">A still picture</a>
    </gan-playground>
    <script src="${baseURL}/embed.js"></script>
    <script>window.seenBefore = document.querySelector('gan-playground > a').checkVisibility();</script>`;
  await playground.page.goto(origin());
  const element = page.locator('gan-playground');
  const link = page.getByRole('link', { name: 'A still picture' });
  await element.evaluate((own: GanPlaygroundElement) => {
    own.addEventListener('error', (event) => {
      window.errors.push((event as unknown as CustomEvent<ErrorEvent>).detail.message);
    });
    // Before anything is ready, as a property and as a command.
    own.loss = 'least-squares';
    void own.play();
  });
  expect(await page.evaluate(() => window.seenBefore)).toBe(true);
  await page.waitForFunction(() => document.querySelector('gan-playground')!.state);
  await expect(link).toBeHidden();
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('combobox', { name: 'Loss', exact: true })).toHaveValue(
    'least-squares',
  );
  const state = () => element.evaluate((own: GanPlaygroundElement) => own.state!);
  const reach = (least: number) =>
    page.waitForFunction(async (goal) => {
      const { state: now } = await document.querySelector('gan-playground')!.get();
      return now.iteration >= goal;
    }, least);
  await reach(1);

  // Attributes and properties to the page, mid-run…
  await element.evaluate((own) => own.setAttribute('loss', 'hinge'));
  await expect(frame.getByRole('combobox', { name: 'Loss', exact: true })).toHaveValue('hinge');
  await element.evaluate((own: GanPlaygroundElement) => {
    own.lipschitz = 'r1';
    (own as unknown as Record<string, number>)['critic.rate'] = 1e9;
  });
  await expect.poll(async () => (await state()).experiment['lipschitz']).toBe('r1');
  await expect.poll(async () => (await state()).notices.join()).toContain('critic.rate');
  // …which says what it makes of them…
  const rate = (await state()).experiment['critic.rate'];
  await expect(element).toHaveAttribute('critic.rate', String(rate));
  expect(rate).toBeLessThan(1e9);
  await reach(1);
  expect((await state()).status).toBe('running');
  // …and back. At rest, because drawing keeps a slow machine busy.
  await element.evaluate((own: GanPlaygroundElement) => own.pause());
  await frame.getByRole('combobox', { name: 'Data', exact: true }).selectOption('two-moons');
  await expect(element).toHaveAttribute('data', 'two-moons');
  expect(await element.evaluate((own: GanPlaygroundElement) => own.data)).toBe('two-moons');

  const measured = await page.evaluate(async () => {
    const own = document.querySelector('gan-playground')!;
    const before = (await own.get()).state;
    const after = (await own.step('iteration', 25)).state;
    const { image } = await own.snapshot(320);
    const picture = new Image();
    picture.src = image!;
    await picture.decode();
    const refusal = await own.step('sideways' as 'critic').catch(String);
    const times = window.heard
      .filter(({ message }) => message.type === 'gan-playground/metrics')
      .map(({ at }) => at);
    return {
      status: before.status,
      made: after.iteration - before.iteration,
      kind: image!.slice(0, image!.indexOf(',')),
      size: [picture.naturalWidth, picture.naturalHeight],
      refusal,
      metrics: times.length,
      quarters: (times.at(-1)! - times[0]!) / 250,
    };
  });
  expect(measured).toMatchObject({
    status: 'paused',
    made: 25,
    kind: 'data:image/png;base64',
    size: [320, 320],
    refusal:
      'Error: step=sideways is not possible: allowed is one of iteration, critic, generator.',
  });
  expect(measured.metrics).toBeGreaterThan(1);
  // Some may arrive together, but no more are sent.
  expect(measured.metrics).toBeLessThanOrEqual(measured.quarters + 3);
  expect(await page.evaluate(() => window.errors)).toEqual([
    expect.stringContaining('step=sideways is not possible'),
  ]);

  // Keys: what a control uses is its own, what nothing uses is the deck's, Escape gives the focus back.
  await frame.getByRole('button', { name: 'Step', exact: true }).focus();
  for (const key of ['ArrowRight', ' ', 'PageDown', 'a']) await page.keyboard.press(key);
  await expect.poll(() => page.evaluate(() => window.keys)).toEqual(['ArrowRight', 'PageDown']);
  await frame.getByRole('combobox', { name: 'Data', exact: true }).focus();
  await page.keyboard.press('PageUp');
  expect(await page.evaluate(() => document.activeElement!.localName)).toBe('gan-playground');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate(() => document.activeElement!.localName)).toBe('body');
  await page.keyboard.press('ArrowLeft');
  expect(await page.evaluate(() => window.keys)).toEqual(['ArrowRight', 'PageDown', 'ArrowLeft']);

  // Moved, it begins anew with what its attributes say.
  const { experiment } = await state();
  await element.evaluate((own) => {
    window.heard.length = 0;
    document.getElementById('elsewhere')!.append(own);
  });
  await page.waitForFunction(() =>
    window.heard.some(({ message }) => message.type === 'gan-playground/ready'),
  );
  expect((await state()).experiment).toEqual(experiment);
});

test('a frame obeys the window around it alone, and what it cannot use changes nothing', async ({
  page,
  playground,
  baseURL,
}) => {
  content = `<!doctype html><title>A deck</title>${KEEPING_EVENTS}
    <iframe src="${baseURL}/?embed=1&amp;executor=wasm&amp;autoplay=0#${TINY.replaceAll('&', '&amp;')}" width="800" height="600"
      onload="this.contentWindow.postMessage('slide:start', '*')"></iframe>`;
  await playground.page.goto(origin());
  const told = (name: string) =>
    page.evaluate(
      (type) =>
        window.heard.filter(({ message }) => message.type === type).map(({ message }) => message),
      `gan-playground/${name}`,
    );
  const say = (message: unknown) =>
    page.evaluate((data) => window.frames[0]!.postMessage(data, '*'), message);
  const ask = async (command: object) => {
    const id = `question ${Math.random()}`;
    await say({ v: 1, id, ...command });
    const answer = await page.waitForFunction(
      (asked) => window.heard.find(({ message }) => 'id' in message && message.id === asked),
      id,
    );
    return (await answer.jsonValue())!.message;
  };
  const get = () => ask({ type: 'gan-playground/get' });

  // As reveal.js says it, once and early.
  await page.waitForFunction(() =>
    window.heard.some(({ message }) => message.type === 'gan-playground/metrics'),
  );
  expect(await told('ready')).toHaveLength(1);
  await say('slide:stop');
  expect(await get()).toMatchObject({ state: { status: 'paused' } });

  // Neither garbage nor another window makes it run, and neither is answered.
  for (const garbage of [
    'slide:dance',
    '',
    null,
    7,
    [],
    {},
    { type: 'gan-playground/error', v: 1 },
  ]) {
    await say(garbage);
  }
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const stranger = document.createElement('iframe');
        stranger.srcdoc = `<script>
          parent.frames[0].postMessage('slide:start', '*');
          parent.frames[0].postMessage({ type: 'gan-playground/play', v: 1, id: 'stranger' }, '*');
        </${'script'}>`;
        stranger.addEventListener('load', resolve);
        document.body.append(stranger);
      }),
  );
  expect(await get()).toMatchObject({
    state: { status: 'paused' },
    metrics: { runs: [{ id: 'A' }] },
  });
  expect(await told('error')).toEqual([]);
  expect(JSON.stringify(await told('answer'))).not.toContain('stranger');

  expect(await ask({ type: 'gan-playground/explode' })).toMatchObject({
    type: 'gan-playground/error',
    message: expect.stringContaining('type=gan-playground/explode is not possible'),
  });
  const hostile = JSON.parse(
    '{"constructor": "x", "batch": "many", "data": "<img src=x onerror=alert(1)>"}',
  ) as object;
  expect(await ask({ type: 'gan-playground/set', changes: hostile })).toMatchObject({
    type: 'gan-playground/answer',
    notices: [
      expect.stringContaining('data=<img'),
      expect.stringContaining('batch=many'),
      expect.stringContaining('constructor=x'),
    ],
  });
  expect(
    await ask({ type: 'gan-playground/set', hash: `preset=saturating&seed=3&${TINY}` }),
  ).toMatchObject({ notices: [], state: { runs: [{ id: 'A' }, { id: 'B' }] } });
  expect(
    await ask({ type: 'gan-playground/set', changes: { seed: 4, batch: null } }),
  ).toMatchObject({
    state: { runs: [{ experiment: { seed: 4 } }, { experiment: { seed: 4, batch: 8 } }] },
  });

  // A deck that comes back to a slide whose run has ended says play again, and means no mistake.
  await page.evaluate(() => {
    const frame = document.querySelector('iframe')!;
    window.heard.length = 0;
    frame.src = frame.src.replace('embed=1', 'embed=1&iterations=3');
  });
  await page.waitForFunction(() =>
    window.heard.some(({ message }) => message.type === 'gan-playground/ready'),
  );
  await expect
    .poll(async () => {
      await say('slide:start');
      return get();
    })
    .toMatchObject({ state: { status: 'paused', iteration: 3 } });
  await say('slide:start');
  await get();
  expect(await told('error')).toEqual([]);
  expect(await ask({ type: 'gan-playground/play' })).toMatchObject({
    type: 'gan-playground/error',
    message: expect.stringContaining('training end at iteration 3'),
  });
});
