/** How fast a machine multiplies large matrices: the most that a program can hope for. */
import type { ExecutorName } from '../src/training/protocol.ts';
import type { Lanes } from './lanes.ts';

/** GFLOP/s; all executors of a processor are held to its best. Absent where none could be measured. */
export interface Peaks {
  readonly cpu?: number;
  readonly gpu?: number;
}

type Processor = keyof Peaks;

/** Square matrices; which size is the fastest differs between caches and graphics devices. */
const SIZES = [128, 256, 512, 1024];

/** For each size. */
const MULTIPLYING_MS = 300;

/** No larger matrices once one size took longer than this. */
const SLOW_MS = 700;

interface Best {
  readonly executor: ExecutorName;
  readonly size: number;
  readonly speed: number;
}

/** The best speed seen so far. What else the machine does only ever lowers it, so often is better. */
export class PeakSearch {
  readonly #lanes: Lanes;
  readonly #best = new Map<Processor, Best>();

  constructor(lanes: Lanes) {
    this.#lanes = lanes;
  }

  get peaks(): Peaks {
    return Object.fromEntries([...this.#best].map(([processor, { speed }]) => [processor, speed]));
  }

  /** Tries all sizes on each executor. */
  async survey(executors: readonly ExecutorName[]): Promise<void> {
    for (const executor of executors) {
      for (const size of SIZES) {
        const elapsedMs = await this.#multiply(executor, size);
        if (elapsedMs > SLOW_MS) break;
      }
    }
  }

  /** Tries again what was the best. */
  async again(): Promise<void> {
    for (const { executor, size } of this.#best.values()) {
      await this.#multiply(executor, size);
    }
  }

  /** How long it took; Infinity where it failed, which the rows of the executor speak of. */
  async #multiply(executor: ExecutorName, size: number): Promise<number> {
    const order = { size, milliseconds: MULTIPLYING_MS };
    try {
      const { operations, elapsedMs } = await this.#lanes.ask(executor, 'multiply', order);
      const speed = operations / elapsedMs / 1e6;
      const processor = processorOf(executor);
      if (speed > (this.#best.get(processor)?.speed ?? 0)) {
        this.#best.set(processor, { executor, size, speed });
      }
      return elapsedMs;
    } catch {
      return Infinity;
    }
  }
}

/** Where an executor multiplies; an emulated graphics device counts as one. */
export function processorOf(executor: ExecutorName): Processor {
  return executor === 'webgpu' || executor === 'tfjs-webgpu' ? 'gpu' : 'cpu';
}
