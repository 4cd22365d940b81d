/**
 * `<gan-playground>`, for other people's pages: a frame with the playground in it, whose experiment is mirrored in
 * attributes and properties, and whose messages are methods and events. Built alone into `embed.js`, a script of at
 * most 2 KB; it knows few keys of an experiment and checks no value, since the page in the frame does.
 *
 * Until that page is ready, and where scripts or frames are not allowed, what stands inside the element is shown.
 */
import type {
  Answer,
  ErrorEvent,
  GanPlaygroundElement,
  KeyEvent,
  State,
  StepKind,
  Value,
} from './wire.ts';

const NAME = 'gan-playground';
const PREFIX = 'gan-playground/';

/** How the page presents itself: the keys of its query. */
const PRESENTATION = 'ui theme profile autoplay iterations start still lang executor links'.split(
  ' ',
);
/** Keys of an experiment, beside all that have a point. */
const KEYS =
  'data loss objective lipschitz inference dynamics stabilisers updates batch seed source'.split(
    ' ',
  );
const OWN = ['base', 'keys', 'preset', 'hash'];

const TIMEOUT_MS = 60_000;

/** Where this script is, be it a module or not. */
const script =
  (document.currentScript as HTMLScriptElement | null)?.src ||
  /\w+:\/\/\S+?\.js/.exec(new Error().stack!)?.[0];

const style = new CSSStyleSheet();
style.replaceSync(
  ':host{display:block;position:relative;aspect-ratio:16/9}' +
    ':host([hidden]){display:none}' +
    'iframe{position:absolute;inset:0;width:100%;height:100%;border:0}' +
    'slot:not([hidden])+iframe{visibility:hidden}',
);

type Changes = Readonly<Record<string, Value | null>>;

interface Asked {
  readonly message: object;
  readonly settle: (outcome: Answer | Pick<ErrorEvent, 'message'>) => void;
}

class GanPlayground
  extends HTMLElement
  implements
    Pick<
      GanPlaygroundElement,
      'state' | 'play' | 'pause' | 'step' | 'reset' | 'set' | 'get' | 'snapshot'
    >
{
  #state: State | undefined;
  #frame: HTMLIFrameElement | undefined;
  /** Shows what stands inside, while the page is not ready. */
  readonly #slot = document.createElement('slot');
  /** By id. They stay while the element is moved, and are said again to the page that is loaded then. */
  readonly #asked = new Map<unknown, Asked>();
  #count = 0;
  readonly #attributes = new MutationObserver((records) => {
    if (this.#frame) this.#tell(records.map(({ attributeName }) => attributeName!));
  });

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [style];
    shadow.append(this.#slot);
    this.#attributes.observe(this, { attributes: true });
  }

  connectedCallback(): void {
    addEventListener('message', this.#hear);
    this.#adopt();
    this.#open();
  }

  disconnectedCallback(): void {
    removeEventListener('message', this.#hear);
    this.#close();
  }

  /** Moved by `moveBefore`, the frame goes on. */
  connectedMoveCallback(): void {}

  get state() {
    return this.#state;
  }

  play() {
    return this.#ask('play');
  }

  pause() {
    return this.#ask('pause');
  }

  step(step?: StepKind, count?: number) {
    return this.#ask('step', { step, count });
  }

  reset() {
    return this.#ask('reset');
  }

  set(wanted: string | Changes) {
    return this.#ask('set', typeof wanted === 'string' ? { hash: wanted } : { changes: wanted });
  }

  get() {
    return this.#ask('get');
  }

  snapshot(size?: number) {
    return this.#ask('snapshot', { size });
  }

  #open(): void {
    this.#close();
    this.#attributes.takeRecords();
    const query = new URLSearchParams({ embed: '1' });
    for (const name of PRESENTATION) {
      const value = this.getAttribute(name);
      // As in HTML, an attribute that is merely there says yes.
      if (value !== null) query.set(name, value || '1');
    }
    const hash = this.#hashOf(this.getAttributeNames());
    const page = new URL(this.getAttribute('base') ?? new URL('.', script), document.baseURI);
    const frame = (this.#frame = document.createElement('iframe'));
    frame.title = this.title || 'GAN Playground';
    frame.allow = 'fullscreen; clipboard-write';
    frame.loading = 'lazy';
    frame.src = `${new URL(`?${query}#${hash}`, page)}`;
    this.shadowRoot!.append(frame);
  }

  #close(): void {
    this.#frame?.remove();
    this.#frame = undefined;
    this.#slot.hidden = false;
  }

  /** What stands behind the `#` for these attributes: everything, or a preset and what is otherwise. */
  #hashOf(names: readonly string[]): string {
    if (names.includes('hash')) return this.getAttribute('hash')!;
    return names
      .filter((name) => name === 'preset' || isKey(name))
      .map((name) => `${name}=${encodeURIComponent(this.getAttribute(name)!)}`)
      .join('&');
  }

  /** Attributes were changed: has the page follow. */
  #tell(names: readonly string[]): void {
    const there = this.getAttributeNames().filter((name) => names.includes(name));
    const keys = names.filter(isKey);
    const whole = there.includes('hash') || there.includes('preset');
    if (names.some((name) => name === 'base' || PRESENTATION.includes(name))) this.#open();
    else if (whole || keys.length) {
      const changes = Object.fromEntries(keys.map((key) => [key, this.getAttribute(key)]));
      // Whoever listens for `error` is told.
      this.set(whole ? this.#hashOf(there) : changes).catch(() => {});
    }
    this.#forwardKeys();
  }

  #forwardKeys(): void {
    const forward = (this.getAttribute('keys') ?? '0') !== '0';
    if (this.#slot.hidden) this.#post({ type: `${PREFIX}keys`, v: 1, forward });
  }

  /** The page has changed: attributes follow. While it is asked for something else, what it says is older. */
  #mirror({ experiment, hash, preset, runs }: State): void {
    if (this.#asked.size) return;
    const known = new Map(
      Object.entries(experiment).map(([key, value]) => [key.toLowerCase(), value]),
    );
    const written = hash.toLowerCase().match(/[^&;]+(?==)/g) ?? [];
    for (const name of [...written, ...this.getAttributeNames()]) {
      if (isKey(name)) write(this, name, known.get(name));
    }
    write(this, 'preset', preset);
    if (runs.length > 1 || this.hasAttribute('hash')) write(this, 'hash', hash);
    this.#attributes.takeRecords();
    Object.keys(experiment).forEach(reflect);
    this.#adopt();
  }

  /** Properties that were set before they were known become attributes. */
  #adopt(): void {
    for (const name of Object.keys(this).filter((own) => own in GanPlayground.prototype)) {
      const own = this as Record<string, unknown>;
      const value = own[name];
      delete own[name];
      own[name] = value;
    }
  }

  #ask(name: string, values?: object): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const id = ++this.#count;
      const message = { type: PREFIX + name, v: 1, id, ...values };
      const settle: Asked['settle'] = (outcome) => {
        clearTimeout(timer);
        this.#asked.delete(id);
        if ('state' in outcome) resolve(outcome);
        else reject(new Error(outcome.message));
      };
      const timer = setTimeout(() => {
        settle({ message: 'The playground did not answer within a minute.' });
      }, TIMEOUT_MS);
      this.#asked.set(id, { message, settle });
      if (this.#slot.hidden) this.#post(message);
      // One that is out of sight has nothing to pause.
      else if (this.#frame && name !== 'pause') this.#frame.loading = 'eager';
    });
  }

  #post(message: object): void {
    // Nothing secret, and a page in a sandbox has no origin.
    this.#frame!.contentWindow!.postMessage(message, '*');
  }

  readonly #hear = ({ source, data }: MessageEvent): void => {
    const name = `${data?.type}`.split(PREFIX)[1];
    if (!name || !this.#frame || source !== this.#frame.contentWindow) return;
    if (name === 'key') return this.#press(data);
    if (name === 'ready') {
      this.#slot.hidden = true;
      for (const { message } of this.#asked.values()) this.#post(message);
      this.#forwardKeys();
    }
    this.#asked.get(data.id)?.settle(data);
    if (data.state) this.#mirror((this.#state = data.state));
    this.dispatchEvent(new CustomEvent(name, { detail: data }));
  };

  /** Escape gives the focus back; other keys are the document's, as if nobody had clicked into the frame. */
  #press(key: KeyEvent): void {
    if (key.key === 'Escape') this.#frame!.blur();
    else
      this.dispatchEvent(new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true }));
  }
}

function isKey(name: string): boolean {
  return KEYS.includes(name) || name.includes('.');
}

/** Makes an attribute a property too: its value in the experiment, unless it was just set. */
function reflect(name: string): void {
  if (name in GanPlayground.prototype) return;
  Object.defineProperty(GanPlayground.prototype, name, {
    get(this: GanPlayground) {
      const [text, known] = [this.getAttribute(name), this.state?.experiment[name]];
      return text === null || text === `${known}` ? known : text;
    },
    set(this: GanPlayground, value: Value | boolean | null | undefined) {
      write(this, name, value);
    },
  });
}

function write(element: Element, name: string, value: Value | boolean | null | undefined): void {
  if (value === undefined || value === null) element.removeAttribute(name);
  else element.setAttribute(name, `${typeof value === 'boolean' ? Number(value) : value}`);
}

[...PRESENTATION, ...OWN, ...KEYS].forEach(reflect);
if (!customElements.get(NAME)) customElements.define(NAME, GanPlayground);
