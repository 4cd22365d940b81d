/**
 * Repaints on request, in the browser's rhythm, and rests as long as the last picture took where that
 * was long: on a machine that draws slowly, the other half of the time belongs to the user's clicks.
 */

export interface Repainting {
  /** Paint soon; asking again before that changes nothing. */
  ask(): void;
  stop(): void;
}

/** A picture that is ready within this many milliseconds costs nobody anything. */
const QUICK_MS = 25;

export function repaintGently(paint: () => void): Repainting {
  let scheduled = 0;
  let restUntil = 0;

  const turn = (now: number) => {
    scheduled = 0;
    if (now < restUntil) {
      scheduled = requestAnimationFrame(turn);
      return;
    }
    paint();
    // Much of the work happens after the call returns, so only the next turn knows how long it took.
    requestAnimationFrame((next) => {
      const took = next - now;
      if (took > QUICK_MS) restUntil = next + took;
    });
  };

  return {
    ask() {
      scheduled ||= requestAnimationFrame(turn);
    },
    stop() {
      cancelAnimationFrame(scheduled);
      scheduled = 0;
    },
  };
}
