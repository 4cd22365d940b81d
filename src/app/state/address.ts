/**
 * The address bar and the experiments, kept in step: the hash is the experiments and nothing else. Points
 * too many for it stand there by a reference and are kept apart; experiments always hold the points.
 */
import { describeNotice } from '../../experiment/codec.ts';
import type { Comparison } from '../../experiment/comparison.ts';
import { formatComparison, parseLink } from '../../gan/catalogue.ts';
import type { ExecutorName } from '../../training/protocol.ts';
import { fetchPoints, keepPoints, pointsAt } from './pointsFiles.ts';
import { embedded } from './presentation.ts';
import { referencesIn, withPoints, withReferences } from './pointsReferences.ts';
import { comparisonOf, store, type Message, type RunId } from './store.ts';

/** A link that is wrong throughout must not push the page out of sight. */
const MOST_NOTICES = 4;
/** Browsers ration history calls, and a dragged slider makes many. */
const REPLACE_QUIET_MS = 250;
let replaceTimer: ReturnType<typeof setTimeout> | undefined;

/**
 * Writes into the address what runs, and into its entry the letters of the runs, which Back and Forward give
 * them again. `push` makes a step that Back undoes; `replace` amends the current one. An embedded page writes
 * nothing: it would end up in the history of the page around it.
 */
export function noteInAddress(mode: 'push' | 'replace'): void {
  clearTimeout(replaceTimer);
  const comparison = comparisonOf(store.getState());
  const letters = store.getState().runs.map(({ id }) => id);
  const write = () => {
    if (embedded) return;
    const hash = hashOf(comparison);
    const address = `${location.pathname}${location.search}${hash ? `#${hash}` : ''}`;
    if (address === `${location.pathname}${location.search}${location.hash}`) return;
    writeEntry(mode, { letters }, address);
  };
  if (mode === 'push') write();
  else replaceTimer = setTimeout(write, REPLACE_QUIET_MS);
}

/** What stands behind `#` for these experiments. */
export function hashOf(comparison: Comparison): string {
  return withReferences(formatComparison(comparison), keepPoints);
}

/** The letters that the runs at this address had here; none where it was not written here. */
export function readLetters(): readonly RunId[] {
  const { letters } = (history.state ?? {}) as { readonly letters?: readonly RunId[] };
  return letters ?? [];
}

/** Fetches what the address refers to, so that `readAddress` finds it. Quick where that is nothing. */
export async function fetchPointsOfAddress(): Promise<void> {
  const references = referencesIn(location.hash);
  if (references.length > 0) await fetchPoints(references);
}

/** The experiments in the address, and a message for everything in it that could not be used. */
export function readAddress(): { comparison: Comparison; messages: readonly Message[] } {
  const { hash, missing } = withPoints(location.hash, pointsAt);
  const { comparison, notices } = parseLink(hash);
  const texts = notices.slice(0, MOST_NOTICES).map(describeNotice);
  const unsaid = notices.length - texts.length;
  if (unsaid > 0)
    texts.push(`${unsaid} more ${unsaid === 1 ? 'part' : 'parts'} of the link could not be used.`);
  return {
    comparison,
    messages: [...missing.map(describeMissing), ...texts].map((text, index) => ({
      id: `address ${index}`,
      text,
    })),
  };
}

function describeMissing(pair: string): string {
  if (embedded)
    return `These points are too many for a link (${pair}), and an embedded page stores none: the default points are used.`;
  return `These points were too many for a link (${pair}): open the file they were saved in with “Load CSV…”, beside the points. Until then the default points are used.`;
}

/** Keeps the query in step with the executor, so that a reload runs where this run does. An embedded page does not. */
export function writeForcedExecutor(executor: ExecutorName | undefined): void {
  if (embedded) return;
  const address = new URL(location.href);
  if (executor) address.searchParams.set('executor', executor);
  else address.searchParams.delete('executor');
  writeEntry('replace', history.state, address);
}

function writeEntry(mode: 'push' | 'replace', state: unknown, address: string | URL): void {
  try {
    if (mode === 'push') history.pushState(state, '', address);
    else history.replaceState(state, '', address);
  } catch {
    // Some browsers forbid it in a folder on disk and in a sandboxed frame: there the address stays as it was opened.
  }
}

/** Calls `changed` when the user goes back or forward or edits the hash. */
export function watchAddress(changed: () => void): void {
  // Not hashchange: it stays away where entries differ in their query too.
  addEventListener('popstate', () => {
    // What was about to amend an entry must not amend the one that is gone to.
    clearTimeout(replaceTimer);
    changed();
  });
}
