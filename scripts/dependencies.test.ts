import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

interface Package {
  readonly version: string;
  readonly license?: string;
  readonly dev?: true;
  readonly devOptional?: true;
  readonly resolved?: string;
  readonly integrity?: string;
}

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Package>;
};
const locked = Object.entries(packages).filter(([path]) => path !== '');

/**
 * Licences that ask for no more than to be named; what is built with the page may carry these alone. MPL-2.0 asks
 * besides that changes to its own files are shared, and none are made.
 */
const ALLOWED = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'Unlicense',
  'MPL-2.0',
]);

/** Named by what it is to be looked up by. */
const described = ([path, { version, license }]: [string, Package]) =>
  `${path.replace(/^.*node_modules\//, '')} ${version}: ${license ?? 'no licence'}`;

describe('every package in the lock', () => {
  test('has a licence that lets it be used here', () => {
    const unwanted = locked.filter(([, { license }]) => !ALLOWED.has(license ?? ''));
    expect(unwanted.map(described)).toEqual([]);
  });

  test('is checked against a hash when it is installed', () => {
    const unchecked = locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'));
    expect(unchecked.map(described)).toEqual([]);
  });
});

test('versions are exact, so that nobody installs another than what was tested', () => {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  ) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  );
  expect(loose).toEqual([]);
});
