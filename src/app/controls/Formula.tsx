/** TeX, typeset. KaTeX arrives after the first picture; until then the space it will take is kept. */
import { useEffect, useRef } from 'react';

interface FormulaProps {
  readonly tex: string;
}

export function Formula({ tex }: FormulaProps) {
  const target = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let current = true;
    void import('./typesetting.ts').then(({ typeset }) => {
      if (current && target.current) typeset(tex, target.current);
    });
    return () => {
      current = false;
    };
  }, [tex]);
  return <span className="formula" ref={target} />;
}
