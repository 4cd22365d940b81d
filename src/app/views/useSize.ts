/**
 * The size of an element, kept up to date, in CSS pixels and in units that grow with the page's text:
 * charts are laid out in those, so that a projector shows them larger and not emptier.
 */
import { useEffect, useState, type RefObject } from 'react';

export interface Size {
  readonly width: number;
  readonly height: number;
  /** CSS pixels in one unit: 1 at the usual size of text. */
  readonly unit: number;
}

const USUAL_TEXT_PIXELS = 14;

/** Undefined until the element has been measured. */
export function useSize(target: RefObject<Element | null>): Size | undefined {
  const [size, setSize] = useState<Size>();
  useEffect(() => {
    const element = target.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      const text = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setSize({ width, height, unit: text / USUAL_TEXT_PIXELS });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [target]);
  return size;
}
