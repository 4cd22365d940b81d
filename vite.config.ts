import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { assemblyScript } from './scripts/assemblyScript.mjs';
import { deckFiles } from './scripts/deckFiles.mjs';
import { embedScript } from './scripts/embedScript.mjs';

export default defineConfig({
  // Relative, so that the build works from any folder of any static host.
  base: './',
  plugins: [react(), assemblyScript(), deckFiles(), embedScript()],
  build: {
    target: 'es2022',
    // Inlined binaries would be parsed as text before they are needed.
    assetsInlineLimit: 0,
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
