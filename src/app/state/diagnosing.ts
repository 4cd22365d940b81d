/** Whether anybody looks inside the networks, and how often that is worth a new look. */
import type { PlaygroundState } from './store.ts';

/** The panels that show what goes on inside the networks, as they are called among the unfolded. */
export const GRADIENTS_PANEL = 'gradients by layer';
export const WEIGHTS_PANEL = 'weights';
export const VERDICT_PANEL = 'critic’s verdict';

const PANELS: ReadonlySet<string> = new Set([GRADIENTS_PANEL, WEIGHTS_PANEL, VERDICT_PANEL]);

/** Whether frames shall say what goes on inside the networks. */
export function wantsDiagnosis({ unfolded }: Pick<PlaygroundState, 'unfolded'>): boolean {
  return unfolded.some((panel) => PANELS.has(panel));
}

/** A few looks a second: lines that jump more often cannot be read. */
const LEAST_PAUSE_MS = 250;
/** Looks at large networks are seldom, so that they take no more than a fifth of the time. */
const PAUSE_PER_COST = 4;

export class DiagnosisCadence {
  #coming = false;
  #next = 0;

  reset(): void {
    this.#coming = false;
    this.#next = 0;
  }

  /** @param now in milliseconds */
  due(now: number): boolean {
    return !this.#coming && now >= this.#next;
  }

  asked(): void {
    this.#coming = true;
  }

  /** @param costMs what the look took */
  came(now: number, costMs: number): void {
    this.#coming = false;
    this.#next = now + Math.max(LEAST_PAUSE_MS, PAUSE_PER_COST * costMs);
  }
}
