import { describe, expect, test } from 'vitest';
import { errorEvent, readMessage, type Command } from './messages.ts';

const message = (name: string, rest: object = {}) => ({
  type: `gan-playground/${name}`,
  v: 1,
  id: 7,
  ...rest,
});
/** A value as it arrives at another window. */
const posted = (data: unknown) => readMessage(structuredClone(data));
const refusal = (data: unknown) => {
  const read = posted(data);
  expect(read).toMatchObject({ type: 'gan-playground/error' });
  return (read as { readonly message: string }).message;
};

describe('commands', () => {
  test.each([
    ['play', {}, {}],
    ['pause', {}, {}],
    ['reset', {}, {}],
    ['get', {}, {}],
    ['step', {}, { step: 'iteration', count: 1 }],
    ['step', { step: 'critic', count: 1000 }, { step: 'critic', count: 1000 }],
    ['set', { hash: '#data=ring8;loss=hinge' }, { hash: '#data=ring8;loss=hinge' }],
    [
      'set',
      { changes: { loss: 'hinge', seed: 3, batch: null } },
      { changes: { loss: 'hinge', seed: 3, batch: null } },
    ],
    ['snapshot', {}, { size: 640 }],
    ['snapshot', { size: 64 }, { size: 64 }],
    ['keys', { forward: true }, { forward: true }],
  ])('%s %j', (name, values, read) => {
    expect(posted(message(name, values))).toEqual(message(name, read));
  });

  test('what is not asked for is not kept', () => {
    expect(posted(message('play', { hash: 'x', wish: 1 }))).toEqual(message('play'));
  });

  test('an id may be absent, a word or a number', () => {
    const { id: _, ...anonymous } = message('play');
    expect(posted(anonymous)).toEqual({ type: 'gan-playground/play', v: 1 });
    expect(posted({ ...anonymous, id: 'first' })).toMatchObject({ id: 'first' });
    expect(posted({ ...anonymous, id: 0 })).toMatchObject({ id: 0 });
  });

  test('reveal.js plays and pauses with bare words', () => {
    expect(posted('slide:start')).toEqual({ type: 'gan-playground/play', v: 1 });
    expect(posted('slide:stop')).toEqual({ type: 'gan-playground/pause', v: 1 });
  });
});

describe('what is not ours is passed over', () => {
  test.each([
    undefined,
    null,
    0,
    Number.NaN,
    true,
    '',
    'slide:jump',
    'toString',
    '__proto__',
    '{"type":"gan-playground/play","v":1}',
    [],
    ['gan-playground/play'],
    {},
    { type: 7 },
    { type: 'play', v: 1 },
    { type: 'other-playground/play', v: 1 },
    { method: 'next' },
    new Map([['type', 'gan-playground/play']]),
    new Date(0),
    new Uint8Array(4),
    new Error('gan-playground/play'),
  ])('%s', (data) => {
    expect(posted(data)).toBeUndefined();
  });

  test('nor is what the page says itself answered, or two pages would never stop', () => {
    for (const name of ['ready', 'state', 'metrics', 'error', 'key', 'answer']) {
      expect(posted(message(name))).toBeUndefined();
    }
    expect(posted(errorEvent('No.', 7))).toBeUndefined();
  });
});

describe('what is ours and cannot be used is answered with one sentence and the id', () => {
  test.each([
    ['v', message('play', { v: 2 })],
    ['v', message('play', { v: undefined })],
    ['id', message('play', { id: {} })],
    ['id', message('play', { id: 'x'.repeat(101) })],
    ['id', message('play', { id: Number.NaN })],
    ['type', message('explode')],
    ['type', message('')],
    ['type', message('__proto__')],
    ['type', message('toString')],
    ['step', message('step', { step: 'sideways' })],
    ['step', message('step', { step: null })],
    ['count', message('step', { count: 0 })],
    ['count', message('step', { count: 1001 })],
    ['count', message('step', { count: 1.5 })],
    ['count', message('step', { count: '3' })],
    ['count', message('step', { count: [3] })],
    ['set', message('set')],
    ['set', message('set', { hash: '', changes: {} })],
    ['hash', message('set', { hash: 3 })],
    ['hash', message('set', { hash: 'a'.repeat(250_001) })],
    ['changes', message('set', { changes: 'loss=hinge' })],
    ['changes', message('set', { changes: ['loss', 'hinge'] })],
    ['changes', message('set', { changes: null })],
    ['loss', message('set', { changes: { loss: {} } })],
    ['loss', message('set', { changes: { loss: undefined } })],
    ['loss', message('set', { changes: { loss: true } })],
    ['batch', message('set', { changes: { batch: Number.POSITIVE_INFINITY } })],
    ['data.points', message('set', { changes: { 'data.points': 'a'.repeat(250_001) } })],
    ['key', message('set', { changes: { ['k'.repeat(101)]: 1 } })],
    [
      'changes',
      message('set', {
        changes: Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`k${index}`, 1])),
      }),
    ],
    ['size', message('snapshot', { size: 63 })],
    ['size', message('snapshot', { size: 2049 })],
    ['size', message('snapshot', { size: 'large' })],
    ['forward', message('keys')],
    ['forward', message('keys', { forward: 1 })],
  ])('%s in %j', (name, data) => {
    const sentence = refusal(data);
    expect(sentence).toContain(name);
    expect(sentence).toMatch(/^\S.*\.$/);
    expect(sentence.length).toBeLessThan(250);
    // An id that is none cannot be given back.
    if (name === 'id') expect(posted(data)).not.toHaveProperty('id');
    else expect(posted(data)).toHaveProperty('id', 7);
  });
});

test('keys that mean something to JavaScript are keys like others, and change nothing', () => {
  const changes = JSON.parse('{"__proto__": "x", "constructor": 1, "toString": null}') as object;
  const read = posted(message('set', { changes })) as Extract<Command, { changes?: unknown }>;
  expect(Object.entries(read.changes!)).toEqual(Object.entries(changes));
  expect(Object.getPrototypeOf(read.changes)).toBe(Object.prototype);
  expect(Object.prototype).not.toHaveProperty('x');
});

test('what a prototype brings was not said', () => {
  expect(readMessage(Object.create(message('play')))).toBeUndefined();
  const inherited = Object.assign(Object.create({ forward: true }) as object, message('keys'));
  expect(readMessage(inherited)).toMatchObject({ type: 'gan-playground/error' });
});

test('invisible characters and markup of others do not come back as they were', () => {
  expect(refusal(message('step', { step: '\u202Eevil\u0000' }))).not.toMatch(/\p{C}/u);
});

test('whatever is posted is read without a throw, and never as a command with other values', () => {
  const random = createPseudoRandom(1);
  const names = ['play', 'step', 'set', 'snapshot', 'keys', 'ready', 'nothing'];
  for (let round = 0; round < 20_000; round++) {
    const data = random() < 0.2 ? anything(random, 3) : { ...message(pick(names, random)) };
    if (data instanceof Object && !(data instanceof Map) && !Array.isArray(data)) {
      for (const key of ['v', 'id', 'step', 'count', 'hash', 'changes', 'size', 'forward']) {
        if (random() < 0.3) (data as Record<string, unknown>)[key] = anything(random, 3);
      }
    }
    const read = posted(data);
    if (read === undefined) continue;
    expect(read.v).toBe(1);
    if (read.type === 'gan-playground/step') {
      expect(['iteration', 'critic', 'generator']).toContain(read.step);
      expect(read.count).toBeGreaterThanOrEqual(1);
      expect(read.count).toBeLessThanOrEqual(1000);
    }
    if (read.type === 'gan-playground/set') {
      const { hash, changes } = read;
      expect(hash === undefined).toBe(changes !== undefined);
      for (const value of Object.values(changes ?? {})) {
        expect(value === null || ['string', 'number'].includes(typeof value)).toBe(true);
      }
    }
  }
});

function createPseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function pick<One>(all: readonly One[], random: () => number): One {
  return all[Math.floor(random() * all.length)]!;
}

/** Any value that can be posted, no deeper than `depth`. */
function anything(random: () => number, depth: number): unknown {
  const simple = [undefined, null, true, 0, 1, -1, 2.5, Number.NaN, Infinity, 12n];
  const words = ['', 'critic', 'gan-playground/play', '__proto__', '\u202E', 'x'.repeat(300)];
  const kind = depth === 0 ? 0 : random();
  if (kind < 0.4) return pick(simple, random);
  if (kind < 0.6) return pick(words, random);
  const parts = Array.from({ length: Math.floor(random() * 4) }, () => anything(random, depth - 1));
  if (kind < 0.7) return parts;
  if (kind < 0.75) return new Map([['type', 'gan-playground/play']]);
  return Object.fromEntries(parts.map((part) => [pick(words, random), part]));
}
