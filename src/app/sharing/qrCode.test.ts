import jsQR from 'jsqr';
import { expect, test } from 'vitest';
import { qrCodeFile, qrCodeOf, type QrCode } from './qrCode.ts';

const PIXELS_A_MODULE = 4;

/** As a camera would see the path. */
function scanned({ side, path }: QrCode): string | undefined {
  const pixels = side * PIXELS_A_MODULE;
  const image = new Uint8ClampedArray(4 * pixels * pixels).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let row = 0; row < PIXELS_A_MODULE; row++) {
      const from = (Number(y) * PIXELS_A_MODULE + row) * pixels + Number(x) * PIXELS_A_MODULE;
      for (let at = from; at < from + PIXELS_A_MODULE; at++) image.fill(0, 4 * at, 4 * at + 3);
    }
  }
  return jsQR(image, pixels, pixels)?.data;
}

test.each([
  'https://example.org/',
  'https://example.org/gan/?theme=dark&start=200#v=1&data=ring8&loss=hinge&lipschitz=spectral-norm',
  `https://example.org/#v=1&data=drawn&data.points=${'Ab3-_'.repeat(60)}`,
])('a scanner reads %.60s', (link) => {
  expect(scanned(qrCodeOf(link)!)).toBe(link);
});

test('a text that is too long has no code', () => {
  expect(qrCodeOf('x'.repeat(2953))).toBeDefined();
  expect(qrCodeOf('x'.repeat(2954))).toBeUndefined();
});

test('a file of its own has a title and nothing that ends it early', () => {
  const file = qrCodeFile(qrCodeOf('x')!, 'a <script> & b');
  expect(file).toContain('<title>a &lt;script> &amp; b</title>');
});
