import { describe, expect, test } from 'vitest';
import { vulkanEnvironment } from './find-vulkan.mjs';

/** Files by path: text for scripts, nothing for others; links by what they lead to. */
function files(texts, links = {}) {
  return {
    exists: (path) => path in texts,
    follow: (path) => links[path] ?? path,
    scriptText: (path) => texts[path] ?? '',
  };
}

const DRIVER = 'vk_swiftshader_icd.json';

describe('vulkanEnvironment', () => {
  test('finds the driver beside the executable', () => {
    const there = files({ [`/cache/chrome/${DRIVER}`]: '' });
    expect(vulkanEnvironment('/cache/chrome/chrome', { HOME: '/me' }, there)).toEqual({
      HOME: '/me',
      VK_ICD_FILENAMES: `/cache/chrome/${DRIVER}`,
      LD_LIBRARY_PATH: '/cache/chrome',
    });
  });

  test('follows links, and keeps the libraries named before', () => {
    const there = files({ [`/opt/chrome/${DRIVER}`]: '' }, { '/bin/chrome': '/opt/chrome/chrome' });
    const found = vulkanEnvironment('/bin/chrome', { LD_LIBRARY_PATH: '/mine' }, there);
    expect(found.LD_LIBRARY_PATH).toBe('/opt/chrome:/mine');
  });

  test('looks where a script that starts the browser points to', () => {
    const script = '#!/bin/sh\nNAME=chromium\nFOLDER=/usr/lib/$NAME\nexec $FOLDER/$NAME "$@"\n';
    const there = files({ '/usr/bin/chromium': script, [`/usr/lib/chromium/${DRIVER}`]: '' });
    expect(vulkanEnvironment('/usr/bin/chromium', {}, there).VK_ICD_FILENAMES).toBe(
      `/usr/lib/chromium/${DRIVER}`,
    );
  });

  test('leaves a driver alone that somebody chose', () => {
    const chosen = { VK_ICD_FILENAMES: '/mine.json' };
    expect(vulkanEnvironment('/chrome', chosen, files({ [`/${DRIVER}`]: '' }))).toBe(chosen);
  });

  test('finds none where there is none', () => {
    expect(vulkanEnvironment('/usr/bin/chromium', {}, files({}))).toBeUndefined();
  });
});
