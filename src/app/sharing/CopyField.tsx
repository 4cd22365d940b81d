/** A text to take away, with the button that copies it. */
import { useEffect, useId, useRef, useState } from 'react';
import { copyFrom, type Copied } from './copying.ts';

interface CopyFieldProps {
  readonly name: string;
  /** One sentence: what it is for. */
  readonly explanation: string;
  readonly text: string;
  /** Lines that are seen at once; one is a plain field. */
  readonly lines?: number;
}

/** How long it says that the text was copied; what is left to do is said until it may have been done. */
const SAID_FOR_MS = 4000;

const SAID: Readonly<Record<Copied, string>> = {
  copied: 'Copied',
  selected: 'Selected: press Ctrl+C or ⌘C',
};

export function CopyField({ name, explanation, text, lines = 1 }: CopyFieldProps) {
  const id = useId();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<Copied>();
  useEffect(() => {
    if (copied !== 'copied') return;
    const timer = setTimeout(() => setCopied(undefined), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => setCopied(await copyFrom(field.current!));
  const properties = {
    id,
    ref: field,
    value: text,
    readOnly: true,
    spellCheck: false,
    'aria-describedby': `${id}-explanation`,
    onFocus: () => field.current!.select(),
    onBlur: () => setCopied(undefined),
  };
  return (
    <div className="copy-field">
      <div className="copy-head">
        <label htmlFor={id}>{name}</label>
        <span className="note" id={`${id}-explanation`}>
          {explanation}
        </span>
      </div>
      <div className="copy-row">
        {lines === 1 ? <input {...properties} /> : <textarea {...properties} rows={lines} />}
        <button type="button" aria-label={`Copy: ${name}`} onClick={() => void copy()}>
          Copy
        </button>
      </div>
      <p className="note" role="status">
        {copied && SAID[copied]}
      </p>
    </div>
  );
}
