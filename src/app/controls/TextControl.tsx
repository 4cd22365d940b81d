/**
 * A text that is written. It is taken when it is finished (Enter, leaving the field, a pause) and nothing
 * is wrong with it; else it stays as it was typed, the run goes on with the last one, and a sentence below
 * says what is wrong and points at the character.
 */
import { useEffect, useId, useRef, useState } from 'react';
import { fullNameOf, type TextField } from '../../experiment/field.ts';
import { describeProblem, type TextProblem } from '../../experiment/parameter.ts';
import { ControlHint, RestartSign } from './ControlHint.tsx';

interface TextControlProps {
  readonly field: TextField;
  readonly value: string;
  onChange(value: string): void;
}

/** Who types on pauses less long than this. */
const PAUSE_MS = 900;

/** What was typed and not taken over, and over which value. */
interface Draft {
  readonly text: string;
  readonly over: string;
  /** Of a text that was looked at: what is wrong with it. */
  readonly problem?: TextProblem | undefined;
}

export function TextControl({ field, value, onChange }: TextControlProps) {
  const id = useId();
  const [typed, setTyped] = useState<Draft>();
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);
  // A link or the Back button may have brought another value meanwhile.
  const draft = typed?.over === value ? typed : undefined;

  const finish = (text: string | undefined) => {
    clearTimeout(pause.current);
    if (text === undefined) return;
    const problem = field.problemIn(text);
    setTyped(problem && { text, over: value, problem });
    if (!problem && text !== value) onChange(text);
  };
  const type = (text: string) => {
    setTyped({ text, over: value });
    clearTimeout(pause.current);
    pause.current = setTimeout(() => finish(text), PAUSE_MS);
  };
  const drop = () => {
    clearTimeout(pause.current);
    setTyped(undefined);
  };

  return (
    <div className="control">
      <label htmlFor={`${id}-text`}>
        {field.name}
        {field.symbol && <var className="text-symbol">{field.symbol}</var>}
        {!field.live && <RestartSign />}
      </label>
      <input
        id={`${id}-text`}
        className="formula-text"
        type="text"
        aria-label={fullNameOf(field)}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        value={draft?.text ?? value}
        aria-invalid={draft?.problem !== undefined}
        aria-describedby={`${id}-problem ${id}-hint`}
        onChange={(event) => type(event.target.value)}
        onBlur={() => finish(draft?.text)}
        onKeyDown={({ key }) => {
          if (key === 'Enter') finish(draft?.text);
          if (key === 'Escape') drop();
        }}
      />
      <div className="text-problem" id={`${id}-problem`} role="status">
        {draft?.problem && <Problem text={draft.text} problem={draft.problem} />}
      </div>
      <ControlHint
        id={`${id}-hint`}
        explanation={field.explanation}
        defaultText={field.default}
        live={field.live}
      />
    </div>
  );
}

/** Characters on either side of the one that is pointed at. */
const SURROUNDINGS = 16;

function Problem({ text, problem }: { readonly text: string; readonly problem: TextProblem }) {
  const { at } = problem;
  return (
    <>
      {at !== undefined && <Pointer text={text} at={at} />}
      <p className="correction">{describeProblem(problem)}</p>
    </>
  );
}

/** The text around a character with a caret below it, for the eye alone: the sentence names the position. */
function Pointer({ text, at }: { readonly text: string; readonly at: number }) {
  const start = Math.max(0, at - SURROUNDINGS);
  const ellipsis = start > 0 ? '…' : '';
  const excerpt = ellipsis + text.slice(start, at + SURROUNDINGS).replaceAll(/\s/g, ' ');
  return (
    <pre className="pointer" aria-hidden="true">
      {`${excerpt}\n${' '.repeat(ellipsis.length + at - start)}^`}
    </pre>
  );
}
