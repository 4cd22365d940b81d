/**
 * The programs of a run, each compiled when it is first needed and kept as long as there is room.
 * What they compute is others' business.
 */
import type { Program } from '../compiler/machine.ts';
import { TrainingError } from './errors.ts';

/** Enough for every step and view of a run, and for a few orders and numbers of updates before. */
const MOST_KEPT = 12;

type AnyProgram = Program<never, unknown>;

export class Programs {
  /** Least recently used first. */
  readonly #kept = new Map<string, Promise<AnyProgram>>();
  /** By key, why a program that is kept had to run eagerly: a sentence. */
  readonly #uncompiled = new Map<string, string>();

  /** Procedures that had to run eagerly, and why: a sentence each. */
  get uncompiled(): readonly string[] {
    return [...new Set(this.#uncompiled.values())];
  }

  /**
   * The program kept under `key`, or else a new one. Room is made by disposing of the one that was not
   * used for longest, so no more than a few may run at a time.
   * @param name of what it computes, for messages
   * @throws TrainingError when it can run neither compiled nor eagerly
   */
  async get<Feeds, Reports>(
    key: string,
    name: string,
    compile: () => Promise<Program<Feeds, Reports>>,
  ): Promise<Program<Feeds, Reports>> {
    const known = this.#kept.get(key);
    const program = (known ?? compile()) as Promise<Program<Feeds, Reports>>;
    this.#kept.delete(key);
    this.#kept.set(key, program as unknown as Promise<AnyProgram>);
    try {
      const { eager } = await program;
      if (eager !== undefined) this.#uncompiled.set(key, `The ${name} is not compiled: ${eager}`);
    } catch (error) {
      this.#kept.delete(key);
      throw notCompiled(name, error);
    }
    this.#makeRoom();
    return program;
  }

  dispose(): void {
    for (const key of this.#kept.keys()) this.#drop(key);
  }

  #makeRoom(): void {
    while (this.#kept.size > MOST_KEPT) this.#drop(this.#kept.keys().next().value!);
  }

  #drop(key: string): void {
    const program = this.#kept.get(key)!;
    this.#kept.delete(key);
    this.#uncompiled.delete(key);
    // One that never came about has told whoever waited for it.
    program.then(
      (made) => made.dispose(),
      () => {},
    );
  }
}

function notCompiled(name: string, cause: unknown): TrainingError {
  if (cause instanceof TrainingError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  return new TrainingError(
    `The ${name} could not be prepared: ${message.replace(/\.$/, '')}.`,
    'Choose another executor, or smaller networks.',
    { cause },
  );
}
