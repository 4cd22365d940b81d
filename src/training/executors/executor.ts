/**
 * What an executor is: a machine that has been opened and works, and what there is to say about it.
 * The rest of training sees only this; which one it is matters to nobody but the person reading the
 * chip.
 */
import type { Machine } from '../../compiler/machine.ts';
import type { ExecutorReport } from '../protocol.ts';
import type { Health } from './health.ts';

export interface Executor {
  readonly report: ExecutorReport;
  readonly machine: Machine;
  readonly health: Health;
  /** Ends the device as a driver reset would; absent where there is no device to lose. */
  loseDevice?(): void;
  /** Frees the machine and its device. */
  close(): void;
}

/** Opens one executor. Rejects with an error whose message completes "it cannot run here: …". */
export type OpenExecutor = () => Promise<Executor>;

/**
 * The value of `work`, or an error naming `what` when it takes longer than `milliseconds`: drivers
 * have been seen to leave such promises open for good.
 */
export async function within<Value>(
  milliseconds: number,
  what: string,
  work: Promise<Value>,
): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${what} took longer than ${milliseconds / 1000} seconds`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
