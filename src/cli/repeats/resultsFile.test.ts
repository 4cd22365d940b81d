import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { figuresOf } from '../../training/repeats/seedOutcome.ts';
import { outcomeWith } from '../../training/repeats/testing.ts';
import { InvalidInputError } from '../invalidInput.ts';
import { appendResult, forgetResults, readResults, type SavedOutcome } from './resultsFile.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'results-'));
  file = join(folder, 'repeats.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

const saved = (key: string, seed: number): SavedOutcome => ({
  key,
  hash: 'v=1&data=ring8',
  asked: 'fastest',
  outcome: outcomeWith({ seed }),
});
const seedsUnder = async (...keys: string[]) =>
  (await readResults(file, new Set(keys))).map(({ key, figures }) => `${key}${figures.seed}`);

describe('a results file', () => {
  test('gives back what was added, for the keys that are asked for', async () => {
    for (const [key, seed] of [
      ['a', 1],
      ['b', 1],
      ['a', 2],
    ] as const) {
      appendResult(file, saved(key, seed));
    }
    expect(await seedsUnder('a')).toEqual(['a1', 'a2']);
    expect(await seedsUnder('a', 'b')).toEqual(['a1', 'b1', 'a2']);
    expect((await readResults(file, new Set('b')))[0]).toEqual({
      key: 'b',
      asked: 'fastest',
      figures: figuresOf(outcomeWith({ seed: 1 })),
    });
    expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(3);
  });

  test('that is not there or empty has nothing, and reading makes none', async () => {
    expect(await seedsUnder('a')).toEqual([]);
    expect(existsSync(file)).toBe(false);
    writeFileSync(file, '');
    expect(await seedsUnder('a')).toEqual([]);
  });

  test('whose line never ends is refused', async () => {
    appendResult(file, saved('a', 1));
    appendFileSync(file, '\0'.repeat(3_000_000));
    await expect(seedsUnder('a')).rejects.toThrow(
      /line 2 is no outcome of a seed \(it is too long/,
    );
  });

  test('that can no longer be written is refused with a sentence', () => {
    // As where the disk is full, or what it is on was taken away.
    const add = () => appendResult(folder, saved('a', 1));
    expect(add).toThrow(InvalidInputError);
    expect(add).toThrow(
      `--results=${folder} is not possible: allowed is a file that can be written`,
    );
  });

  test('whose last line is torn off anywhere keeps all others, and goes on below it', async () => {
    appendResult(file, saved('a', 1));
    const whole = readFileSync(file, 'utf8');
    appendResult(file, saved('a', 2));
    const both = readFileSync(file, 'utf8');
    const last = both.slice(whole.length);
    for (const length of [1, 10, 26, 40, 500, last.length - 2]) {
      writeFileSync(file, whole + last.slice(0, length));
      expect(await seedsUnder('a')).toEqual(['a1']);
      appendResult(file, saved('a', 3));
      expect(await seedsUnder('a')).toEqual(['a1', 'a3']);
    }
    // All of it but the end of the line: nothing is lost.
    writeFileSync(file, both.trimEnd());
    appendResult(file, saved('a', 3));
    expect(await seedsUnder('a')).toEqual(['a1', 'a2', 'a3']);
  });

  test.each([
    ['words', 'Dear diary,', /line 2 .*not JSON/],
    ['another record', '{"kind":"something"}', /line 2 .*something else/],
    ['a number', '17', /line 2 .*something else/],
    [
      'an outcome of another version',
      JSON.stringify({ kind: 'outcome of a seed', ...saved('a', 1), outcome: { version: 9 } }),
      /line 2 .*version/,
    ],
  ])(
    'with %s in it is refused, line and reason named, and left as it is',
    async (_, line, words) => {
      appendResult(file, saved('a', 1));
      const contents = `${readFileSync(file, 'utf8')}${line}\n`;
      writeFileSync(file, contents);
      await expect(seedsUnder('a')).rejects.toThrow(words);
      await expect(seedsUnder('a')).rejects.toThrow(InvalidInputError);
      await expect(forgetResults(file, () => true)).rejects.toThrow(words);
      expect(readFileSync(file, 'utf8')).toBe(contents);
      expect(readdirSync(folder)).toEqual(['repeats.jsonl']);
    },
  );

  test('forgets what it is told to and nothing else', async () => {
    for (const seed of [1, 2, 3]) appendResult(file, saved('a', seed));
    appendResult(file, saved('b', 1));
    await forgetResults(file, (key, seed) => key === 'a' && seed < 3);
    expect(await seedsUnder('a', 'b')).toEqual(['a3', 'b1']);
    expect(readdirSync(folder)).toEqual(['repeats.jsonl']);
  });

  test('that is not there can be told to forget', async () => {
    await forgetResults(file, () => true);
    expect(existsSync(file)).toBe(false);
  });
});
