/**
 * A Vite plugin that compiles AssemblyScript while bundling. `import { simd, relaxedSimd } from
 * './index.ts?assemblyscript'` gives one source as two WebAssembly modules, each a base64 string,
 * because files beside the bundle cannot be fetched from a sandboxed frame or from a folder.
 *
 * A binary is kept in node_modules/.cache under a hash of all it was made of.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cache = join(root, 'node_modules', '.cache', 'assemblyscript');
const { version } = createRequire(import.meta.url)('assemblyscript/package.json');

const QUERY = '?assemblyscript';

/** Exports, and the options that make them. */
const VARIANTS = {
  simd: ['--enable', 'simd'],
  relaxedSimd: ['--enable', 'simd', '--enable', 'relaxed-simd'],
};

const OPTIONS = [
  '-O3',
  '--noAssert',
  '--runtime',
  'stub',
  '--importMemory',
  // Functions that pass vectors to each other are not meant for hosts.
  '--disableWarning',
  '112',
];

/** An AssemblyScript source cannot be compiled; the message is the compiler's. */
export class AssemblyScriptError extends Error {
  name = 'AssemblyScriptError';
}

export function assemblyScript() {
  return {
    name: 'assemblyscript',
    enforce: 'pre',

    async load(id) {
      if (!id.endsWith(QUERY)) return null;
      const entry = id.slice(0, -QUERY.length);
      for (const file of sourcesOf(entry)) this.addWatchFile(file);
      const exported = await Promise.all(
        Object.entries(VARIANTS).map(async ([name, options]) => {
          const binary = await compiled(entry, options);
          return `export const ${name} = ${JSON.stringify(binary.toString('base64'))};`;
        }),
      );
      return { code: exported.join('\n'), map: null };
    },
  };
}

/** All sources next to the entry: what it imports lies there. */
function sourcesOf(entry) {
  const folder = dirname(entry);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => join(folder, name));
}

/** By hash: what is being compiled is not compiled again beside it. */
const underway = new Map();

async function compiled(entry, options) {
  const hash = createHash('sha256').update(JSON.stringify([version, OPTIONS, options]));
  for (const file of sourcesOf(entry)) hash.update(file).update(readFileSync(file));
  const key = hash.digest('hex');
  const binary = underway.get(key) ?? keptOrCompiled(join(cache, `${key}.wasm`), entry, options);
  underway.set(key, binary);
  return binary;
}

async function keptOrCompiled(kept, entry, options) {
  try {
    return readFileSync(kept);
  } catch {
    const binary = await compile(entry, options);
    mkdirSync(cache, { recursive: true });
    // Under another name first: nobody else shall read half of it.
    const unfinished = `${kept}.${process.pid}`;
    writeFileSync(unfinished, binary);
    renameSync(unfinished, kept);
    return binary;
  }
}

async function compile(entry, options) {
  const thread = new Worker(new URL('./compileAssemblyScript.mjs', import.meta.url), {
    workerData: { entry: relative(root, entry), options: [...OPTIONS, ...options], root },
  });
  const [{ binary, refusal }] = await once(thread, 'message');
  if (refusal !== undefined) throw new AssemblyScriptError(refusal);
  return Buffer.from(binary);
}
