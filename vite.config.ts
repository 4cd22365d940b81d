import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { assemblyScript } from './scripts/assemblyScript.mjs';
import { contentSecurityPolicy } from './scripts/contentSecurityPolicy.ts';
import { deckFiles } from './scripts/deckFiles.mjs';
import { embedScript } from './scripts/embedScript.mjs';
import { offline, SERVICE_WORKER } from './scripts/offline.ts';
import { presetPages } from './scripts/presetPages.ts';

export default defineConfig({
  // Relative, so that the build works from any folder of any static host.
  base: './',
  plugins: [
    react(),
    assemblyScript(),
    contentSecurityPolicy(),
    presetPages(),
    offline(),
    deckFiles(),
    embedScript(),
  ],
  build: {
    target: 'es2022',
    // Inlined binaries would be parsed as text before they are needed.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: 'index.html', [SERVICE_WORKER]: 'src/app/offline/serviceWorker.ts' },
      output: {
        // A service worker rules the folder it lies in, and is found again by its name.
        entryFileNames: ({ name }) =>
          name === SERVICE_WORKER ? '[name].js' : 'assets/[name]-[hash].js',
        codeSplitting: {
          // With all that it imports: what is loaded together is smaller in one piece.
          groups: [{ name: 'first-view', test: /src\/app\/main\.tsx$/ }],
        },
      },
    },
  },
  worker: {
    format: 'es',
    // Workers are bundled apart, with plugins of their own.
    plugins: () => [assemblyScript()],
  },
  server: {
    host: '127.0.0.1',
  },
  preview: {
    host: '127.0.0.1',
  },
});
