/**
 * The lanes of one benchmark: each opened when it is first needed, given up when it does not answer
 * in time, and opened anew for what comes next. Measures nothing.
 */
import type { ExecutorName } from '../src/training/protocol.ts';
import type { LaneWork } from './lane/protocol.ts';
import { LaneError, type Questions } from './lane/questions.ts';

/** A process or worker on the other side of the questions. */
export interface Lane {
  readonly questions: Questions;
  /** Ends it, whatever it is doing. */
  close(): Promise<void>;
}

export type OpenLane = () => Promise<Lane>;

/** How long a lane may take beyond the time it was asked to work for, in milliseconds. */
export const PATIENCE_MS = 60_000;

export class Lanes {
  readonly #openLane: OpenLane;
  readonly #lanes = new Map<ExecutorName, Lane>();
  readonly #devices = new Map<ExecutorName, string>();

  constructor(openLane: OpenLane) {
    this.#openLane = openLane;
  }

  /** What executors said they run on. */
  get devices(): Readonly<Partial<Record<ExecutorName, string>>> {
    return Object.fromEntries(this.#devices);
  }

  /**
   * Asks the lane of `executor`, which is opened unless it is open.
   * @param expectedMs how long the work itself is meant to take
   * @throws LaneError with a sentence
   */
  async ask<Method extends keyof LaneWork>(
    executor: ExecutorName,
    method: Method,
    argument: Parameters<LaneWork[Method]>[0],
    expectedMs = 0,
  ): Promise<Awaited<ReturnType<LaneWork[Method]>>> {
    const { questions } = await this.#open(executor);
    const answer = questions.ask(method, argument) as Promise<
      Awaited<ReturnType<LaneWork[Method]>>
    >;
    return this.#within(expectedMs + PATIENCE_MS, executor, answer);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#lanes.keys()].map((executor) => this.#giveUp(executor)));
  }

  async #open(executor: ExecutorName): Promise<Lane> {
    const open = this.#lanes.get(executor);
    if (open && !open.questions.gone) return open;
    await open?.close();
    const lane = await this.#openLane();
    this.#lanes.set(executor, lane);
    try {
      const opening = lane.questions.ask('open', executor);
      const { device } = await this.#within(PATIENCE_MS, executor, opening);
      if (device !== undefined) this.#devices.set(executor, device);
      return lane;
    } catch (error) {
      await this.#giveUp(executor);
      const reason = (error as Error).message.replace(/\.$/, '');
      throw new LaneError(`${executor} cannot run here: ${reason}.`);
    }
  }

  async #within<Value>(
    limit: number,
    executor: ExecutorName,
    work: Promise<Value>,
  ): Promise<Value> {
    const timer = setTimeout(() => void this.#giveUp(executor, limit), limit);
    try {
      return await work;
    } finally {
      clearTimeout(timer);
    }
  }

  async #giveUp(executor: ExecutorName, limit?: number): Promise<void> {
    const lane = this.#lanes.get(executor);
    this.#lanes.delete(executor);
    if (limit !== undefined) {
      lane?.questions.fail(`It takes longer than ${Math.round(limit / 1000)} seconds.`);
    }
    await lane?.close();
  }
}
