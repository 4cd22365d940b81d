import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { closureOf, compressedSizes, MissingFileError, scriptsOfPage } from './builtFiles.mjs';

const folder = mkdtempSync(join(tmpdir(), 'built-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name, text) => writeFileSync(join(folder, name), text);
write(
  'index.html',
  `<script src="./classic.js"></script>
   <script type="module" crossorigin src="./index.js"></script>
   <link rel="modulepreload" crossorigin href="./first.js">
   <link rel="stylesheet" href="./style.css">`,
);
write('classic.js', '// Nothing.');
write('index.js', `import { a } from './first.js'; import('./later.js'); export default a;`);
write('first.js', `import './shared.js'; export { b } from "./second.js"; export const a = 1;`);
write('second.js', `export * from './shared.js'; export const b = 2;`);
write('shared.js', `const text = "import './nothing.js'"; export const c = text;`);

const names = (files) => files.map((file) => basename(file)).sort();

test('a page names its scripts, and those that are to be loaded early', () => {
  expect(names(scriptsOfPage(join(folder, 'index.html')))).toEqual([
    'classic.js',
    'first.js',
    'index.js',
  ]);
});

test('what is imported before a module runs counts, and once', () => {
  expect(names(closureOf(scriptsOfPage(join(folder, 'index.html'))))).toEqual([
    'classic.js',
    'first.js',
    'index.js',
    'second.js',
    'shared.js',
  ]);
});

test('sizes are those of compressed files', () => {
  write('long.js', 'a'.repeat(100_000));
  const [first, second] = compressedSizes(
    ['shared.js', 'long.js'].map((name) => join(folder, name)),
    folder,
  );
  expect(first).toMatchObject({ name: 'long.js' });
  expect(first.bytes).toBeLessThan(500);
  expect(second.bytes).toBeLessThan(first.bytes);
});

test('what is missing is said', () => {
  write('broken.js', `import './gone.js';`);
  expect(() => closureOf([join(folder, 'broken.js')])).toThrow(MissingFileError);
});
