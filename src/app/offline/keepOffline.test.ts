import { expect, test } from 'vitest';
import { isWorthKeeping, type Circumstances } from './keepOffline.ts';

const hosted: Circumstances = {
  protocol: 'https:',
  search: '?executor=wasm',
  framed: false,
  secure: true,
  saving: false,
};

test('a hosted page is kept', () => expect(isWorthKeeping(hosted)).toBe(true));

test.each<[string, Partial<Circumstances>]>([
  ['an embedding', { search: '?embed=1' }],
  ['a frame', { framed: true }],
  ['a file', { protocol: 'file:' }],
  ['a page that anybody may have changed on its way', { protocol: 'http:', secure: false }],
  ['for a visitor who saves traffic', { saving: true }],
])('%s is not', (_, other) => expect(isWorthKeeping({ ...hosted, ...other })).toBe(false));
