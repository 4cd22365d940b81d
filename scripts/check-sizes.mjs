/**
 * Fails when the built page (`npm run build`) has become too heavy, and says by which files. What counts is what
 * travels: each file compressed, as hosts do.
 */
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { closureOf, compressedSizes, MissingFileError, scriptsOfPage } from './builtFiles.mjs';
import { LARGEST_SCRIPT } from './embedScript.mjs';

const BUILT = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist');

/** In bytes, 1 kB being 1000 of them. */
const BUDGETS = [
  {
    what: 'First view: JavaScript before there is something to play with',
    most: 150_000,
    files: () => closureOf(scriptsOfPage(join(BUILT, 'index.html'))),
    advice:
      'Load what can come later by import(), see src/app/later.tsx and docs/decisions/017-light-and-offline.md.',
  },
  {
    what: 'Training worker, without the backend that it chooses',
    most: 180_000,
    files: () => closureOf([largest(named(/^worker-.*\.js$/))]),
    advice: 'Import single operations of TensorFlow.js, and backends by import().',
  },
  {
    what: 'Metrics worker',
    most: 60_000,
    files: () => closureOf(named(/^metricsWorker-.*\.js$/)),
    advice: 'Metrics compute with arrays: nothing of TensorFlow.js belongs there.',
  },
  {
    what: 'The element for other people’s pages',
    most: LARGEST_SCRIPT,
    files: () => [join(BUILT, 'embed.js')],
    advice: 'Make src/embed/element.ts smaller.',
  },
  {
    what: 'Styles of the first view',
    most: 12_000,
    files: () => named(/^first-view-.*\.css$/),
    advice: 'Import the styles of what is loaded later beside it.',
  },
];

try {
  const exceeded = BUDGETS.filter((budget) => !isKept(budget));
  process.exitCode = exceeded.length > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof MissingFileError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function isKept({ what, most, files, advice }) {
  const sizes = compressedSizes(files(), BUILT);
  const sum = sizes.reduce((total, { bytes }) => total + bytes, 0);
  const kept = sum <= most;
  console.log(`${kept ? '✓' : '✗'} ${what}: ${inWords(sum)} of at most ${inWords(most)}`);
  if (!kept) {
    for (const { name, bytes } of sizes) console.error(`    ${inWords(bytes)}  ${name}`);
    console.error(`  ${inWords(sum - most)} too many. ${advice}`);
  }
  return kept;
}

function named(pattern) {
  const folder = join(BUILT, 'assets');
  const found = readdirSync(folder).filter((name) => pattern.test(name));
  if (found.length === 0) throw new MissingFileError(`No file in ${folder} is called ${pattern}.`);
  return found.map((name) => join(folder, name));
}

/** Films have a worker of the same name, which encodes and trains nothing. */
function largest(files) {
  return files.reduce((one, other) => (statSync(other).size > statSync(one).size ? other : one));
}

function inWords(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
