/** A whole number that is typed and taken when it is finished; the nearest possible one where it is not possible. */
import { useId, useState } from 'react';
import { nearestAllowed } from '../../experiment/field.ts';
import { formatCount } from './formatNumber.ts';

interface CountFieldProps {
  readonly name: string;
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly disabled: boolean;
  onChange(value: number): void;
}

export function CountField({ name, value, minimum, maximum, disabled, onChange }: CountFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<string>();
  const [corrected, setCorrected] = useState<number>();

  const finish = () => {
    if (draft === undefined) return;
    setDraft(undefined);
    const typed = readCount(draft);
    const next = Number.isNaN(typed)
      ? value
      : nearestAllowed({ minimum, maximum, integer: true }, typed);
    setCorrected(next === typed ? undefined : next);
    if (next !== value) onChange(next);
  };

  return (
    <div
      className="count-field"
      onKeyDown={({ key }) => {
        if (key === 'Enter') finish();
        if (key === 'Escape') setDraft(undefined);
      }}
    >
      <label htmlFor={id}>{name}</label>
      <input
        id={id}
        className="number"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        disabled={disabled}
        value={draft ?? formatCount(value)}
        aria-describedby={corrected === value ? `${id}-correction` : undefined}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={finish}
      />
      {corrected === value && (
        <p className="correction" role="status" id={`${id}-correction`}>
          Only a whole number from {formatCount(minimum)} to {formatCount(maximum)} is possible:{' '}
          {formatCount(value)} is used.
        </p>
      )}
    </div>
  );
}

/** With commas or spaces between thousands; NaN where it is no number. */
function readCount(text: string): number {
  const digits = text.replaceAll(/[\s,]/g, '');
  return digits === '' ? Number.NaN : Number(digits);
}
