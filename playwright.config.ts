import { defineConfig } from '@playwright/test';

// Another one where that is taken, as beside the tests of another checkout.
const port = process.env['GAN_PLAYGROUND_PORT'] ?? '47821';
const address = `http://127.0.0.1:${port}`;

const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // Chromium's sandbox refuses to start as root, which containers often are.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

// Set by scripts/run-end-to-end.mjs; Playwright looks for its own browser otherwise.
const executablePath = process.env['GAN_PLAYGROUND_BROWSER'];

const browser = (...args: string[]) => ({
  launchOptions: { args: [...quiet, ...args], ...(executablePath && { executablePath }) },
});

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/end-to-end',
  // Training and rendering share the processor with an emulated graphics card.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: 'test-results/end-to-end.json' }]],
  use: {
    baseURL: address,
    // Recording takes as much of the processor as the page itself; `--trace on` records a test that fails.
    trace: 'off',
    // Every test would have the whole page kept, each in a browser of its own.
    serviceWorkers: 'block',
  },
  projects: [
    {
      name: 'webgpu',
      // The page looks and acts the same on every executor: see `GRAPHICS` in e2e/playground.ts.
      grep: /@graphics/,
      use: browser('--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'),
    },
    // Without a graphics process there is no adapter, whatever card the machine has.
    { name: 'no-webgpu', testIgnore: 'device.spec.ts', use: browser('--disable-gpu') },
  ],
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: address,
    reuseExistingServer: false,
    timeout: 60_000,
  },
});
