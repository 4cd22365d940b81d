/** What the comparison says in words: who is best, where runs were measured, what a mode gets. */
import type { Alignment } from '../../../experiment/comparison.ts';
import { formatShare } from '../../controls/formatNumber.ts';
import type { RunId } from '../../state/store.ts';
import { describePlace, shortenPlace, type Place } from './places.ts';
import { areTogether, type Score, type Standing } from './standing.ts';

/**
 * As short as it stands below the name of the metric.
 * @param ids,scores of the runs, in their order
 * @param measured where the runs were measured last; metrics that were taken earlier say when
 */
export function describeRow(
  standing: Standing,
  ids: readonly RunId[],
  scores: readonly Score[],
  measured: readonly (Place | undefined)[],
  alignment: Alignment,
): string {
  const taken = placesAmong(scores);
  const isCurrent = areTogether([...taken, ...measured.flatMap((place) => place ?? [])]);
  const said = describeStanding(standing, ids);
  if (taken.length === 0 || (isCurrent && standing.kind !== 'apart')) return said;
  return `${said}, at ${rangeOf(taken, alignment)}`;
}

function describeStanding(standing: Standing, ids: readonly RunId[]): string {
  switch (standing.kind) {
    case 'best':
      return `${ids[standing.index]} best`;
    case 'tie': {
      const everyone = ids.length > 2 && standing.among.length === ids.length;
      const names = everyone ? 'all' : listed(standing.among.map((index) => ids[index]!));
      return standing.equal ? `${names} equal` : `${names} within noise`;
    }
    case 'apart':
      return 'too far apart';
    case 'unmeasured':
      return 'not all measured yet';
    case 'unknown noise':
      return 'noise not known';
    case 'incomparable':
      return 'no comparison';
  }
}

/** Where the runs were measured last, as a sentence. @param playing else what is missing is on its way */
export function describeMeasured(
  places: readonly (Place | undefined)[],
  alignment: Alignment,
  playing: boolean,
): string {
  const known = places.filter((place) => place !== undefined);
  if (known.length === 0) return 'No run has been measured yet.';
  if (known.every((place) => shortenPlace(place, alignment) === shortenPlace(known[0]!, alignment)))
    return `Measured at ${describePlace(known[0]!, alignment)}.`;
  const range = `Measured at ${counted(rangeOf(known, alignment), alignment)}`;
  if (areTogether(known)) return `${range}.`;
  return `${range}: too far apart to compare. ${outlookOn(alignment, playing)}`;
}

/** What becomes of runs that were measured too far apart. */
function outlookOn(alignment: Alignment, playing: boolean): string {
  if (alignment === 'time') return 'The longer they train, the less that matters.';
  return playing
    ? 'Pause, and all are measured where they rest.'
    : 'They are compared where they rest at the same place.';
}

/** One mode in all runs: mode 7 of 25, fair share 4.0 %: A 3.9 %, B missing. */
export function describeMode(
  mode: number,
  expected: readonly number[],
  ids: readonly RunId[],
  shares: readonly (ArrayLike<number> | undefined)[],
): string {
  const own = ids.map((id, index) => `${id} ${shareOf(shares[index]?.[mode])}`);
  const fair = `mode ${mode + 1} of ${expected.length}, fair share ${formatShare(expected[mode]!)}`;
  return [fair, ...own].join(' · ');
}

function counted(range: string, alignment: Alignment): string {
  switch (alignment) {
    case 'iterations':
      return `iterations ${range}`;
    case 'updates':
      return `${range} updates`;
    case 'time':
      return `${range} of training`;
  }
}

function shareOf(share: number | undefined): string {
  if (share === undefined) return '–';
  return share === 0 ? 'missing' : formatShare(share);
}

function placesAmong(scores: readonly Score[]): Place[] {
  return scores.flatMap(({ place, over }) => (place === undefined || over ? [] : [place]));
}

/** 4,100 to 5,000; one place where there is no more to it. */
function rangeOf(places: readonly Place[], alignment: Alignment): string {
  const [first, last] = [Math.min(...places), Math.max(...places)];
  const [from, to] = [shortenPlace(first, alignment), shortenPlace(last, alignment)];
  return from === to ? from : `${from} to ${to}`;
}

/** A; A and B; A, B and C. */
function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
