import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commentIn, sizeOf, withComment } from './jpegComment.ts';
import { addressOfPage, InvalidAddressError, oEmbedOf, pageOf, PICTURE } from './presetPages.ts';
import { readyMade } from './readyMade.ts';

const PICTURES = join(import.meta.dirname, '..', 'public', 'presets');
const LARGEST_BYTES = 120_000;

test('whatever is ready-made has an address of its own', () => {
  const ids = readyMade.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z\d-]+$/);
});

describe('the picture shows the experiment as it is: else “npm run build && npm run pictures -- ID”', () => {
  test.each(readyMade)('$id', ({ id, hash }) => {
    const picture = readFileSync(join(PICTURES, `${id}.jpg`));
    expect(commentIn(picture)).toBe(`#${hash}`);
    expect(sizeOf(picture)).toEqual(PICTURE);
    expect(picture.length).toBeLessThan(LARGEST_BYTES);
  });
});

test('a comment is found again, and none where there is none', () => {
  const picture = readFileSync(join(PICTURES, `${readyMade[0]!.id}.jpg`));
  expect(commentIn(withComment(picture, 'W₁ & more'))).toBe('W₁ & more');
  expect(commentIn(picture.subarray(0, 2))).toBeUndefined();
});

describe('addresses', () => {
  test.each([
    ['https://example.org/gan', 'https://example.org/gan/'],
    ['https://example.org/gan/', 'https://example.org/gan/'],
    ['https://example.org/gan/index.html?x#y', 'https://example.org/gan/'],
    ['http://localhost:8080', 'http://localhost:8080/'],
  ])('%s', (given, address) => expect(addressOfPage(given)).toBe(address));

  test('none is none', () => expect(addressOfPage(undefined)).toBeUndefined());

  test.each(['example.org', '/gan/', 'javascript:alert(1)', 'https://'])('%s is refused', (given) =>
    expect(() => addressOfPage(given)).toThrow(InvalidAddressError),
  );
});

describe('what a preview is made of', () => {
  const hostile = {
    id: 'one',
    name: 'A "<b>" & c',
    watch: '<script>alert(1)</script>',
    hash: 'a=1&b=2',
  };

  test('oEmbed puts the running experiment in place of the link', () => {
    expect(oEmbedOf(hostile, 'https://example.org/gan/')).toMatchObject({
      version: '1.0',
      type: 'rich',
      title: hostile.name,
      thumbnail_url: 'https://example.org/gan/presets/one.jpg',
      html: expect.stringContaining(
        '<iframe src="https://example.org/gan/?embed=1#a=1&amp;b=2"',
      ) as string,
    });
  });

  test('the page names picture and oEmbed answer by whole addresses, and runs nothing', () => {
    const page = pageOf(hostile, 'https://example.org/gan/');
    expect(page).toContain(
      '<meta property="og:image" content="https://example.org/gan/presets/one.jpg" />',
    );
    expect(page).toContain('href="https://example.org/gan/presets/one/oembed.json"');
    expect(page).toContain('href="../../#a=1&amp;b=2"');
    expect(page).toContain('A &quot;&lt;b&gt;&quot; &amp; c');
    expect(page).not.toContain('<script');
  });
});
