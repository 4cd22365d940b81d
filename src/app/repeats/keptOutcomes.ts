/**
 * Outcomes in this browser's storage: the latest repeats, each seed from the moment it was done, found again by
 * whoever opens the same link. Where storage is forbidden they last as long as the page. It trains nothing, and
 * believes nothing it reads before it has been looked at.
 */
import type { DBSchema, IDBPDatabase, IDBPObjectStore } from 'idb';
import { InvalidOutcomeError, validateOutcome, type SeedOutcome } from '../../training/repeats.ts';
import type { ExecutorName } from '../../training/protocol.ts';
import { patientDatabase } from '../state/patientDatabase.ts';
import { requireStorage } from '../state/storage.ts';
import type { Extent } from './plan.ts';

export const MOST_REPEATS = 50;
/** Some 20 kB each. */
export const MOST_SEEDS_KEPT = 2000;

/** Some browsers never answer when they forbid. */
const LONGEST_WAIT_MS = 3000;

const DATABASE = 'gan-playground.repeats';

/** What was asked for, so that it can be gone on with. */
export interface KeptRepeat extends Extent {
  /** See `identityOf`. */
  readonly identity: string;
  /** Of its runs: whose outcomes belong to it. */
  readonly keys: readonly string[];
}

export interface KeptOutcome {
  /** See `repeatKey`. */
  readonly key: string;
  readonly outcome: SeedOutcome;
}

export interface StorageStanding {
  /** Whether outcomes outlast the page. */
  readonly lasting: boolean;
  readonly repeats: number;
  readonly seeds: number;
}

interface StoredRepeat extends KeptRepeat {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly usedAt: number;
}

interface RepeatsSchema extends DBSchema {
  repeats: {
    key: string;
    value: StoredRepeat;
    indexes: { usedAt: number; identity: string };
  };
  outcomes: {
    key: [key: string, executor: string, seed: number];
    value: KeptOutcome;
    indexes: { key: string };
  };
}

type Database = IDBPDatabase<RepeatsSchema>;
type Store<Name extends 'repeats' | 'outcomes'> = IDBPObjectStore<
  RepeatsSchema,
  ['repeats', 'outcomes'],
  Name,
  'readwrite'
>;

/** Until the first time that storage could not be used. */
let lasting = true;
/** What the storage did not take, by place. */
const visit = { repeats: new Map<string, KeptRepeat>(), outcomes: new Map<string, KeptOutcome>() };

/**
 * Notes that a repeat is under way, as the latest. The oldest beyond `MOST_REPEATS` and `MOST_SEEDS_KEPT` go, with
 * their outcomes.
 */
export async function keepRepeat(repeat: KeptRepeat): Promise<void> {
  const id = repeat.keys.join(' ');
  const stored = await attempt(async (storage) => {
    const transaction = storage.transaction(['repeats', 'outcomes'], 'readwrite');
    await transaction.objectStore('repeats').put({ ...repeat, id, usedAt: Date.now() });
    await makeRoom(transaction.objectStore('repeats'), transaction.objectStore('outcomes'));
    await transaction.done;
    return true;
  });
  if (!stored) visit.repeats.set(repeat.identity, repeat);
}

async function makeRoom(repeats: Store<'repeats'>, outcomes: Store<'outcomes'>): Promise<void> {
  const places = await outcomes.getAllKeys();
  const latestFirst = (await repeats.index('usedAt').getAll()).toReversed();
  const staying = new Set<string>();
  let room = MOST_SEEDS_KEPT;
  for (const [index, { id, keys }] of latestFirst.entries()) {
    room -= places.filter(([key]) => keys.includes(key)).length;
    const stays = index === 0 || (index < MOST_REPEATS && room >= 0);
    if (stays) keys.forEach((key) => staying.add(key));
    else await repeats.delete(id);
  }
  for (const place of places) if (!staying.has(place[0])) await outcomes.delete(place);
}

/** Keeps one outcome; the same seed of the same repeat on the same executor is one place, and the last there stays. */
export async function keepOutcome(kept: KeptOutcome): Promise<void> {
  const { key, outcome } = kept;
  const { executor, seed } = outcome;
  const stored = await attempt(async (storage) => {
    await storage.put('outcomes', kept, [key, executor, seed]);
    return true;
  });
  if (!stored) visit.outcomes.set(`${key} ${executor} ${seed}`, kept);
}

/** The repeat of these experiments that was used last. */
export async function latestRepeat(identity: string): Promise<KeptRepeat | undefined> {
  const stored = await attempt((storage) =>
    storage.getAllFromIndex('repeats', 'identity', identity),
  );
  const latest = stored?.reduce<StoredRepeat | undefined>(
    (best, one) => (best && best.usedAt > one.usedAt ? best : one),
    undefined,
  );
  return visit.repeats.get(identity) ?? latest;
}

/** All outcomes under these keys, of this visit and of earlier ones. What is no outcome is left out. */
export async function outcomesOf(keys: readonly string[]): Promise<readonly KeptOutcome[]> {
  const stored = await attempt(async (storage) =>
    Promise.all(keys.map((key) => storage.getAllFromIndex('outcomes', 'key', key))),
  );
  const wanted = new Set(keys);
  const ofVisit = [...visit.outcomes.values()].filter(({ key }) => wanted.has(key));
  return [...(stored ?? []).flat().flatMap(believed), ...ofVisit];
}

/** The outcome of one seed on the first of these executors that has one. */
export async function outcomeAt(
  key: string,
  seed: number,
  executors: readonly ExecutorName[],
): Promise<SeedOutcome | undefined> {
  const stored = await attempt((storage) =>
    Promise.all(executors.map((executor) => storage.get('outcomes', [key, executor, seed]))),
  );
  const found = (stored ?? []).flatMap((one) => (one ? believed(one) : []));
  const ofVisit = executors.flatMap(
    (executor) => visit.outcomes.get(`${key} ${executor} ${seed}`) ?? [],
  );
  return [...found, ...ofVisit][0]?.outcome;
}

/** Forgets all repeats and outcomes, or those under these keys. */
export async function forget(keys?: readonly string[]): Promise<void> {
  const isForgotten = (key: string) => keys?.includes(key) ?? true;
  for (const [place, { key }] of visit.outcomes) {
    if (isForgotten(key)) visit.outcomes.delete(place);
  }
  for (const [identity, repeat] of visit.repeats) {
    if (repeat.keys.some(isForgotten)) visit.repeats.delete(identity);
  }
  await attempt(async (storage) => {
    const transaction = storage.transaction(['repeats', 'outcomes'], 'readwrite');
    const repeats = transaction.objectStore('repeats');
    for (const repeat of await repeats.getAll()) {
      if (repeat.keys.some(isForgotten)) await repeats.delete(repeat.id);
    }
    const outcomes = transaction.objectStore('outcomes');
    for (const place of await outcomes.getAllKeys()) {
      if (isForgotten(place[0])) await outcomes.delete(place);
    }
    await transaction.done;
  });
}

export async function storageStanding(): Promise<StorageStanding> {
  const counts = await attempt(async (storage) => ({
    repeats: await storage.count('repeats'),
    seeds: await storage.count('outcomes'),
  }));
  if (counts && lasting) return { lasting, ...counts };
  return { lasting: false, repeats: visit.repeats.size, seeds: visit.outcomes.size };
}

/** Storage belongs to the user, who may have changed it. */
function believed(stored: KeptOutcome): readonly KeptOutcome[] {
  try {
    return [{ key: stored.key, outcome: validateOutcome(stored.outcome) }];
  } catch (error) {
    if (error instanceof InvalidOutcomeError) return [];
    throw error;
  }
}

/** What the storage answers; undefined where it cannot be used. Never rejects. */
const attempt = patientDatabase(open, {
  longestWaitMs: LONGEST_WAIT_MS,
  onRefusal() {
    lasting = false;
  },
});

async function open(): Promise<Database> {
  requireStorage();
  const { openDB } = await import('idb');
  return openDB<RepeatsSchema>(DATABASE, 1, {
    upgrade(fresh) {
      const repeats = fresh.createObjectStore('repeats', { keyPath: 'id' });
      repeats.createIndex('usedAt', 'usedAt');
      repeats.createIndex('identity', 'identity');
      fresh.createObjectStore('outcomes').createIndex('key', 'key');
    },
  });
}
