/**
 * How fast the page asks for frames: as fast as they can be shown, or as slowly as the user wants to
 * watch. A frame's time is kept short so that the next click is answered soon.
 */
import type { Frame } from '../../training/protocol.ts';
import { embedded } from './presentation.ts';
import { store } from './store.ts';

/** Training time in one frame, in milliseconds… */
const FRAME_BUDGET_MS = 30;
/** …and embedded, where the page around and others like this one want to go on as well… */
const EMBEDDED_BUDGET_MS = 14;
/** …and while nothing is shown but how far it is. */
const HIDDEN_BUDGET_MS = 100;
/** One that the worker is at and one that it takes up next. */
const MOST_ORDERS = 2;
/** Where a frame takes longer, a second order would delay the answer to a click for too long. */
const LONG_FRAME_MS = 100;
/** Frames a second at most when the user has limited the speed… */
const LIMITED_FRAMES_PER_SECOND = 30;
/** …and at any speed when the user wants little motion. */
const CALM_FRAMES_PER_SECOND = 2;
/** The rate shown is that of the last second or two. */
const RATE_WINDOW_MS = 2000;
/** No frame is worth more iterations than this, however fast the machine. */
const MOST_ITERATIONS = 100_000;

export class Pace {
  private turnStartedAt = 0;
  private arrivals: { at: number; iteration: number }[] = [];

  reset(): void {
    this.arrivals = [];
    this.turnStartedAt = performance.now();
  }

  iterations(): number {
    const { speedLimit } = store.getState();
    if (speedLimit === Infinity || isHidden()) return MOST_ITERATIONS;
    const frames = prefersReducedMotion() ? CALM_FRAMES_PER_SECOND : LIMITED_FRAMES_PER_SECOND;
    return Math.max(1, Math.round(speedLimit / frames));
  }

  budgetMs(): number {
    if (isHidden()) return HIDDEN_BUDGET_MS;
    if (prefersReducedMotion()) return 1000 / CALM_FRAMES_PER_SECOND;
    return embedded ? EMBEDDED_BUDGET_MS : FRAME_BUDGET_MS;
  }

  /**
   * How many orders the worker should have when `frame` has come: at full speed so many that it trains on
   * whatever the page is busy with, unless frames take so long that a click would have to wait.
   */
  ordersAhead(frame: Frame): number {
    if (!this.hurries()) return 0;
    return frame.elapsedMs > LONG_FRAME_MS ? 1 : MOST_ORDERS;
  }

  /** Whether frames are wanted as fast as they can be had. An embedded page takes no more than one for each picture. */
  private hurries(): boolean {
    return isHidden() || (store.getState().speedLimit === Infinity && !embedded);
  }

  /**
   * Resolves when the next frame should be asked for; early when `wanted` no longer holds. At full
   * speed that is at once, so that the worker trains while the last frame is being painted.
   */
  async nextTurn(wanted: () => boolean): Promise<void> {
    if (this.hurries()) return;
    const { speedLimit } = store.getState();
    const interval = speedLimit === Infinity ? 0 : (1000 * this.iterations()) / speedLimit;
    do {
      await nextPaint();
    } while (wanted() && performance.now() - this.turnStartedAt < interval);
    // From where this turn was due rather than from when it came, so that lateness does not add up.
    const now = performance.now();
    this.turnStartedAt = Math.max(this.turnStartedAt + interval, now - interval);
  }

  /** Iterations per second, including drawing and metrics: what the user gets. */
  rate(frame: Frame): number | undefined {
    const now = performance.now();
    this.arrivals.push({ at: now, iteration: frame.iteration });
    // Two arrivals at least, because a slow machine may not make two within the window.
    while (this.arrivals.length > 2 && now - this.arrivals[1]!.at > RATE_WINDOW_MS) {
      this.arrivals.shift();
    }
    const first = this.arrivals[0]!;
    if (now === first.at) return undefined;
    return (1000 * (frame.iteration - first.iteration)) / (now - first.at);
  }
}

/** Whether runs train towards what is to be shown first. */
function isHidden(): boolean {
  return store.getState().opening !== undefined;
}

export function prefersReducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function nextPaint(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}
