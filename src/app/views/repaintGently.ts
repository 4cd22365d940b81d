/**
 * Repaints on request, in the browser's rhythm. Pictures take turns, so that many of them delay nobody, and
 * all rest as long as the last turn took where that was long: on a machine that draws slowly, the other half
 * of the time belongs to the user's clicks.
 */

export interface Repainting {
  /** Paint soon; asking again before that changes nothing. */
  ask(): void;
  stop(): void;
}

/** What is ready within this many milliseconds costs nobody anything. */
const QUICK_MS = 25;

/** When this much of a turn has gone by, the pictures still due wait for the next one. */
const LONGEST_TURN_MS = 8;

/** Whose turn it is to paint, first come first served. */
export class PaintTurns {
  readonly #due = new Set<() => void>();
  #scheduled = 0;
  #restUntil = 0;

  add(paint: () => void): void {
    this.#due.add(paint);
    this.#schedule();
  }

  /** For paper, which is not painted a second time. */
  paintAllNow(): void {
    for (const paint of this.#due) {
      this.remove(paint);
      paint();
    }
  }

  remove(paint: () => void): void {
    this.#due.delete(paint);
    if (this.#due.size > 0) return;
    cancelAnimationFrame(this.#scheduled);
    this.#scheduled = 0;
  }

  #schedule(): void {
    this.#scheduled ||= requestAnimationFrame((now) => this.#turn(now));
  }

  #turn(now: number): void {
    this.#scheduled = 0;
    if (now >= this.#restUntil) this.#paint(now);
    if (this.#due.size > 0) this.#schedule();
  }

  #paint(now: number): void {
    const began = performance.now();
    for (const paint of this.#due) {
      this.#due.delete(paint);
      paint();
      if (performance.now() - began >= LONGEST_TURN_MS) break;
    }
    // Much of the work happens after the call returns, so only the next turn knows how long it took.
    requestAnimationFrame((next) => {
      const took = next - now;
      if (took > QUICK_MS) this.#restUntil = next + took;
    });
  }
}

/** Paints at once whatever is due. */
export function paintAllNow(): void {
  turnsOfPage.paintAllNow();
}

const turnsOfPage = new PaintTurns();

export function repaintGently(paint: () => void, turns: PaintTurns = turnsOfPage): Repainting {
  const own = () => paint();
  return {
    ask: () => turns.add(own),
    stop: () => turns.remove(own),
  };
}
