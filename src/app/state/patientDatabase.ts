/**
 * A database of this browser that may be forbidden, full or broken: asking it never rejects, and never waits for
 * ever. Knows nothing of what is stored.
 */
import type { DBSchema, IDBPDatabase } from 'idb';

export interface Patience {
  /** Some browsers never answer when they forbid. In milliseconds. */
  readonly longestWaitMs: number;
  /** Called each time that the database refuses. */
  readonly onRefusal?: () => void;
}

/**
 * A function that has somebody ask the database, and resolves to the answer; undefined where the database cannot be
 * used or takes too long.
 * @param open called when the database is first asked, and again after it refused: the next time may be better
 */
export function patientDatabase<Schema extends DBSchema>(
  open: () => Promise<IDBPDatabase<Schema>>,
  { longestWaitMs, onRefusal }: Patience,
) {
  let database: Promise<IDBPDatabase<Schema>> | undefined;

  async function answer<Answer>(
    ask: (database: IDBPDatabase<Schema>) => Promise<Answer>,
  ): Promise<Answer | undefined> {
    try {
      return await ask(await (database ??= open()));
    } catch {
      database = undefined;
      onRefusal?.();
      return undefined;
    }
  }

  return async <Answer>(
    ask: (database: IDBPDatabase<Schema>) => Promise<Answer>,
  ): Promise<Answer | undefined> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLate = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), longestWaitMs);
    });
    try {
      return await Promise.race([answer(ask), tooLate]);
    } finally {
      clearTimeout(timer);
    }
  };
}
