/**
 * The size of an element, kept up to date, in CSS pixels and in units that grow with the page's text:
 * charts are laid out in those, so that a projector shows them larger and not emptier.
 */
import { useLayoutEffect, useState, type RefObject } from 'react';

export interface Size {
  readonly width: number;
  readonly height: number;
  /** CSS pixels in one unit: 1 at the usual size of text. */
  readonly unit: number;
}

const USUAL_TEXT_PIXELS = 14;

/** Undefined until the element has been measured, or while it is not laid out at all. */
export function useSize(target: RefObject<Element | null>): Size | undefined {
  const [size, setSize] = useState<Size>();
  useLayoutEffect(() => {
    const element = target.current;
    if (!element) return;
    const take = ({ width, height }: Pick<DOMRectReadOnly, 'width' | 'height'>) => {
      const text = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setSize(width > 0 ? { width, height, unit: text / USUAL_TEXT_PIXELS } : undefined);
    };
    // Observers are not told of anything in a frame that is out of sight, which may yet be printed.
    const { clientWidth: width, clientHeight: height } = element;
    take({ width, height });
    const observer = new ResizeObserver(([entry]) => take(entry!.contentRect));
    observer.observe(element);
    return () => observer.disconnect();
  }, [target]);
  return size;
}
