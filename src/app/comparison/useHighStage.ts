/**
 * Keeps a stage usable that is higher than the screen and stays while the columns beside it scroll: tells its
 * height to the styles, and shows its upper part when the keyboard goes there.
 */
import { useEffect, type RefObject } from 'react';

export function useHighStage(stage: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      element.style.setProperty('--stage-height', `${element.offsetHeight}px`);
    });
    observer.observe(element);
    element.addEventListener('focusin', showUpperPart);
    return () => {
      observer.disconnect();
      element.removeEventListener('focusin', showUpperPart);
    };
  }, [stage]);
}

/** Scrolling a little, as browsers do for what has the focus, would not move a stage that stays. */
function showUpperPart({ target }: FocusEvent): void {
  if (target instanceof Element && target.getBoundingClientRect().top < 0) scrollTo({ top: 0 });
}
