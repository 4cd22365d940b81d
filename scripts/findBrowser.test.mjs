import { describe, expect, test, vi } from 'vitest';
import { BROWSER_VARIABLE, BrowserNotFoundError, findBrowser } from './find-browser.mjs';

const PLAYWRIGHT = '/cache/playwright/chrome';

/** A machine on which these paths start, and which installing may give more of. */
function machine({ starting = [], variable, platform = 'linux', installs = {} } = {}) {
  const working = new Set(starting);
  const install = (paths = []) => vi.fn(() => paths.forEach((path) => working.add(path)));
  return {
    environment: { PATH: '/first:/second', ...(variable && { [BROWSER_VARIABLE]: variable }) },
    platform,
    playwrightPath: () => PLAYWRIGHT,
    starts: (path) => working.has(path),
    installWithPlaywright: install(installs.playwright),
    installWithApt: install(installs.apt),
  };
}

describe('findBrowser', () => {
  test('takes the browser that the variable names before any other', () => {
    const starting = ['/mine', PLAYWRIGHT, '/first/chromium'];
    expect(findBrowser(machine({ starting, variable: '/mine' }))).toBe('/mine');
  });

  test('does not look elsewhere when the variable names none', () => {
    const wrong = machine({ starting: [PLAYWRIGHT], variable: '/nothing' });
    expect(() => findBrowser(wrong)).toThrow(BrowserNotFoundError);
    expect(() => findBrowser(wrong)).toThrow(`${BROWSER_VARIABLE}=/nothing`);
  });

  test('prefers Playwright’s own to the system’s', () => {
    expect(findBrowser(machine({ starting: ['/first/chromium', PLAYWRIGHT] }))).toBe(PLAYWRIGHT);
  });

  test('takes the system’s Chromium before its Chrome, wherever on the path', () => {
    const starting = ['/first/google-chrome', '/second/chromium'];
    expect(findBrowser(machine({ starting }))).toBe('/second/chromium');
  });

  test.each([
    ['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['win32', 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'],
  ])('knows where %s keeps its applications', (platform, path) => {
    expect(findBrowser(machine({ starting: [path], platform }))).toBe(path);
    expect(() => findBrowser(machine({ starting: [path] }))).toThrow(BrowserNotFoundError);
  });

  test('installs nothing where there is a browser', () => {
    const served = machine({ starting: ['/second/google-chrome-stable'] });
    findBrowser(served);
    expect(served.installWithPlaywright).not.toHaveBeenCalled();
    expect(served.installWithApt).not.toHaveBeenCalled();
  });

  test('installs Playwright’s where there is none', () => {
    const bare = machine({ installs: { playwright: [PLAYWRIGHT], apt: ['/first/chromium'] } });
    expect(findBrowser(bare)).toBe(PLAYWRIGHT);
    expect(bare.installWithApt).not.toHaveBeenCalled();
  });

  test('installs Debian’s where Playwright’s does not start', () => {
    expect(findBrowser(machine({ installs: { apt: ['/first/chromium'] } }))).toBe(
      '/first/chromium',
    );
  });

  test('says what to install where nothing helps', () => {
    expect(() => findBrowser(machine())).toThrow(/playwright install.*apt-get install.*set GAN/s);
  });
});
