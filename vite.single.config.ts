/** Builds the single file: the whole page in one HTML file, which trains from a folder and without a network. */
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, defineConfig, type Plugin, type Rolldown } from 'vite';
import { assemblyScript } from './scripts/assemblyScript.mjs';
import { singleFile } from './scripts/singleFile.ts';
import { WORKER_SCRIPT_ID } from './src/training/openWorker.singleFile.ts';

const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url));

const WORKER = pathOf('src/app/worker.singleFile.ts');

/** Of these files another stands in their place, by whatever path they are imported. */
const alias = [
  'training/openWorker',
  'training/wasmFiles',
  'app/films/studio/openStudioWorker',
  'app/offline/keepOffline',
].map((file) => ({
  find: new RegExp(`^\\.{1,2}/(.*/)?${basename(file)}(\\.browser)?\\.ts$`),
  replacement: pathOf(`src/${file}.singleFile.ts`),
}));

/** Browsers that cannot read the first of a font's formats cannot run the page either. */
const firstFontFormat: Plugin = {
  name: 'first-font-format',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('katex') || !id.endsWith('.css')) return null;
    return { code: code.replace(/,url\([^)]*\) format\("(woff|truetype)"\)/g, ''), map: null };
  },
};

async function bundleWorker(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [assemblyScript()],
    resolve: { alias },
    // As Vite itself does for a page, but not for a library.
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      target: 'es2022',
      write: false,
      minify: true,
      lib: { entry: WORKER, formats: ['iife'], name: 'worker' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [{ output }] = built as [Rolldown.RolldownOutput];
  return output[0].code;
}

export default defineConfig({
  base: './',
  plugins: [
    react(),
    assemblyScript(),
    firstFontFormat,
    singleFile({
      name: 'gan-playground.html',
      icon: 'icon.svg',
      worker: { id: WORKER_SCRIPT_ID, bundle: bundleWorker },
    }),
  ],
  resolve: { alias },
  build: {
    target: 'es2022',
    // Beside the hosted page, which offers it.
    emptyOutDir: false,
    copyPublicDir: false,
    assetsInlineLimit: Number.POSITIVE_INFINITY,
    cssCodeSplit: false,
    modulePreload: false,
    chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
    rolldownOptions: { output: { codeSplitting: false } },
  },
});
