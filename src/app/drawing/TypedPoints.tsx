/**
 * Points as lines of text, to type or paste. They are taken when the text is finished and nothing is wrong
 * with it; else a sentence names the line, and the points stay as they were.
 */
import { useId, useMemo, useState } from 'react';
import { PointsFileError } from '../../data/pointsFile.ts';
import { linesOf } from './pointsTable.ts';
import { pointsFromText, type TakenPoints } from './readingPoints.ts';

interface TypedPointsProps {
  /** Of the points on the pad, or ''. */
  readonly text: string;
  onTake(taken: TakenPoints): void;
}

export function TypedPoints(props: TypedPointsProps) {
  const [open, setOpen] = useState(false);
  return (
    <details className="typed-points" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Type or paste</summary>
      {/* Thousands of lines are made only for those who look. */}
      {open && <Lines {...props} />}
    </details>
  );
}

/** What was typed and not taken, and over which points. */
interface Draft {
  readonly lines: string;
  readonly over: string;
  /** Of a text that was looked at: what is wrong with it. */
  readonly problem?: string;
}

function Lines({ text, onTake }: TypedPointsProps) {
  const id = useId();
  const lines = useMemo(() => linesOf(text), [text]);
  const [typed, setTyped] = useState<Draft>();
  // A stroke or a file may have brought other points meanwhile.
  const draft = typed?.over === text ? typed : undefined;

  const finish = () => {
    if (!draft) return;
    try {
      const taken = pointsFromText(draft.lines);
      setTyped(undefined);
      onTake(taken);
    } catch (error) {
      if (!(error instanceof PointsFileError)) throw error;
      setTyped({ ...draft, problem: error.message });
    }
  };

  return (
    <>
      <label htmlFor={id}>Points, one x,y on each line</label>
      <textarea
        id={id}
        rows={6}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        value={draft?.lines ?? lines}
        aria-invalid={draft?.problem !== undefined}
        aria-describedby={`${id}-problem`}
        onChange={({ target }) => setTyped({ lines: target.value, over: text })}
        onBlur={finish}
      />
      <button type="button" onClick={finish}>
        Use these points
      </button>
      <p className="correction" id={`${id}-problem`} role="status">
        {draft?.problem}
      </p>
    </>
  );
}
