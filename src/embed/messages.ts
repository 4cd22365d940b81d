/**
 * Messages of the embedding window, read. Whatever somebody posts comes here first: what is not ours is passed
 * over in silence, what is ours and cannot be used becomes one sentence. Carries out nothing and keeps nothing
 * of what it was given but what is known to be wanted.
 */
import { quoted } from '../experiment/quotation.ts';
import type { Command, ErrorEvent, MessageId, PlaygroundMessage, StepKind, Value } from './wire.ts';

export type * from './wire.ts';

export const VERSION = 1;
const PREFIX = 'gan-playground/';

const STEP_KINDS: readonly StepKind[] = ['iteration', 'critic', 'generator'];
export const MOST_STEPS = 1000;
export const PICTURE_SIZES = { least: 64, most: 2048, default: 640 } as const;

/** Enough for as many drawn points as there can be, twice, and six runs. */
const LONGEST_TEXT = 250_000;
/** There are fewer keys. */
const MOST_CHANGES = 200;
const LONGEST_KEY = 100;
const LONGEST_ID = 100;

/** What reveal.js says to every frame, and what it means here. */
const SLIDE_MESSAGES: Readonly<Record<string, Command>> = {
  'slide:start': { type: 'gan-playground/play', v: VERSION },
  'slide:stop': { type: 'gan-playground/pause', v: VERSION },
};

/** What the page itself says. A window that echoes it must not be answered, or both would never stop. */
const OWN_NAMES: Readonly<Record<Shortened<PlaygroundMessage['type']>, true>> = {
  ready: true,
  state: true,
  metrics: true,
  error: true,
  key: true,
  answer: true,
};

type Shortened<Type> = Type extends `gan-playground/${infer Name}` ? Name : never;
type CommandNames = Shortened<Command['type']>;
type Fields = Readonly<Record<string, unknown>>;
type Body<Name extends CommandNames> = Omit<
  Extract<Command, { type: `gan-playground/${Name}` }>,
  'type' | 'v' | 'id'
>;

/** A sentence for whoever sent the command. */
class Refusal extends Error {
  override readonly name = 'Refusal';
}

const readers: { readonly [Name in CommandNames]: (fields: Fields) => Body<Name> } = {
  play: () => ({}),
  pause: () => ({}),
  step: ({ step = 'iteration', count = 1 }) => ({
    step: STEP_KINDS.find((kind) => kind === step) ?? refuse('step', step, oneOf(STEP_KINDS)),
    count: readWholeNumber('count', count, 1, MOST_STEPS),
  }),
  reset: () => ({}),
  set: readExperiment,
  get: () => ({}),
  snapshot: ({ size = PICTURE_SIZES.default }) => ({
    size: readWholeNumber('size', size, PICTURE_SIZES.least, PICTURE_SIZES.most),
  }),
  keys: ({ forward }) => ({
    forward: typeof forward === 'boolean' ? forward : refuse('forward', forward, 'true or false'),
  }),
};

/**
 * What `data` asks for.
 * @returns a command whose values are all in range; an error to be sent back; undefined for what is not ours
 */
export function readMessage(data: unknown): Command | ErrorEvent | undefined {
  if (typeof data === 'string') {
    return Object.hasOwn(SLIDE_MESSAGES, data) ? SLIDE_MESSAGES[data] : undefined;
  }
  const type = typeIn(data);
  const fields = type?.startsWith(PREFIX) ? fieldsIn(data) : undefined;
  if (type === undefined || !fields) return undefined;
  const name = type.slice(PREFIX.length);
  if (Object.hasOwn(OWN_NAMES, name)) return undefined;
  const id = idIn(fields);
  try {
    checkEnvelope(fields, id);
    if (!isCommandName(name)) return refuse('type', type, oneOf(COMMAND_TYPES));
    return {
      type,
      v: VERSION,
      ...(id !== undefined && { id }),
      ...readers[name](fields),
    } as Command;
  } catch (error) {
    if (error instanceof Refusal) return errorEvent(error.message, id);
    throw error;
  }
}

function typeIn(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, 'type')) return undefined;
  const { type } = data as { readonly type: unknown };
  return typeof type === 'string' ? type : undefined;
}

/** @param id of the command that it answers */
export function errorEvent(message: string, id?: MessageId): ErrorEvent {
  return {
    type: 'gan-playground/error',
    v: VERSION,
    ...(id !== undefined && { id }),
    message,
  };
}

const COMMAND_TYPES = Object.keys(readers).map((name) => PREFIX + name);

function isCommandName(name: string): name is CommandNames {
  return Object.hasOwn(readers, name);
}

function checkEnvelope({ v, id }: Fields, read: MessageId | undefined): void {
  if (v !== VERSION) refuse('v', v, `${VERSION}, the version of these messages`);
  if (id !== undefined && read === undefined) {
    refuse('id', id, `a finite number or at most ${LONGEST_ID} characters`);
  }
}

function idIn({ id }: Fields): MessageId | undefined {
  if (typeof id === 'number') return Number.isFinite(id) ? id : undefined;
  return typeof id === 'string' && id.length <= LONGEST_ID ? id : undefined;
}

function readExperiment({ hash, changes }: Fields): Body<'set'> {
  if ((hash === undefined) === (changes === undefined)) {
    throw new Refusal('set takes either hash or changes.');
  }
  if (changes !== undefined) return { changes: readChanges(changes) };
  if (typeof hash !== 'string') return refuse('hash', hash, 'what stands behind the # of a link');
  return { hash: ofBearableLength('hash', hash) };
}

function readChanges(changes: unknown): NonNullable<Body<'set'>['changes']> {
  const fields = fieldsIn(changes);
  if (!fields) return refuse('changes', changes, 'an object of keys and values');
  const pairs = Object.entries(fields);
  if (pairs.length > MOST_CHANGES) {
    throw new Refusal(`changes has ${pairs.length} keys: allowed are at most ${MOST_CHANGES}.`);
  }
  // Not by assignment, which would have `__proto__` change more than a key.
  return Object.fromEntries(pairs.map(([key, value]) => [key, readChange(key, value)]));
}

function readChange(key: string, value: unknown): Value | null {
  if (key.length > LONGEST_KEY) {
    throw new Refusal(`The key ${quoted(key)} is too long: no key is.`);
  }
  if (typeof value === 'string') return ofBearableLength(key, value);
  if (value === null || Number.isFinite(value)) return value as number | null;
  return refuse(key, value, 'text, a finite number or null');
}

function ofBearableLength(name: string, text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  const [found, allowed] = [text.length, LONGEST_TEXT].map((count) => count.toLocaleString('en'));
  throw new Refusal(`${quoted(name)} has ${found} characters: allowed are at most ${allowed}.`);
}

function readWholeNumber(name: string, value: unknown, least: number, most: number): number {
  if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) {
    return Number(value);
  }
  return refuse(name, value, `a whole number from ${least} to ${most}`);
}

/** The object's own values; undefined where it is none, such as a list. */
function fieldsIn(data: unknown): Fields | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  // What a prototype brings was not said.
  return Object.assign(Object.create(null), data) as Fields;
}

function refuse(name: string, value: unknown, allowed: string): never {
  throw new Refusal(`${quoted(name)}=${inWords(value)} is not possible: allowed is ${allowed}.`);
}

function inWords(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'object' && value !== null)
    return Array.isArray(value) ? 'a list' : 'an object';
  return quoted(String(value));
}

function oneOf(words: readonly string[]): string {
  return `one of ${words.join(', ')}`;
}
