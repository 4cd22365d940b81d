/**
 * How this page presents itself: the query of its address, read once, because it outlives every change of the
 * hash. Says what follows from it, and acts on none of it.
 */
import { parsePresentation, type Presentation, type Region } from '../../embed/presentation.ts';
import { describeNotice } from '../../experiment/codec.ts';
import { EXECUTOR_NAMES, type ExecutorName } from '../../training/protocol.ts';
import type { Message } from './store.ts';

/** Outside of a page there is no address. */
const query = typeof location === 'undefined' ? '' : location.search;
const read = parsePresentation(query, EXECUTOR_NAMES);

export const presentation: Presentation = read.presentation;

/** Whether the page keeps to a frame, stores nothing and writes no address. A still does so in any window. */
export const embedded = presentation.embed || presentation.still;

/** What a still has none of. */
const MOVING: ReadonlySet<Region> = new Set(['controls', 'transport']);

/** Whether this part of the page is to be seen. */
export function shows(region: Region): boolean {
  if (!embedded) return true;
  return presentation.ui.includes(region) && !(presentation.still && MOVING.has(region));
}

/** The iteration that training never goes beyond; undefined for none. */
export const lastIteration = presentation.still ? presentation.start : presentation.iterations;

/** The iteration that runs are trained to before they show. */
export const firstIteration = Math.min(presentation.start, lastIteration ?? Infinity);

/** The executor that the query asks for. */
export const wantedExecutor = presentation.executor as ExecutorName | undefined;

/** One for everything in the query that could not be used. */
export const presentationMessages: readonly Message[] = read.notices.map((notice) => ({
  id: `query ${notice.key}`,
  text: describeNotice(notice),
}));
