import { describe, expect, test } from 'vitest';
import { parseComparison } from '../../gan/catalogue.ts';
import { FIRST_CHOICES, isOnThisMachineOnly, sharedWith, titleOf } from './choices.ts';
import { elementSnippet, embeddedLink, frameSnippet, linkTo, markdownLink } from './snippets.ts';

const PAGE = 'https://example.org/gan/';

function shared(hash: string, changes: Partial<typeof FIRST_CHOICES> = {}) {
  const { experiments } = parseComparison(hash).comparison;
  return sharedWith({ ...FIRST_CHOICES, ...changes }, PAGE, hash, experiments);
}

describe('the default experiment', () => {
  test('is the page itself as a link', () => {
    expect(linkTo(shared(''))).toBe(PAGE);
  });

  test('plays by itself where it is embedded', () => {
    expect(embeddedLink(shared(''))).toBe(`${PAGE}?embed=1&autoplay=1`);
  });
});

test('what is chosen stands in the query, what runs in the hash', () => {
  const chosen = shared('v=1&data=ring8', {
    theme: 'dark',
    start: 200,
    stops: true,
    ui: ['samples', 'curves'],
    links: false,
  });
  expect(linkTo(chosen)).toBe(`${PAGE}?theme=dark&iterations=5000&start=200#v=1&data=ring8`);
  expect(embeddedLink(chosen)).toBe(
    `${PAGE}?embed=1&ui=samples,curves&theme=dark&autoplay=1&iterations=5000&start=200&links=0#v=1&data=ring8`,
  );
});

test('a still does not play by itself', () => {
  expect(embeddedLink(shared('', { still: true }))).toBe(`${PAGE}?embed=1&still=1`);
});

test('titles say what runs in a few words', () => {
  const titled = (hash: string) => titleOf(parseComparison(hash).comparison.experiments);
  expect(titled('data=ring8&loss=hinge&lipschitz=none')).toBe(
    'GAN Playground: Ring of modes, Hinge',
  );
  expect(titled('data=ring8;loss=hinge')).toBe('GAN Playground: Ring of modes, 2 runs compared');
});

describe('snippets stay what they are, whatever is in the link', () => {
  const hostile = shared('v=1&loss=custom&loss.critic="><script>alert(1)</script>&x=]()');

  test('an HTML attribute ends where it should', () => {
    for (const snippet of [frameSnippet(hostile), elementSnippet(hostile)]) {
      expect(snippet).not.toContain('"><script>alert');
      expect(snippet).toContain('&quot;&gt;&lt;script&gt;');
    }
  });

  test('a Markdown link ends where it should', () => {
    expect(markdownLink(shared('v=1&data=ring8'))).toBe(
      `[GAN Playground: Ring of modes, Wasserstein, Gradient penalty](<${PAGE}#v=1&data=ring8>)`,
    );
  });
});

describe('the element', () => {
  test('has what runs and how it shows as attributes', () => {
    const snippet = elementSnippet(shared('v=1&data=ring8&critic.rate=0.01', { theme: 'dark' }));
    expect(snippet).toContain('src="https://example.org/gan/embed.js"');
    expect(snippet).toContain('<gan-playground data="ring8" critic.rate="0.01" theme="dark"');
    expect(snippet).toContain(
      `<a href="${PAGE}?theme=dark#v=1&amp;data=ring8&amp;critic.rate=0.01"`,
    );
  });

  test('has a comparison as one', () => {
    expect(elementSnippet(shared('v=1&data=ring8;loss=hinge'))).toContain(
      'hash="v=1&amp;data=ring8;loss=hinge"',
    );
  });
});

test.each([
  ['https://example.org/gan/', false],
  ['http://192.168.1.5/', false],
  ['http://localhost:5173/', true],
  ['http://127.0.0.1:8000/x/', true],
  ['http://[::1]:8000/', true],
  ['file:///home/me/gan-playground.html', true],
  ['https://localhost.example.org/', false],
])('%s is on this machine only: %s', (page, expected) => {
  expect(isOnThisMachineOnly(page)).toBe(expected);
});
