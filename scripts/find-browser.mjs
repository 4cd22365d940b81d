/**
 * Finds a Chromium for the end-to-end tests, and installs one where there is none. Prints its path
 * when run by itself.
 *
 * Looked for in this order: the environment variable, Playwright's own, the system's. Only the full
 * browser will do, because Playwright's headless shell has no WebGPU.
 */
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

/** The variable that names a browser's executable. */
export const BROWSER_VARIABLE = 'GAN_PLAYGROUND_BROWSER';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const APPLICATIONS = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

const INSTRUCTIONS = `No Chromium was found, and none could be installed. Do one of these:
  npx playwright install --with-deps --no-shell chromium
  apt-get install chromium   (Debian, as root)
or set ${BROWSER_VARIABLE} to the executable of Chromium, Chrome or Edge.`;

/** There is no browser; the message says what to do. */
export class BrowserNotFoundError extends Error {
  name = 'BrowserNotFoundError';
}

/**
 * The path of a Chromium that starts.
 * @param machine what it is looked for on; tests give another
 * @throws BrowserNotFoundError
 */
export function findBrowser(machine = thisMachine) {
  const named = machine.environment[BROWSER_VARIABLE];
  if (named) {
    if (machine.starts(named)) return named;
    throw new BrowserNotFoundError(
      `${BROWSER_VARIABLE}=${named} is not possible: allowed is the path of a Chromium that starts.`,
    );
  }
  const candidates = () => [machine.playwrightPath(), ...systemBrowsers(machine)];
  const found = candidates().find(machine.starts);
  if (found) return found;
  for (const install of [machine.installWithPlaywright, machine.installWithApt]) {
    install();
    const installed = candidates().find(machine.starts);
    if (installed) return installed;
  }
  throw new BrowserNotFoundError(INSTRUCTIONS);
}

function systemBrowsers({ environment, platform }) {
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean);
  return [
    ...COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command))),
    ...(APPLICATIONS[platform] ?? []),
  ];
}

/** In milliseconds. */
const MINUTE = 60_000;

/** The machine that this process runs on. */
const thisMachine = {
  environment: process.env,
  platform: process.platform,
  playwrightPath: () => chromium.executablePath(),

  /** Whether `path` can be executed and, where asking opens no window, says its version. */
  starts(path) {
    try {
      accessSync(path, constants.X_OK);
      if (process.platform === 'linux') {
        execFileSync(path, ['--version'], { timeout: MINUTE, stdio: 'ignore' });
      }
      return true;
    } catch {
      return false;
    }
  },

  installWithPlaywright() {
    console.error('No Chromium here; asking Playwright to install one …');
    const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
    const args = [cli, 'install', '--no-shell', 'chromium'];
    attempt(process.execPath, args, { timeout: 10 * MINUTE });
  },

  installWithApt() {
    if (process.platform !== 'linux' || process.getuid() !== 0) return;
    console.error('Asking apt-get to install one …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    attempt('apt-get', ['update'], { timeout: 5 * MINUTE, env });
    attempt('apt-get', ['install', '-y', 'chromium'], { timeout: 15 * MINUTE, env });
  },
};

/** Runs a command that may fail: what comes of it is looked at afterwards. */
function attempt(command, args, options) {
  try {
    // Its output goes to standard error: standard output is for the path.
    execFileSync(command, args, { stdio: ['ignore', 2, 2], ...options });
  } catch (error) {
    console.error(`${command} did not succeed: ${error.message.split('\n')[0]}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(findBrowser());
  } catch (error) {
    if (!(error instanceof BrowserNotFoundError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
