/** Builds `embed.js` as it is handed out, and holds it to what other people's pages are promised. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { catalogue, changeExperiment, defaultExperiment, fieldsOf } from '../src/gan/catalogue.ts';
import { buildEmbedScript, LARGEST_SCRIPT } from './embedScript.mjs';

const root = dirname(import.meta.dirname);

let code = '';
beforeAll(async () => {
  code = await buildEmbedScript();
});

test('it is small, and one classic script', () => {
  expect(gzipSync(code).length).toBeLessThanOrEqual(LARGEST_SCRIPT);
  expect(() => new Script(code)).not.toThrow();
});

test('it knows every key of an experiment that has no point', () => {
  const plain = new Set<string>();
  for (const [key, choices] of Object.entries(catalogue)) {
    if (!Array.isArray(choices)) continue;
    for (const { id } of choices as readonly { readonly id: string }[]) {
      const experiment = changeExperiment(defaultExperiment, { [key]: id });
      for (const field of fieldsOf(experiment)) if (!field.key.includes('.')) plain.add(field.key);
    }
  }
  const known = /[`'"](data [a-z ]+)[`'"]/.exec(code)![1]!.split(' ');
  expect(known.sort()).toEqual([...plain].sort());
});

test('its types stand alone, and the documentation names every message', () => {
  const wire = readFileSync(join(root, 'src', 'embed', 'wire.ts'), 'utf8');
  expect(wire).not.toMatch(/^import/m);
  const names = [...wire.matchAll(/\b(?:Asked|Envelope)<'(\w+)'>/g)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(10);
  const documentation = readFileSync(join(root, 'docs', 'messages.md'), 'utf8');
  for (const name of names) expect(documentation).toContain(`| \`${name}\``);
});
