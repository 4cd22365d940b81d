/** All that is known of the repeat on the page. Nothing here does anything: `repeating.ts` acts. */
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { SeedOutcome } from '../../training/repeats.ts';
import type { Floors } from '../../training/protocol.ts';
import type { StorageStanding } from './keptOutcomes.ts';
import type { Plan, SeedJob } from './plan.ts';

/** A seed that is being trained, or waits for another tab to train it. */
export interface SeedUnderWay {
  readonly job: SeedJob;
  /** Of the plan's. */
  readonly iteration: number;
}

export interface RepeatState {
  /** What is shown and, while it trains, trained; undefined before the page has looked at what was kept. */
  readonly plan: Plan | undefined;
  /** Whether the number of iterations was chosen, rather than suggested. */
  readonly chosen: boolean;
  /** Those of the plan, by `placeOf`. */
  readonly outcomes: ReadonlyMap<string, SeedOutcome>;
  readonly training: boolean;
  readonly underWay: readonly SeedUnderWay[];
  /** Seconds until all is done; undefined before that can be told. */
  readonly remaining: number | undefined;
  /** Why training stopped before the end, and what to do; absent where it did not. */
  readonly problem: string | undefined;
  /** Of the plan's data. */
  readonly floors: Floors;
  readonly storage: StorageStanding | undefined;
}

export const repeatStore = createStore<RepeatState>(() => ({
  plan: undefined,
  chosen: false,
  outcomes: new Map(),
  training: false,
  underWay: [],
  remaining: undefined,
  problem: undefined,
  floors: {},
  storage: undefined,
}));

export function useRepeat<Slice>(selector: (state: RepeatState) => Slice): Slice {
  return useStore(repeatStore, selector);
}
