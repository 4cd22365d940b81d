/**
 * TeX, typeset. KaTeX arrives after the first picture; until then the space it will take is kept. A formula
 * that is wider than its place can be scrolled, with the keyboard too.
 */
import { useEffect, useRef, useState } from 'react';

interface FormulaProps {
  readonly tex: string;
}

export function Formula({ tex }: FormulaProps) {
  const target = useRef<HTMLSpanElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = target.current!;
    let current = true;
    const measure = () => current && setScrolls(element.scrollWidth > element.clientWidth);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    import('./typesetting.ts')
      .then(
        ({ typeset }) => current && typeset(tex, element),
        () => current && (element.textContent = tex), // Offline: better than a gap.
      )
      .then(measure);
    return () => {
      current = false;
      observer.disconnect();
    };
  }, [tex]);
  return <span className="formula" ref={target} tabIndex={scrolls ? 0 : undefined} />;
}
