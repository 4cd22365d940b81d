/**
 * Holds the import borders of `.oxlintrc.json` to account: each is crossed on purpose in a scratch
 * tree, because a rule whose pattern matches nothing looks exactly like a rule that is kept.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = dirname(import.meta.dirname);

/** What each folder may import of the others; app's way to training has its own rule. */
const ALLOWED: Record<string, readonly string[]> = {
  experiment: [],
  data: ['experiment'],
  metrics: ['experiment', 'data'],
  gan: ['experiment', 'data'],
  training: ['experiment', 'data', 'metrics', 'gan'],
  plots: ['data', 'metrics'],
  app: ['experiment', 'data', 'metrics', 'gan', 'plots'],
  embed: ['experiment'],
  cli: ['experiment', 'data', 'metrics', 'gan', 'training'],
};
const ROOMS = Object.keys(ALLOWED);
const TRAINING_FOR_THE_PAGE = ['client.ts', 'repeats.ts', 'protocol.ts', 'errors.ts'];
const EMBED_FOR_THE_PAGE = ['presentation.ts', 'messages.ts'];

const COMPUTING = computingFiles();

/** A file with one import, and whether lint should let it pass. */
interface Crossing {
  /** Seen from src. */
  readonly folder: string;
  /** Absent: a name of its own. */
  readonly file?: string;
  readonly source: string;
  readonly allowed: boolean;
}

const value = (path: string) => `import { thing } from '${path}';\nexport const used = thing;\n`;
const type = (path: string) => `import type { Thing } from '${path}';\nexport type Used = Thing;\n`;
/** From a folder directly below src and from one further down. */
const fromBothDepths = (room: string, path: string, allowed: boolean): Crossing[] => [
  { folder: room, source: value(`../${path}`), allowed },
  { folder: `${room}/inner`, source: value(`../../${path}`), allowed },
];

const borders: Record<string, readonly Crossing[]> = {
  'folders import only what DESIGN lets them': ROOMS.flatMap((from) =>
    ROOMS.filter((to) => to !== from && !(from === 'app' && to === 'training')).flatMap((to) =>
      fromBothDepths(from, `${to}/thing.ts`, ALLOWED[from]!.includes(to)),
    ),
  ),
  'the page shares with the embedding what travels between them': [
    ...EMBED_FOR_THE_PAGE,
    'element.ts',
  ].flatMap((name) => fromBothDepths('app', `embed/${name}`, EMBED_FOR_THE_PAGE.includes(name))),
  'the page reaches training through its client': [
    ...TRAINING_FOR_THE_PAGE,
    'trainer.ts',
    'worker.ts',
  ].flatMap((name) =>
    fromBothDepths('app', `training/${name}`, TRAINING_FOR_THE_PAGE.includes(name)),
  ),
  'TensorFlow.js stays out of what has to load without it': [
    ...['experiment', 'data', 'metrics', 'plots', 'app', 'embed'].flatMap((folder) => [
      { folder, source: value('@tensorflow/tfjs-core'), allowed: false },
      { folder, source: type('@tensorflow/tfjs-core'), allowed: false },
    ]),
    ...['gan', 'gan/losses', 'gan/lipschitz', 'gan/expression'].flatMap((folder) => [
      { folder, source: value('@tensorflow/tfjs-core'), allowed: false },
      { folder, source: type('@tensorflow/tfjs-core'), allowed: true },
    ]),
    ...['training', 'cli'].map((folder) => ({
      folder,
      source: value('@tensorflow/tfjs-core'),
      allowed: true,
    })),
  ],
  'only the computing files of gan compute, and neither theory nor page loads them':
    COMPUTING.flatMap((name) => [
      { folder: 'gan', file: `${name}.ts`, source: value('@tensorflow/tfjs-core'), allowed: true },
      { folder: 'gan', source: value(`./${name}.ts`), allowed: false },
      { folder: 'gan/losses', source: value(`../${name}.ts`), allowed: false },
      { folder: 'gan/losses', source: type(`../${name}.ts`), allowed: true },
      ...fromBothDepths('app', `gan/${name}.ts`, false),
      ...fromBothDepths('training', `gan/${name}.ts`, true),
    ]),
  'tests of gan compute and keep its border': [
    {
      folder: 'gan',
      file: 'first.test.ts',
      source: value('@tensorflow/tfjs-core'),
      allowed: true,
    },
    {
      folder: 'gan',
      file: 'second.test.ts',
      source: value('../training/thing.ts'),
      allowed: false,
    },
  ],
  'bench imports what the command line may': ROOMS.flatMap((room) =>
    [`../src/${room}/thing.ts`, `../../src/${room}/thing.ts`].map((path, depth) => ({
      folder: depth === 0 ? '../bench' : '../bench/inner',
      source: value(path),
      allowed: room === 'cli' || ALLOWED['cli']!.includes(room),
    })),
  ),
  'React is the page’s alone': [...ROOMS, '../bench'].map((folder) => ({
    folder,
    source: value('react'),
    allowed: folder === 'app',
  })),
  'what also runs in workers and Node knows no window': ['experiment', 'data', 'metrics'].map(
    (folder) => ({
      folder,
      source: 'export const width = () => window.innerWidth;\n',
      allowed: false,
    }),
  ),
};

describe('import borders', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'import-borders-'));
  const fileOf = new Map<Crossing, string>();
  const refusals = new Map<string, string>();

  beforeAll(() => {
    for (const [index, crossing] of Object.values(borders).flat().entries()) {
      const file = join('src', crossing.folder, crossing.file ?? `sample${index}.ts`);
      fileOf.set(crossing, file);
      write(scratch, file, crossing.source);
    }
    for (const { code, filename, help, message } of lint(scratch)) {
      if (code.includes('no-restricted')) refusals.set(join(filename), help ?? message);
    }
  });
  afterAll(() => rmSync(scratch, { recursive: true }));

  test.each(Object.entries(borders))('%s', (_, crossings) => {
    const misjudged = crossings.filter(
      (crossing) => refusals.has(fileOf.get(crossing)!) === crossing.allowed,
    );
    expect(misjudged).toEqual([]);
  });

  test('every refusal says why in a sentence', () => {
    for (const message of refusals.values()) expect(message).toMatch(/^\S+ .+\.$/);
  });
});

test('two modules that import each other are refused', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'import-cycle-'));
  write(scratch, 'first.ts', "export { second as first } from './second.ts';\n");
  write(scratch, 'second.ts', "export { first as second } from './first.ts';\n");
  expect(lint(scratch).map(({ code }) => code)).toContain('import(no-cycle)');
  rmSync(scratch, { recursive: true });
});

/** The files of gan that compute, as the configuration lists them for its exception. */
function computingFiles(): string[] {
  const { overrides } = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8')) as {
    overrides: { files: string[] }[];
  };
  const listed = overrides.flatMap(({ files }) => files).find((file) => file.includes('{'));
  const names = /^src\/gan\/\{(.*)\}\.ts$/.exec(listed ?? '')?.[1]?.split(',');
  if (!names) throw new Error('.oxlintrc.json no longer lists the computing files of gan.');
  return names;
}

function write(scratch: string, file: string, source: string): void {
  const path = join(scratch, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, source);
}

interface Diagnostic {
  readonly code: string;
  readonly filename: string;
  readonly message: string;
  readonly help?: string;
}

/** What the project's configuration has to say about the files in `scratch`. */
function lint(scratch: string): Diagnostic[] {
  cpSync(join(root, '.oxlintrc.json'), join(scratch, '.oxlintrc.json'));
  const oxlint = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
  let report: string;
  try {
    report = execFileSync(process.execPath, [oxlint, '--format', 'json'], {
      cwd: scratch,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
  } catch (error) {
    // A failing status says that something was refused, which is what is looked for.
    report = (error as { stdout: string }).stdout;
  }
  return (JSON.parse(report) as { diagnostics: Diagnostic[] }).diagnostics;
}
