/**
 * Runs the end-to-end tests on the built page: finds a browser, hands it to Playwright, and closes
 * with the number of tests that passed and failed, those of the unit tests just before included.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BROWSER_VARIABLE, BrowserNotFoundError, findBrowser } from './find-browser.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const UNIT_RESULTS = join(root, 'test-results', 'unit.json');
const END_TO_END_RESULTS = join(root, 'test-results', 'end-to-end.json');

try {
  process.exitCode = runTests(findBrowser());
} catch (error) {
  if (!(error instanceof BrowserNotFoundError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function runTests(browser) {
  console.log(`Browser: ${browser}`);
  rmSync(END_TO_END_RESULTS, { force: true });
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  const { status } = spawnSync(process.execPath, [cli, 'test', ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, [BROWSER_VARIABLE]: browser },
  });

  const counts = [unitTests(), endToEndTests()].filter(Boolean);
  const total = (key) => counts.reduce((sum, count) => sum + count[key], 0);
  console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
  return status ?? 1;
}

/** What Vitest left behind, taken away so that it is counted with one run only. */
function unitTests() {
  if (!existsSync(UNIT_RESULTS)) return undefined;
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(UNIT_RESULTS, 'utf8'));
  rmSync(UNIT_RESULTS);
  return { passed: numPassedTests, failed: numFailedTests };
}

function endToEndTests() {
  if (!existsSync(END_TO_END_RESULTS)) return undefined;
  const { stats, errors } = JSON.parse(readFileSync(END_TO_END_RESULTS, 'utf8'));
  // An error outside of all tests, such as a server that does not start, counts as one.
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}
