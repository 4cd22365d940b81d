/**
 * Several experiments beside each other as one string: `A;changes;changes;align=updates`. The first part
 * is an experiment as it always stands; each further part says only what another run does otherwise than
 * the first. Data and seed belong to all of them, so that runs start alike and see the same batches.
 * Reading never fails, as with a single experiment.
 */
import type { Catalogue } from './alternatives.ts';
import {
  changeExperiment,
  formatExperiment,
  formatPairs,
  pairsIn,
  parseChanges,
  parseExperiment,
  VERSION_PAIR,
  type Notice,
  type ReadExperiment,
} from './codec.ts';
import type { Experiment } from './experiment.ts';
import { fieldsOf } from './schema.ts';

/** What runs that are played together keep equal. */
export const ALIGNMENTS = ['iterations', 'updates', 'time'] as const;
/** `updates`: critic and generator updates together; `time`: time spent training. */
export type Alignment = (typeof ALIGNMENTS)[number];

/** More would be too small to see. */
export const MOST_RUNS = 6;

export interface Comparison {
  /** At least one; all with the same data and seed. */
  readonly experiments: readonly [Experiment, ...Experiment[]];
  readonly alignment: Alignment;
}

export interface ReadComparison {
  readonly comparison: Comparison;
  readonly notices: readonly Notice[];
}

/** What stands between the parts. */
export const SEPARATOR = ';';
const ALIGNMENT_KEY = 'align';

/** Whether all runs of a comparison have this in common. */
export function isShared(key: string): boolean {
  const name = key.toLowerCase();
  return name === 'data' || name.startsWith('data.') || name === 'seed';
}

/** The string of `comparison`, without a leading `#`; that of the experiment where there is only one. */
export function formatComparison(catalogue: Catalogue, comparison: Comparison): string {
  const [first, ...others] = comparison.experiments;
  const head = formatExperiment(catalogue, first);
  if (others.length === 0) return head;
  const parts = others.map((other) => {
    const changes = changesBetween(catalogue, first, other);
    // Programs that recognise links leave a separator at the end outside.
    return formatPairs(Object.entries(changes)) || VERSION_PAIR;
  });
  const aligned =
    comparison.alignment === ALIGNMENTS[0]
      ? []
      : [formatPairs([[ALIGNMENT_KEY, comparison.alignment]])];
  return [head, ...parts, ...aligned].join(SEPARATOR);
}

/** The comparison that `text` (with or without `#`) describes, and what had to be changed to get it. */
export function parseComparison(catalogue: Catalogue, text: string): ReadComparison {
  const [head, ...parts] = partsIn(text);
  const first = parseExperiment(catalogue, head);
  const notices = [...first.notices];
  const experiments: [Experiment, ...Experiment[]] = [first.experiment];
  let alignment: Alignment = ALIGNMENTS[0];
  for (const part of parts) {
    const aligned = alignmentIn(part);
    if (aligned !== undefined) {
      const found = ALIGNMENTS.find((id) => id === aligned);
      alignment = found ?? alignment;
      if (!found) notices.push(noSuchAlignment(aligned, alignment));
    } else if (experiments.length < MOST_RUNS) {
      const other = parseOther(catalogue, first.experiment, part);
      experiments.push(other.experiment);
      notices.push(...other.notices);
    }
  }
  const asked = 1 + parts.filter((part) => alignmentIn(part) === undefined).length;
  if (asked > MOST_RUNS) {
    notices.push({
      key: 'runs',
      value: `${asked}`,
      allowed: `at most ${MOST_RUNS}`,
      used: MOST_RUNS,
    });
  }
  return { comparison: { experiments, alignment }, notices };
}

/** The fewest changes that make `to` of `from`, in the order of the fields. */
export function changesBetween(
  catalogue: Catalogue,
  from: Experiment,
  to: Experiment,
): Readonly<Record<string, string | number>> {
  const changes: Record<string, string | number> = {};
  let reached = from;
  // A choice stands before all that it brings or takes along.
  for (const { key } of fieldsOf(catalogue, to)) {
    if (reached[key] === to[key]) continue;
    changes[key] = to[key]!;
    reached = changeExperiment(catalogue, from, changes);
  }
  return changes;
}

/** One part for each run, and those that say what the runs have in common. */
export function partsIn(text: string): readonly [string, ...string[]] {
  // Some programs write every separator in their own way; no value has one.
  const [head, ...parts] = text.replaceAll(/%3B/gi, SEPARATOR).split(SEPARATOR);
  return [head!, ...parts];
}

function alignmentIn(part: string): string | undefined {
  const pairs = pairsIn(part);
  return pairs.length === 1 && pairs[0]![0] === ALIGNMENT_KEY ? pairs[0]![1] : undefined;
}

function noSuchAlignment(value: string, used: Alignment): Notice {
  return { key: ALIGNMENT_KEY, value, allowed: `one of ${ALIGNMENTS.join(', ')}`, used };
}

/** What `part` makes of `first`, and what of it could not be used. */
function parseOther(catalogue: Catalogue, first: Experiment, part: string): ReadExperiment {
  const [own, shared] = partition(pairsIn(part), ([key]) => !isShared(key));
  const { experiment, notices } = parseChanges(catalogue, first, own);
  return { experiment, notices: [...notices, ...shared.flatMap((pair) => notShared(first, pair))] };
}

function notShared(first: Experiment, [key, value]: readonly [string, string]): Notice[] {
  if (String(first[key]) === value) return [];
  const used = first[key];
  return [
    {
      key,
      value,
      allowed: 'what the first run has, because runs that are compared share data and seed',
      ...(used !== undefined && { used }),
    },
  ];
}

function partition<One>(all: readonly One[], belongs: (one: One) => boolean): [One[], One[]] {
  return [all.filter(belongs), all.filter((one) => !belongs(one))];
}
