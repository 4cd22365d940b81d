/**
 * What the benchmark asks of a lane: one executor in a process or worker of its own, so that no
 * executor slows another by the code and memory it leaves behind. Plain data that crosses any border;
 * every question carries a number and is answered once under it.
 */
import type { ExecutorName } from '../../src/training/protocol.ts';

export interface LaneWork {
  /** Opens the executor; says what it runs on, where it knows. */
  open(executor: ExecutorName): Promise<Opened>;
  /** Makes an experiment ready to train, in the place of the one before. */
  prepare(experiment: string): Promise<Facts>;
  train(milliseconds: number): Promise<Trained>;
  /** Multiplies square matrices of this size. */
  multiply(order: MultiplyOrder): Promise<Multiplied>;
}

export interface Opened {
  readonly device?: string;
}

export interface Facts {
  /** Floating-point operations in matrix products of one iteration of the compiled program. */
  readonly productOperations?: number;
  /** Until the program is ready, in milliseconds. */
  readonly compileMs: number;
  /** Why the program runs eagerly although the executor compiles: a sentence. */
  readonly eager?: string;
}

export interface Trained {
  readonly iterations: number;
  /** Everything: drawing batches, computing, reading losses. */
  readonly elapsedMs: number;
  /** As `Ran.hostMs` of the compiler, of all iterations together. */
  readonly hostMs: number;
  /** Of one iteration. */
  readonly dispatches?: number;
  /** Of the training state and the program. */
  readonly memoryBytes: number;
}

export interface MultiplyOrder {
  readonly size: number;
  readonly milliseconds: number;
}

export interface Multiplied {
  readonly operations: number;
  readonly elapsedMs: number;
}

export interface Question<Method extends keyof LaneWork = keyof LaneWork> {
  readonly id: number;
  readonly method: Method;
  readonly argument: Parameters<LaneWork[Method]>[0];
}

export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string };

/** The answer to `question`, by `work`. Never rejects. */
export async function answerTo(work: LaneWork, question: Question): Promise<Answer> {
  const { id, method, argument } = question;
  try {
    const ask = work[method].bind(work) as (argument: unknown) => Promise<unknown>;
    return { id, value: await ask(argument) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
