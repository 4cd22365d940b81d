/** Whether an element is on the screen or close to it: what nobody sees need not be painted. */
import { useEffect, useState, type RefObject } from 'react';

/** Painted a little before it scrolls into sight, so that nobody meets an old picture. */
const MARGIN = '100px';

/** False until the browser has looked. */
export function useWhetherInSight(target: RefObject<Element | null>): boolean {
  const [inSight, setInSight] = useState(false);
  useEffect(() => {
    const element = target.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => setInSight(entries.at(-1)!.isIntersecting),
      { rootMargin: MARGIN },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [target]);
  return inSight;
}
