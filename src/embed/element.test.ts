import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PRESENTATION_FIELDS } from './presentation.ts';
import type { GanPlaygroundElement, State } from './wire.ts';

/** As much of a browser as the element needs. */
class FakeElement extends EventTarget {
  readonly values = new Map<string, string>();
  title = '';
  observer: FakeObserver | undefined;
  frame: FakeFrame | undefined;
  readonly shadowRoot = { append: (child: unknown) => this.appended(child) };
  attachShadow() {
    return this.shadowRoot;
  }
  getAttribute(name: string) {
    return this.values.get(name.toLowerCase()) ?? null;
  }
  hasAttribute(name: string) {
    return this.values.has(name.toLowerCase());
  }
  getAttributeNames() {
    return [...this.values.keys()];
  }
  setAttribute(name: string, value: unknown) {
    this.values.set(name.toLowerCase(), String(value));
    this.observer?.note(name.toLowerCase());
  }
  removeAttribute(name: string) {
    if (this.values.delete(name.toLowerCase())) this.observer?.note(name.toLowerCase());
  }
  appended(child: unknown) {
    if (child instanceof FakeFrame) this.frame = child;
  }
}

class FakeObserver {
  #records: { attributeName: string }[] = [];
  constructor(readonly told: (records: unknown[]) => void) {}
  observe(element: FakeElement) {
    element.observer = this;
  }
  note(attributeName: string) {
    this.#records.push({ attributeName });
    queueMicrotask(() => {
      const records = this.takeRecords();
      if (records.length > 0) this.told(records);
    });
  }
  takeRecords() {
    return this.#records.splice(0);
  }
}

interface Posted {
  readonly type: string;
  readonly id?: number;
}

class FakeFrame {
  loading = 'eager';
  src = '';
  title = '';
  allow = '';
  readonly posted: Posted[] = [];
  readonly contentWindow = { postMessage: (data: Posted) => this.posted.push(data) };
  blur = vi.fn();
  remove() {}
}

class FakeSlot {
  hidden = false;
}

class FakeKeyboardEvent extends Event {
  constructor(
    type: string,
    readonly values: { readonly key: string },
  ) {
    super(type);
  }
}

let window_: EventTarget;
let GanPlayground: new () => GanPlaygroundElement & FakeElement & Lifecycle;

interface Lifecycle {
  connectedCallback(): void;
  disconnectedCallback(): void;
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.resetModules();
  window_ = new EventTarget();
  for (const name of ['addEventListener', 'removeEventListener'] as const) {
    vi.stubGlobal(name, window_[name].bind(window_));
  }
  vi.stubGlobal('HTMLElement', FakeElement);
  vi.stubGlobal('MutationObserver', FakeObserver);
  vi.stubGlobal('KeyboardEvent', FakeKeyboardEvent);
  vi.stubGlobal(
    'CSSStyleSheet',
    class {
      replaceSync() {}
    },
  );
  vi.stubGlobal('document', {
    currentScript: { src: 'https://gan.example/play/embed.js' },
    baseURI: 'https://lecture.example/week-3/slides.html',
    createElement: (name: string) => (name === 'iframe' ? new FakeFrame() : new FakeSlot()),
  });
  vi.stubGlobal('customElements', {
    get: () => undefined,
    define: (_: string, defined: typeof GanPlayground) => {
      GanPlayground = defined;
    },
  });
  await import('./element.ts');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const create = (attributes: Readonly<Record<string, string>> = {}) => {
  const element = new GanPlayground();
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.connectedCallback();
  return element;
};
const say = (element: FakeElement, data: unknown, source: unknown = element.frame!.contentWindow) =>
  window_.dispatchEvent(Object.assign(new Event('message'), { source, data }));
const stateOf = (experiment: State['experiment'], rest: Partial<State> = {}): State => ({
  status: 'paused',
  iteration: 0,
  experiment,
  hash: '',
  selected: 'A',
  runs: [{ id: 'A', status: 'paused', iteration: 0, experiment }],
  notices: [],
  ...rest,
});
const ready = (element: FakeElement, state: State) =>
  say(element, { type: 'gan-playground/ready', v: 1, state });
const saidTo = ({ frame }: FakeElement) =>
  frame!.posted.filter(({ type }) => type !== 'gan-playground/keys');
const answer = (element: FakeElement, state: State) =>
  say(element, { type: 'gan-playground/answer', v: 1, id: saidTo(element).at(-1)!.id, state });

test('every key of the query is an attribute', () => {
  const given = Object.fromEntries(PRESENTATION_FIELDS.map(({ key }) => [key, 'x']));
  const { searchParams } = new URL(create(given).frame!.src);
  expect(Object.fromEntries(searchParams)).toEqual({ ...given, embed: '1' });
});

test('attributes make the address, beside the script or where `base` says', () => {
  expect(
    create({ preset: 'r1-ring', data: 'ring8', 'critic.rate': '0.01', class: 'wide' }).frame!.src,
  ).toBe('https://gan.example/play/?embed=1#preset=r1-ring&data=ring8&critic.rate=0.01');
  expect(
    create({ autoplay: '', links: '0', hash: '#loss=hinge;loss=standard', seed: '3' }).frame!.src,
  ).toMatch(/\?embed=1&autoplay=1&links=0##?loss=hinge;loss=standard$/);
  expect(create({ base: '../gan.html', loss: 'a&b#c' }).frame!.src).toBe(
    'https://lecture.example/gan.html?embed=1#loss=a%26b%23c',
  );
});

test('commands wait until the page is ready, and their answers settle them', async () => {
  const element = create();
  expect(element.frame!.loading).toBe('lazy');
  const [step, get] = [element.step('critic', 3), element.get()];
  expect(element.frame!.loading).toBe('eager');
  expect(saidTo(element)).toEqual([]);
  ready(element, stateOf({}));
  expect(saidTo(element)).toMatchObject([
    { type: 'gan-playground/step', v: 1, step: 'critic', count: 3 },
    { type: 'gan-playground/get', v: 1 },
  ]);
  answer(element, stateOf({ seed: 4 }));
  expect((await get).state.experiment).toEqual({ seed: 4 });
  const { id } = saidTo(element)[0]!;
  say(element, { type: 'gan-playground/error', v: 1, id, message: 'No.' });
  await expect(step).rejects.toThrow('No.');
});

test('what is never answered is given up', async () => {
  const element = create();
  const given = expect(element.play()).rejects.toThrow('did not answer within a minute');
  vi.advanceTimersByTime(60_000);
  await given;
  ready(element, stateOf({}));
  expect(saidTo(element)).toEqual([]);
});

test('changed attributes and properties are told once, and what the page makes of them comes back', async () => {
  const element = create({ loss: 'hinge' });
  ready(element, stateOf({ loss: 'hinge', 'critic.rate': 0.1 }));
  element.loss = 'standard';
  element.setAttribute('critic.rate', '1e9');
  element.setAttribute('style', 'color: red');
  await Promise.resolve();
  expect(saidTo(element)).toMatchObject([
    { type: 'gan-playground/set', changes: { loss: 'standard', 'critic.rate': '1e9' } },
  ]);
  // Sent before the page knew: not to be believed.
  say(element, { type: 'gan-playground/state', v: 1, state: stateOf({ loss: 'hinge' }) });
  expect(element.loss).toBe('standard');
  const state = stateOf(
    { loss: 'standard', 'critic.rate': 1, 'loss.radialSigma': 2 },
    { hash: 'v=1&critic.rate=1&loss.radialSigma=2' },
  );
  answer(element, state);
  await Promise.resolve();
  expect(Object.fromEntries(element.values)).toEqual({
    style: 'color: red',
    loss: 'standard',
    'critic.rate': '1',
    'loss.radialsigma': '2',
  });
  expect(element).toHaveProperty(['critic.rate'], 1);
  expect(saidTo(element)).toHaveLength(1);

  element.removeAttribute('critic.rate');
  await Promise.resolve();
  expect(saidTo(element)[1]).toMatchObject({ changes: { 'critic.rate': null } });
  answer(element, stateOf({ loss: 'standard', 'critic.rate': 0.1 }, { preset: 'plain' }));
  expect(Object.fromEntries(element.values)).toEqual({
    style: 'color: red',
    loss: 'standard',
    preset: 'plain',
  });
});

test('a preset or a hash takes the place of everything', async () => {
  const element = create({ loss: 'hinge' });
  ready(element, stateOf({ loss: 'hinge' }));
  element.preset = 'r1-ring';
  element.seed = 5;
  await Promise.resolve();
  expect(saidTo(element)[0]).toMatchObject({
    hash: expect.stringMatching(/^(preset=r1-ring&seed=5)$/),
  });
  const state = stateOf({ loss: 'standard' }, { hash: 'loss=standard;loss=hinge' });
  answer(element, { ...state, runs: [...state.runs, ...state.runs] });
  await Promise.resolve();
  expect(element.getAttribute('hash')).toBe('loss=standard;loss=hinge');
  expect(saidTo(element)).toHaveLength(1);
  element.hash = 'loss=f-kl';
  await Promise.resolve();
  expect(saidTo(element)[1]).toMatchObject({ hash: 'loss=f-kl' });
});

test('properties set before the element was known become attributes', () => {
  const element = new GanPlayground();
  // As a page does that runs before the script.
  Object.defineProperty(element, 'loss', { value: 'hinge', configurable: true, enumerable: true });
  Object.defineProperty(element, 'custom.key', { value: 2, configurable: true, enumerable: true });
  element.connectedCallback();
  expect(element.frame!.src).toMatch(/#loss=hinge$/);
  ready(element, stateOf({ loss: 'hinge', 'custom.key': 1 }));
  expect(element.getAttribute('custom.key')).toBe('2');
});

test('moved, it says again what was not answered, to the page that is loaded then', () => {
  const element = create();
  ready(element, stateOf({ loss: 'hinge' }, { hash: 'loss=hinge' }));
  void element.play();
  const before = element.frame!;
  element.disconnectedCallback();
  say(element, { type: 'gan-playground/ready', v: 1, state: stateOf({}) });
  element.connectedCallback();
  expect(element.frame).not.toBe(before);
  expect(element.frame!.src).toMatch(/#loss=hinge$/);
  expect(saidTo(element)).toEqual([]);
  ready(element, stateOf({}));
  expect(saidTo(element)).toMatchObject([{ type: 'gan-playground/play' }]);
});

test('another look loads the page anew', async () => {
  const element = create({ theme: 'light' });
  const before = element.frame!;
  element.setAttribute('theme', 'dark');
  await Promise.resolve();
  expect(element.frame).not.toBe(before);
  expect(element.frame!.src).toContain('theme=dark');
});

test('only its own frame is heard, and only what is ours', () => {
  const element = create();
  const heard: string[] = [];
  for (const name of ['ready', 'state', 'metrics', 'error', 'undefined']) {
    element.addEventListener(name, () => heard.push(name));
  }
  say(element, { type: 'gan-playground/state', v: 1, state: stateOf({}) }, {});
  for (const garbage of [null, undefined, 'gan-playground/state', 3, {}, { type: 'state' }]) {
    say(element, garbage);
  }
  expect(heard).toEqual([]);
  say(element, { type: 'gan-playground/metrics', v: 1, iteration: 3 });
  expect(heard).toEqual(['metrics']);
});

test('keys go to the document, Escape takes the focus from the frame', () => {
  const element = create({ keys: '' });
  ready(element, stateOf({}));
  expect(element.frame!.posted).toMatchObject([{ type: 'gan-playground/keys', forward: true }]);
  const pressed: string[] = [];
  element.addEventListener('keydown', (event) =>
    pressed.push((event as unknown as FakeKeyboardEvent).values.key),
  );
  say(element, { type: 'gan-playground/key', v: 1, key: 'PageDown' });
  say(element, { type: 'gan-playground/key', v: 1, key: 'Escape' });
  expect(pressed).toEqual(['PageDown']);
  expect(element.frame!.blur).toHaveBeenCalledOnce();
});
