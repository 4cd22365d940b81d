/**
 * Runs the unit tests (`vitest run` with the same arguments) with WebGPU: on Linux, where Node finds a
 * graphics processor through Vulkan alone, by the software Vulkan that comes with Chromium. Elsewhere
 * the system's own is used. Tests that find no WebGPU say so and are skipped, but fail in continuous
 * integration.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BrowserNotFoundError, findBrowser } from './find-browser.mjs';
import { vulkanEnvironment } from './find-vulkan.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const vitest = dirname(createRequire(import.meta.url).resolve('vitest/package.json'));
const { status } = spawnSync(
  process.execPath,
  [join(vitest, 'vitest.mjs'), 'run', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit', env: environmentForTests() },
);
process.exitCode = status ?? 1;

function environmentForTests() {
  if (process.platform !== 'linux') return process.env;
  try {
    const browser = findBrowser();
    const environment = vulkanEnvironment(browser, process.env);
    if (environment) return environment;
    console.error(`There is no software Vulkan beside ${browser}; WGSL may not be tested.`);
  } catch (error) {
    if (!(error instanceof BrowserNotFoundError)) throw error;
    console.error(`${error.message}\nWithout it, WGSL may not be tested.`);
  }
  return process.env;
}
