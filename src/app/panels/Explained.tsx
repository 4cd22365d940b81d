/** What is chosen, where it is chosen: its formula, what it does and where it comes from. */
import type { Choice } from '../../experiment/parameter.ts';
import { Formula } from '../controls/Formula.tsx';
import { SourceLink } from './SourceLink.tsx';

interface ExplainedProps {
  readonly choice: Choice;
  /** TeX; absent where there is nothing to typeset. */
  readonly formula?: string | undefined;
}

export function Explained({ choice, formula }: ExplainedProps) {
  return (
    <>
      {formula !== undefined && (
        <div className="formula-box">
          <Formula tex={formula} />
        </div>
      )}
      <p className="note">
        {choice.explanation} <SourceLink source={choice.source} />
      </p>
    </>
  );
}
