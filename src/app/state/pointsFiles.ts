/**
 * Where points go that are too many for a link: into this browser's own storage, the latest sets only.
 * Where storage is forbidden they last as long as the page, and whoever asks is told so.
 */
import type { DBSchema, IDBPDatabase } from 'idb';
import { createStore } from 'zustand/vanilla';
import { patientDatabase } from './patientDatabase.ts';
import { referenceTo } from './pointsReferences.ts';
import { requireStorage, tabItems } from './storage.ts';

/** Some 80 kB each at the most: so much may stay behind on somebody's machine. */
const MOST_STORED = 20;

/** As many as Back may return to within a visit. */
const MOST_IN_MEMORY = 100;

/** Some browsers never answer when they forbid. */
const LONGEST_WAIT_MS = 8000;

const DATABASE = 'gan-playground.points';

/** Where a set waits, by reference, while it is being stored: a reload may come first. */
const WAITING_PREFIX = 'gan-playground.points.';

interface Stored {
  readonly reference: string;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly usedAt: number;
}

interface PointsSchema extends DBSchema {
  sets: { key: string; value: Stored; indexes: { usedAt: number } };
}

/** Whether this browser would not store points when it was last asked to. */
export const pointsStorage = createStore(() => ({ forbidden: false }));

/** By reference, the latest last. */
const inMemory = new Map<string, string>();
let latestStored: string | undefined;

/** Keeps the text that belongs to `reference`, beyond this visit where that is allowed. */
export function keepPoints(reference: string, text: string): void {
  rememberPoints(reference, text);
  if (reference === latestStored) return;
  latestStored = reference;
  void store({ reference, text, usedAt: Date.now() });
}

/** Stores a set at once for this tab and then, which takes a while, for later visits. */
async function store(set: Stored): Promise<void> {
  setWaiting(set.reference, set.text);
  const stored = await attempt(async (sets) => {
    const transaction = sets.transaction('sets', 'readwrite');
    await transaction.store.put(set);
    const byAge = await transaction.store.index('usedAt').getAllKeys();
    for (const reference of byAge.slice(0, -MOST_STORED)) await transaction.store.delete(reference);
    await transaction.done;
    return true;
  });
  pointsStorage.setState({ forbidden: stored === undefined });
  setWaiting(set.reference, undefined);
}

function setWaiting(reference: string, text: string | undefined): void {
  try {
    if (text === undefined) tabItems().removeItem(WAITING_PREFIX + reference);
    else tabItems().setItem(WAITING_PREFIX + reference, text);
  } catch {
    // Forbidden or full: then there is a moment in which a reload loses the set.
  }
}

function waiting(reference: string): string | undefined {
  try {
    return tabItems().getItem(WAITING_PREFIX + reference) ?? undefined;
  } catch {
    return undefined;
  }
}

/** The text that belongs to `reference`, if it was kept or fetched in this visit. */
export function pointsAt(reference: string): string | undefined {
  return inMemory.get(reference);
}

/** Fetches what earlier visits kept for these references, where anything is left of it. Never rejects. */
export async function fetchPoints(references: readonly string[]): Promise<void> {
  const unknown = references.filter((reference) => !inMemory.has(reference));
  await Promise.all(unknown.map(fetchOne));
}

async function fetchOne(reference: string): Promise<void> {
  const text = waiting(reference) ?? (await attempt((sets) => sets.get('sets', reference)))?.text;
  // Storage belongs to the user, who may have changed it.
  if (text !== undefined && referenceTo(text) === reference) rememberPoints(reference, text);
}

function rememberPoints(reference: string, text: string): void {
  inMemory.delete(reference);
  inMemory.set(reference, text);
  const [oldest] = inMemory.keys();
  if (inMemory.size > MOST_IN_MEMORY) inMemory.delete(oldest!);
}

/** What the storage answers; undefined where it cannot be used. */
const attempt = patientDatabase(open, { longestWaitMs: LONGEST_WAIT_MS });

async function open(): Promise<IDBPDatabase<PointsSchema>> {
  requireStorage();
  const { openDB } = await import('idb');
  return openDB<PointsSchema>(DATABASE, 1, {
    upgrade(fresh) {
      const sets = fresh.createObjectStore('sets', { keyPath: 'reference' });
      sets.createIndex('usedAt', 'usedAt');
    },
  });
}
