/**
 * Whether anybody can see the page: not in a hidden tab, and embedded not while its frame is out of sight. What
 * rests for that reason is still playing, and goes on when somebody is back.
 */
import { embedded } from './presentation.ts';

/** In a frame that is not shown at all the browser never says so. */
let inSight = !embedded;

export function isAttended(): boolean {
  return inSight && !document.hidden;
}

/** Has `changed` called whenever somebody begins or ceases to see the page. */
export function watchAttention(changed: () => void): void {
  document.addEventListener('visibilitychange', changed);
  if (!embedded) return;
  const observer = new IntersectionObserver((entries) => {
    inSight = entries.at(-1)!.isIntersecting;
    changed();
  });
  observer.observe(document.documentElement);
}
