/**
 * The string form of an experiment: `v=1&data=ring8&loss=hinge&critic.rate=0.001`. Only what differs
 * from the default is written. Reading never fails: what cannot be used is replaced by the nearest
 * thing that can, and each replacement is reported. Whoever wants strictness looks at the notices.
 */
import type { Experiment } from './experiment.ts';
import { describeProblem } from './parameter.ts';
import { allowedValues, nearestAllowed, possibleIds, type Field, type SetField } from './field.ts';
import type { Catalogue } from './alternatives.ts';
import { idsIn } from './draft.ts';
import { quoted } from './quotation.ts';
import { completeExperiment, fieldsOf } from './schema.ts';

/** The version of the keys and their meanings that this code reads and writes. */
const HASH_VERSION = 1;

/** What stands first in a string that says anything. */
export const VERSION_PAIR = `v=${HASH_VERSION}`;

/** Something in a string that could not be used as it stood. */
export interface Notice {
  readonly key: string;
  readonly value: string;
  /** What may stand there, in words. */
  readonly allowed: string;
  /** What was done instead: a value, or nothing where the key was ignored. */
  readonly used?: string | number;
  /** Sentences: why something that exists cannot be had here. */
  readonly reason?: string;
}

export interface ReadExperiment {
  readonly experiment: Experiment;
  readonly notices: readonly Notice[];
}

/** One sentence for people: what stood there, what is allowed, what was used. */
export function describeNotice(notice: Notice): string {
  const outcome =
    notice.used === undefined ? 'It was ignored' : `${quoted(String(notice.used))} was used`;
  const [key, value] = [notice.key, notice.value].map(quoted);
  return `${key}=${value} is not possible: allowed is ${notice.allowed}. ${because(notice)}${outcome}.`;
}

/** The reason, ready to stand before another sentence. */
export function because({ reason }: Notice): string {
  return reason === undefined ? '' : `${reason} `;
}

/** The string of `experiment`, without a leading `#`; empty for the default experiment. */
export function formatExperiment(catalogue: Catalogue, experiment: Experiment): string {
  const written = encodedLast(fieldsOf(catalogue, experiment))
    .filter((field) => experiment[field.key] !== field.default)
    .map((field): [string, string | number] => [field.key, experiment[field.key]!]);
  return written.length === 0 ? '' : `${VERSION_PAIR}&${formatPairs(written)}`;
}

/** Codes run to thousands of characters, and whoever looks at a link shall find the other keys before them. */
function encodedLast(fields: readonly Field[]): readonly Field[] {
  return [...fields.filter((field) => !isEncoded(field)), ...fields.filter(isEncoded)];
}

function isEncoded(field: Field): boolean {
  return field.kind === 'text' && field.encoded === true;
}

/** Keys and values as they stand in a string. */
export function formatPairs(pairs: readonly (readonly [string, string | number])[]): string {
  return pairs
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value)).replaceAll('%2C', ',')}`)
    .join('&');
}

/** Keys and values as they were before they were written into a string; with or without `#`. */
export function pairsIn(text: string): readonly (readonly [string, string])[] {
  return text
    .replace(/^[#?]+/, '')
    .split('&')
    .filter((part) => part !== '')
    .map(splitPair);
}

/** The experiment that `text` (with or without `#`) describes, and what had to be changed to get it. */
export function parseExperiment(catalogue: Catalogue, text: string): ReadExperiment {
  const notices: Notice[] = [];
  // HTML writes the names of attributes in small letters, and people write as they like.
  const given = new Map<string, { readonly key: string; readonly value: string }>();
  for (const [key, value] of pairsIn(text)) {
    const known = given.get(key.toLowerCase());
    if (known) {
      notices.push({ key, value, allowed: 'one value for each key', used: known.value });
    } else {
      given.set(key.toLowerCase(), { key, value });
    }
  }

  const version = given.get('v')?.value;
  given.delete('v');
  if (version !== undefined && version !== String(HASH_VERSION)) {
    notices.push({
      key: 'v',
      value: version,
      allowed: `version ${HASH_VERSION}`,
      used: HASH_VERSION,
    });
  }

  // Each accepted choice can bring new fields (a distribution its parameters), and every field that
  // a choice brings stands after it, so one walk in order settles them all.
  const chosen: Record<string, string | number> = {};
  const settled = new Set<string>();
  for (;;) {
    const field = fieldsOf(catalogue, chosen).find((candidate) => !settled.has(candidate.key));
    if (!field) break;
    settled.add(field.key);
    const raw = given.get(field.key.toLowerCase())?.value;
    given.delete(field.key.toLowerCase());
    if (raw === undefined) continue;
    const offered = asOfferedBeside(catalogue, chosen, field, raw);
    const { value, exact } = readValue(offered, raw);
    chosen[field.key] = value;
    if (exact) continue;
    const reason = reasonAgainst(offered, raw);
    notices.push({
      key: field.key,
      value: raw,
      allowed: allowedValues(offered),
      used: usedInWords(field, value),
      ...(reason !== undefined && { reason }),
    });
  }

  const likely = likelyKeys(fieldsOf(catalogue, chosen).map((field) => field.key));
  for (const { key, value } of given.values()) {
    notices.push({ key, value, allowed: `one of the keys ${likely(key)}` });
  }
  return { experiment: completeExperiment(catalogue, chosen), notices };
}

/**
 * `experiment` with the pairs in place of what it has under their keys, and what of them could not be used. A key
 * in `forgotten` is at its default again.
 */
export function parseChanges(
  catalogue: Catalogue,
  experiment: Experiment,
  pairs: readonly (readonly [string, string])[],
  forgotten: readonly string[] = [],
): ReadExperiment {
  const known = new Map(fieldsOf(catalogue, experiment).map(({ key }) => [key.toLowerCase(), key]));
  const own = pairs.map(([key, value]) => [known.get(key.toLowerCase()) ?? key, value] as const);
  const around = changeExperiment(catalogue, experiment, Object.fromEntries(own));
  const given = new Set([...own.map(([key]) => key), ...forgotten].map((key) => key.toLowerCase()));
  const kept = fieldsOf(catalogue, around)
    .filter(({ key }) => !given.has(key.toLowerCase()))
    .map(({ key }): [string, string] => [key, String(around[key])]);
  return parseExperiment(catalogue, formatPairs([...kept, ...own]));
}

function usedInWords(field: Field, value: string | number): string | number {
  if (value === '') return 'Nothing';
  return isEncoded(field) ? 'The default' : value;
}

/** What a set offers depends on what else is in it. */
function asOfferedBeside(
  catalogue: Catalogue,
  chosen: Readonly<Record<string, string | number>>,
  field: Field,
  raw: string,
): Field {
  if (field.kind !== 'set') return field;
  const fields = fieldsOf(catalogue, { ...chosen, [field.key]: raw });
  return fields.find(({ key }) => key === field.key)!;
}

/**
 * The keys that a key may have meant: those of its own group, or else the groups there are. Found once for each
 * group, because a hostile link names thousands of keys.
 */
function likelyKeys(known: readonly string[]): (key: string) => string {
  const members = new Map<string, string[]>();
  for (const key of known) {
    const group = groupOf(key);
    members.set(group, [...(members.get(group) ?? []), key]);
  }
  const several = (group: string) => members.get(group)!.length > 1;
  const all = [...members.keys()].map((group) => (several(group) ? `${group}…` : group)).join(', ');
  const inWords = new Map([...members].map(([group, keys]) => [group, keys.join(', ')]));
  return (key) => inWords.get(groupOf(key)) ?? all;
}

function groupOf(key: string): string {
  return key.split('.')[0]!;
}

/**
 * `experiment` with `changes` applied. Parameters of choices that are no longer made fall away, and what is
 * no longer possible beside a new choice becomes the nearest thing that is.
 */
export function changeExperiment(
  catalogue: Catalogue,
  experiment: Experiment,
  changes: Readonly<Record<string, string | number>>,
): Experiment {
  const before = new Map(fieldsOf(catalogue, experiment).map((field) => [field.key, field]));
  const merged: Record<string, string | number> = { ...experiment, ...changes };
  for (const field of fieldsOf(catalogue, merged)) {
    const previous = before.get(field.key);
    const value = merged[field.key];
    const belongsElsewhere = previous !== undefined && !sameMeaning(previous, field);
    const kept = belongsElsewhere && !(field.key in changes) ? undefined : value;
    merged[field.key] = kept === undefined ? field.default : possible(field, kept);
  }
  return completeExperiment(catalogue, merged);
}

function possible(field: Field, value: string | number): string | number {
  if (field.kind === 'number') return nearestAllowed(field, Number(value));
  if (field.kind === 'set') return possibleSet(field, String(value));
  if (field.kind === 'text') return field.problemIn(String(value)) ? field.default : String(value);
  return possibleIds(field).includes(String(value)) ? value : field.default;
}

/** Two fields under one key mean the same when their bounds and options agree (σ of a ring is not σ of a grid). */
function sameMeaning(a: Field, b: Field): boolean {
  if (a.kind === 'number' && b.kind === 'number') {
    if (a.multipleOf !== b.multipleOf) return a.default === b.default; // The same, counted otherwise.
    return a.default === b.default && a.minimum === b.minimum && a.maximum === b.maximum;
  }
  if (a.kind === 'choice' && b.kind === 'choice') {
    return (
      a.options === b.options ||
      a.options.map(({ id }) => id).join() === b.options.map(({ id }) => id).join()
    );
  }
  if (a.kind === 'text' && b.kind === 'text') return a.default === b.default;
  return a.kind === b.kind;
}

/** Why the company refuses what `raw` names, where that is why it cannot be used. */
function reasonAgainst(field: Field, raw: string): string | undefined {
  if (field.kind === 'number') return field.reason;
  if (field.kind === 'text') {
    const problem = field.problemIn(raw);
    return problem && describeProblem(problem);
  }
  const named = field.kind === 'set' ? idsIn(raw) : [raw];
  const refusals = field.options.flatMap(({ id, refusal }) =>
    refusal !== undefined && named.includes(id) ? [refusal] : [],
  );
  return refusals.length > 0 ? refusals.join(' ') : field.reason;
}

/** The ids of `text` that are possible, in their order. */
function possibleSet(field: SetField, text: string): string {
  const wanted = idsIn(text);
  return possibleIds(field)
    .filter((id) => wanted.includes(id))
    .join(',');
}

function splitPair(part: string): [string, string] {
  const equals = part.indexOf('=');
  const [key, value] = equals < 0 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1)];
  return [decode(key), decode(value)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A stray % is shown as it was typed.
  }
}

function readValue(field: Field, raw: string): { value: string | number; exact: boolean } {
  if (field.kind === 'choice') {
    const found = possibleIds(field).includes(raw);
    return { value: found ? raw : field.default, exact: found };
  }
  if (field.kind === 'set') {
    const value = possibleSet(field, raw);
    return { value, exact: idsIn(value).length === idsIn(raw).length };
  }
  if (field.kind === 'text') {
    const exact = field.problemIn(raw) === undefined;
    return { value: exact ? raw : field.default, exact };
  }
  const number = Number(raw);
  if (raw.trim() === '' || Number.isNaN(number)) return { value: field.default, exact: false };
  const value = nearestAllowed(field, number);
  return { value, exact: value === number };
}
