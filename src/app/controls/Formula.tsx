/** TeX, typeset. KaTeX arrives after the first picture; until then the space it will take is kept. */
import { useEffect, useRef } from 'react';

interface FormulaProps {
  readonly tex: string;
}

export function Formula({ tex }: FormulaProps) {
  const target = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let current = true;
    import('./typesetting.ts').then(
      ({ typeset }) => current && target.current && typeset(tex, target.current),
      () => current && target.current && (target.current.textContent = tex), // Offline: better than a gap.
    );
    return () => {
      current = false;
    };
  }, [tex]);
  return <span className="formula" ref={target} />;
}
