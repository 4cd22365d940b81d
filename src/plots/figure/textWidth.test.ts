import { expect, test } from 'vitest';
import { shorten, textWidth, wrap } from './textWidth.ts';

test('widths are those of Helvetica', () => {
  expect(textWidth('Wa 0', 1000)).toBe(944 + 556 + 278 + 556);
  expect(textWidth('~', 1000)).toBe(584);
  expect(textWidth('', 11)).toBe(0);
});

test('lines are no wider than they may be, and hold everything', () => {
  const words = 'Data: 25-mode grid; loss: Wasserstein; a-word-that-is-far-too-long-for-any-line';
  for (const width of [5, 40, 90, 1000]) {
    const lines = wrap(words, width);
    for (const line of lines) {
      expect(textWidth(line) <= width || [...line].length === 1).toBe(true);
    }
    expect(lines.join('').replaceAll(' ', '')).toBe(words.replaceAll(' ', ''));
  }
  expect(wrap('', 10)).toEqual(['']);
});

test('a text that has no room ends in dots', () => {
  expect(shorten('Gradient penalty', 200)).toBe('Gradient penalty');
  const short = shorten('Gradient penalty', 60);
  expect(short).toMatch(/^Gradie.*…$/);
  expect(textWidth(short)).toBeLessThanOrEqual(60);
});
