/**
 * Outcomes in a file, one to a line, appended as they come, so that whatever ends the program loses no more
 * than what was not done. It is read strictly: what nobody of ours wrote is refused and left as it is.
 */
import {
  appendFileSync,
  closeSync,
  createReadStream,
  existsSync,
  fstatSync,
  openSync,
  readSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import * as v from 'valibot';
import { EXECUTOR_NAMES } from '../../training/protocol.ts';
import { figuresOf } from '../../training/repeats/seedOutcome.ts';
import type { SeedFigures, SeedOutcome } from '../../training/repeats/seedOutcome.ts';
import { InvalidOutcomeError, validateOutcome } from '../../training/repeats/validateOutcome.ts';
import { unwritable } from '../headless/samples.ts';
import { InvalidInputError } from '../invalidInput.ts';

/** Which executor was asked for: one by name, or the fastest. */
const ASKED = [...EXECUTOR_NAMES, 'fastest'] as const;
export type Asked = (typeof ASKED)[number];

/** One line: an outcome, and what it is an outcome of. */
export interface SavedOutcome {
  /** See `repeatKey`. */
  readonly key: string;
  /** The experiment without its seed, for people who read the file. */
  readonly hash: string;
  readonly asked: Asked;
  readonly outcome: SeedOutcome;
}

/** What is kept in memory of a line. */
export interface FoundOutcome {
  readonly key: string;
  readonly asked: Asked;
  readonly figures: SeedFigures;
}

/** Every line starts like this, by which a torn one is known. */
const START = '{"kind":"outcome of a seed",';

/** Characters; an outcome has some twenty thousand. */
const LONGEST_LINE = 1_000_000;

const lineSchema = v.object({
  kind: v.literal('outcome of a seed'),
  key: v.string(),
  hash: v.string(),
  asked: v.picklist(ASKED),
  outcome: v.unknown(),
});

/**
 * The outcomes under one of `keys`, in the order of the file; none where there is no file. A line that was
 * torn off while it was written is passed over.
 * @throws InvalidInputError where a line is anything else
 */
export async function readResults(
  file: string,
  keys: ReadonlySet<string>,
): Promise<readonly FoundOutcome[]> {
  const found: FoundOutcome[] = [];
  for await (const { line, number } of linesOf(file)) {
    const record = recordIn(file, line, number);
    if (!record || !keys.has(record.key)) continue;
    const figures = figuresOf(outcomeIn(file, record.outcome, number));
    found.push({ key: record.key, asked: record.asked, figures });
  }
  return found;
}

/**
 * Adds a line in one write, below whatever an earlier program may have left unfinished.
 * @throws InvalidInputError when the file cannot be written
 */
export function appendResult(file: string, { key, hash, asked, outcome }: SavedOutcome): void {
  const line = JSON.stringify({ kind: 'outcome of a seed', key, hash, asked, outcome });
  try {
    appendFileSync(file, `${endsUnfinished(file) ? '\n' : ''}${line}\n`);
  } catch (error) {
    throw unwritable('results', file, error);
  }
}

/**
 * Takes the outcomes that `forgotten` names out of the file, all at once.
 * @throws InvalidInputError as `readResults` does
 */
export async function forgetResults(
  file: string,
  forgotten: (key: string, seed: number) => boolean,
): Promise<void> {
  if (!existsSync(file)) return;
  const kept: string[] = [];
  for await (const { line, number } of linesOf(file)) {
    const record = recordIn(file, line, number);
    if (!record) continue;
    if (!forgotten(record.key, outcomeIn(file, record.outcome, number).seed)) kept.push(line);
  }
  // Under another name first, so that an interruption leaves the one or the other.
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, kept.map((line) => `${line}\n`).join(''));
  renameSync(unfinished, file);
}

/** @throws InvalidInputError where a line does not end, as in some devices */
async function* linesOf(file: string): AsyncGenerator<{ line: string; number: number }> {
  if (!existsSync(file)) return;
  let number = 0;
  let rest = '';
  for await (const text of createReadStream(file, { encoding: 'utf8' })) {
    const lines = `${rest}${String(text)}`.split('\n');
    rest = lines.pop()!;
    if (rest.length > LONGEST_LINE)
      throw unreadable(file, number + lines.length + 1, 'it is too long');
    for (const line of lines) {
      number++;
      if (line.trim() !== '') yield { line, number };
    }
  }
  if (rest.trim() !== '') yield { line: rest, number: number + 1 };
}

function recordIn(file: string, line: string, number: number) {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    if (line.startsWith(START) || START.startsWith(line)) return undefined;
    throw unreadable(file, number, 'it is not JSON');
  }
  const { success, output } = v.safeParse(lineSchema, value);
  if (!success) throw unreadable(file, number, 'it is something else');
  return output;
}

function outcomeIn(file: string, record: unknown, number: number): SeedOutcome {
  try {
    return validateOutcome(record);
  } catch (error) {
    if (!(error instanceof InvalidOutcomeError)) throw error;
    throw unreadable(file, number, error.message.replace(/\.$/, ''));
  }
}

function unreadable(file: string, line: number, why: string): InvalidInputError {
  return new InvalidInputError(
    `--results=${file} is not possible: line ${line} is no outcome of a seed (${why}). Take the line out or name another file.`,
  );
}

function endsUnfinished(file: string): boolean {
  if (!existsSync(file)) return false;
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const last = Buffer.alloc(1);
    return size > 0 && readSync(descriptor, last, 0, 1, size - 1) === 1 && last.toString() !== '\n';
  } finally {
    closeSync(descriptor);
  }
}
