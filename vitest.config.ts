import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.{ts,mjs}'],
    // TensorFlow.js keeps its backends in a global, so every file gets a process of its own.
    pool: 'forks',
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
