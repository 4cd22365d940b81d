import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { assemblyScript } from './scripts/assemblyScript.mjs';

export default defineConfig({
  plugins: [assemblyScript()],
  test: {
    environment: 'node',
    setupFiles: ['scripts/relaxedSimd.mjs'],
    include: ['src/**/*.test.{ts,tsx}', 'bench/**/*.test.ts', 'scripts/**/*.test.{ts,mjs}'],
    // TensorFlow.js keeps its backends in a global, so every file gets a process of its own.
    pool: 'forks',
    // Two at least: nobody looks at the machine meanwhile, and most of the files wait for one processor.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: 'test-results/unit.json' }]],
    server: {
      deps: {
        // Imports that only a bundler resolves: through Vite instead of through Node.
        inline: [/@tensorflow/],
      },
    },
  },
});
