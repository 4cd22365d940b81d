/**
 * Runs a TypeScript file in Node: `node scripts/run-typescript.mjs ENTRY [argument …]`.
 *
 * The entry and all it imports are bundled by Vite into one module, which is then imported in this
 * process, so arguments, streams, exit code and signals are the program's own and nothing else is
 * printed. Bundling rather than stripping types, because TensorFlow.js has imports that Node alone
 * cannot resolve.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { assemblyScript } from './assemblyScript.mjs';
import './relaxedSimd.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [entry, ...programArguments] = process.argv.slice(2);
if (entry === undefined) {
  console.error('Usage: node scripts/run-typescript.mjs ENTRY [argument …]');
  process.exit(2);
}

const BANNER = `
import { createRequire as createRequireOfBundle } from 'node:module';
import { rmSync as removeBundle } from 'node:fs';
// Loaded by now, and gone however the program ends.
removeBundle(import.meta.filename);
// The WebAssembly backend of TensorFlow.js is CommonJS at heart.
const require = createRequireOfBundle(import.meta.url);
const __dirname = import.meta.dirname;
`;

// Inside node_modules, so that the bundle resolves packages and their files as the sources do.
const folder = join(root, 'node_modules', '.cache', 'gan-playground');
const bundle = join(folder, `${process.pid}.mjs`);
const code = await bundled(entry);
mkdirSync(folder, { recursive: true });
writeFileSync(bundle, code);
process.argv = [process.argv[0], resolve(entry), ...programArguments];
await import(pathToFileURL(bundle).href);

async function bundled(file) {
  const { output } = await build({
    configFile: false,
    root,
    plugins: [assemblyScript()],
    logLevel: 'silent',
    // Tools for building and browsing are not made to be bundled, and Node resolves them alone.
    ssr: { noExternal: true, external: ['@playwright/test', 'vite'] },
    build: {
      ssr: resolve(file),
      write: false,
      target: 'node20',
      rolldownOptions: { output: { codeSplitting: false, banner: BANNER } },
    },
  });
  return output[0].code;
}
