/**
 * What a browser loads of the built page, and how large that is: follows static imports from a module, as they
 * stand in the built files. Judges nothing: `check-sizes.mjs` knows what is allowed.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseAst } from 'vite';

/** A built file is not where it is expected; the message says what to do. */
export class MissingFileError extends Error {
  name = 'MissingFileError';
}

/** The scripts that a built HTML page names itself, or wants loaded early; absolute paths. */
export function scriptsOfPage(page) {
  const html = textOf(page);
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  return tags.flatMap((tag) => {
    const isScript = tag.startsWith('<script') || /\brel="modulepreload"/.test(tag);
    const [, address] = /\b(?:src|href)="([^"]+)"/.exec(tag) ?? [];
    return isScript && address ? [join(dirname(page), address)] : [];
  });
}

/** These modules and all that they import before they run, each once; absolute paths. */
export function closureOf(modules) {
  const found = new Set();
  const visit = (module) => {
    if (found.has(module)) return;
    found.add(module);
    for (const address of staticImportsOf(textOf(module))) visit(join(dirname(module), address));
  };
  modules.forEach(visit);
  return [...found];
}

function staticImportsOf(code) {
  return parseAst(code).body.flatMap((statement) =>
    'source' in statement && statement.source ? [statement.source.value] : [],
  );
}

/** Bytes that travel when a host compresses each of the files, the largest first. */
export function compressedSizes(files, folder) {
  return files
    .map((file) => ({
      name: relative(folder, file),
      bytes: gzipSync(readFileSync(file), { level: 9 }).length,
    }))
    .sort((a, b) => b.bytes - a.bytes);
}

function textOf(file) {
  if (!existsSync(file))
    throw new MissingFileError(`${file} is missing: run “npm run build” first.`);
  return readFileSync(file, 'utf8');
}
