/**
 * The order of a benchmark: every configuration on every executor in turn, round after round, so that
 * whatever else the machine does at a time meets all executors alike. Collects measurements; what
 * follows from them is worked out elsewhere.
 */
import type { ExecutorName } from '../src/training/protocol.ts';
import type { Configuration } from './configurations.ts';
import type { Facts, Trained } from './lane/protocol.ts';
import type { Lanes } from './lanes.ts';
import { PeakSearch, type Peaks } from './peaks.ts';
import type { Request } from './request.ts';

/** What was found for one configuration on one executor. */
export interface Measurement {
  readonly configuration: string;
  readonly executor: ExecutorName;
  /** Absent where it could not be made ready. */
  readonly facts?: Facts;
  /** In order. */
  readonly rounds: readonly Trained[];
  /** Why it could not be measured: a sentence. */
  readonly reason?: string;
}

export interface Measurements {
  readonly all: readonly Measurement[];
  readonly peaks: Peaks;
}

/** Settles caches, code and the pace of graphics devices. */
const WARM_UP_MS = 400;

/**
 * Slow executors make fewer rounds than were asked for, but at least one: as many as fit into this
 * time for each configuration.
 */
const MOST_MS = 12_000;

/** @param say told what is going on, line by line */
export async function measureAll(
  lanes: Lanes,
  request: Request,
  say: (line: string) => void,
): Promise<Measurements> {
  say('Multiplying matrices');
  const search = new PeakSearch(lanes);
  await search.survey(request.executors);
  const all: Measurement[] = [];
  for (const configuration of request.configurations) {
    say(`Training ${configuration.name}`);
    all.push(...(await measureOne(lanes, search, configuration, request)));
  }
  return { all, peaks: search.peaks };
}

async function measureOne(
  lanes: Lanes,
  search: PeakSearch,
  configuration: Configuration,
  { executors, rounds, seconds }: Request,
): Promise<Measurement[]> {
  const entrants: Entrant[] = [];
  for (const executor of executors) {
    const entrant = new Entrant(lanes, configuration, executor);
    await entrant.warmUp(rounds, 1000 * seconds);
    entrants.push(entrant);
  }
  for (let round = 0; round < rounds; round++) {
    await search.again();
    for (const entrant of entrants) await entrant.takeTurn(round, 1000 * seconds);
  }
  return entrants.map((entrant) => entrant.measurement);
}

/** One executor on one configuration. */
class Entrant {
  readonly #lanes: Lanes;
  readonly #configuration: Configuration;
  readonly #executor: ExecutorName;
  readonly #rounds: Trained[] = [];
  #facts: Facts | undefined;
  /** For how many rounds there is time. */
  #turns = 0;
  #reason: string | undefined;

  constructor(lanes: Lanes, configuration: Configuration, executor: ExecutorName) {
    this.#lanes = lanes;
    this.#configuration = configuration;
    this.#executor = executor;
  }

  get measurement(): Measurement {
    return {
      configuration: this.#configuration.name,
      executor: this.#executor,
      ...(this.#facts && { facts: this.#facts }),
      rounds: this.#rounds,
      ...(this.#reason !== undefined && { reason: this.#reason }),
    };
  }

  /** Makes the executor ready and finds out how many rounds there is time for. */
  async warmUp(rounds: number, turnMs: number): Promise<void> {
    await this.#attempt(async () => {
      this.#facts = await this.#lanes.ask(
        this.#executor,
        'prepare',
        this.#configuration.experiment,
      );
      // The first iteration compiles shaders and code, and says nothing about those that follow.
      let { elapsedMs: iterationMs } = await this.#train(0);
      if (iterationMs < MOST_MS) {
        const { elapsedMs, iterations } = await this.#train(WARM_UP_MS);
        iterationMs = elapsedMs / iterations;
      }
      const available = Math.max(MOST_MS, rounds * turnMs);
      const turns = Math.floor(available / Math.max(turnMs, iterationMs));
      this.#turns = Math.min(rounds, Math.max(1, turns));
    });
  }

  async takeTurn(round: number, turnMs: number): Promise<void> {
    if (round >= this.#turns || this.#reason !== undefined) return;
    await this.#attempt(async () => {
      this.#rounds.push(await this.#train(turnMs));
    });
  }

  #train(milliseconds: number): Promise<Trained> {
    return this.#lanes.ask(this.#executor, 'train', milliseconds, milliseconds);
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#reason = (error as Error).message;
    }
  }
}
