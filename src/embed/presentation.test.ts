import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  DEFAULT_PRESENTATION,
  formatPresentation,
  parsePresentation,
  PRESENTATION_FIELDS,
  type Presentation,
} from './presentation.ts';

const EXECUTORS = ['wasm', 'webgpu'];
const read = (query: string) => parsePresentation(query, EXECUTORS);

test('an address without a query presents everything at its default', () => {
  expect(read('')).toEqual({ presentation: DEFAULT_PRESENTATION, notices: [] });
  expect(formatPresentation(DEFAULT_PRESENTATION)).toBe('');
});

test('what is written is read again', () => {
  const presentation: Presentation = {
    embed: true,
    ui: ['samples', 'curves'],
    theme: 'dark',
    profile: 'projector',
    autoplay: false,
    iterations: 500,
    start: 20,
    still: true,
    lang: 'en',
    executor: 'wasm',
    links: false,
  };
  const query = formatPresentation(presentation);
  expect(query).toBe(
    'embed=1&ui=samples,curves&theme=dark&profile=projector&autoplay=0&iterations=500&start=20&still=1&executor=wasm&links=0',
  );
  expect(read(`?${query}`)).toEqual({ presentation, notices: [] });
});

test('regions come in their own order, each once', () => {
  expect(read('ui=legend,samples,legend').presentation.ui).toEqual(['samples', 'legend']);
});

describe('what is not possible', () => {
  test.each([
    'embed=yes',
    'ui=samples,everything',
    'ui=',
    'theme=sepia',
    'profile=beamer',
    'autoplay=true',
    'iterations=0',
    'iterations=1e3',
    'start=-1',
    'start=99999999',
    'still=2',
    'lang=xx',
    'executor=cuda',
    'links=%00',
    'theme=%E0%A4%A',
    'embed=__proto__',
  ])('%s is left at its default and reported', (pair) => {
    const { presentation, notices } = read(pair);
    expect(presentation).toEqual(DEFAULT_PRESENTATION);
    expect(notices).toHaveLength(1);
    expect(notices[0]!.key).toBe(pair.split('=')[0]);
  });

  test('of a key that stands there many times the first counts, and one notice is enough', () => {
    expect(read('start=5&start=7').presentation.start).toBe(5);
    const { presentation, notices } = read('start=x&start=7&'.repeat(10_000));
    expect(presentation).toEqual(DEFAULT_PRESENTATION);
    expect(notices).toHaveLength(1);
  });

  test('a key that is not ours is left alone', () => {
    expect(read('utm_source=mail&__proto__=1&constructor=2')).toEqual({
      presentation: DEFAULT_PRESENTATION,
      notices: [],
    });
  });
});

test('every key explains itself in one sentence', () => {
  for (const { explanation, allowed, name } of PRESENTATION_FIELDS) {
    expect(explanation).toMatch(/^[A-Z].*\.$/);
    expect(allowed).not.toBe('');
    expect(name).not.toBe('');
  }
});

/** The cells of every row of every table. */
function rowsOf(...path: string[]): readonly string[][] {
  const text = readFileSync(join(import.meta.dirname, '..', '..', ...path), 'utf8');
  return text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
}

test('the README has every key in its table, in these words', () => {
  const rows = rowsOf('README.md');
  for (const { key, explanation, allowed } of PRESENTATION_FIELDS) {
    expect(rows).toContainEqual(['', `\`${key}\``, explanation, allowed, '']);
  }
});

test('what is written about embedding has every key and no other', () => {
  const keys = rowsOf('docs', 'embedding.md').flatMap(
    ([, cell]) => /^`(.*)`$/.exec(cell ?? '')?.[1] ?? [],
  );
  expect(keys.toSorted()).toEqual(PRESENTATION_FIELDS.map(({ key }) => key).toSorted());
});
