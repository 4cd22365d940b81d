/** One of several alternatives, as the platform's own list: keyboard, touch and screen readers come with it. */
import { useId } from 'react';
import { fullNameOf, isSettled, refusalsIn, type ChoiceField } from '../../experiment/field.ts';
import { ControlHint, RestartSign } from './ControlHint.tsx';
import { Refusals } from './Refusals.tsx';

interface ChoiceControlProps {
  readonly field: ChoiceField;
  readonly value: string;
  onChange(value: string): void;
  /** Leaves out the visible label where a heading already says it. */
  readonly labelHidden?: boolean;
}

export function ChoiceControl({ field, value, onChange, labelHidden }: ChoiceControlProps) {
  const id = useId();
  const chosen = field.options.find((option) => option.id === value);
  const preferred = field.options.find((option) => option.id === field.default);
  const isRestricted = refusalsIn(field).length > 0;
  if (isSettled(field)) return <Settled field={field} chosen={chosen?.name} />;
  return (
    <div className={`control ${labelHidden ? 'control-alone' : 'control-row'}`}>
      {!labelHidden && (
        <label htmlFor={id}>
          {field.name}
          {!field.live && <RestartSign />}
        </label>
      )}
      <select
        id={id}
        aria-label={fullNameOf(field)}
        value={value}
        aria-describedby={isRestricted ? `${id}-hint ${id}-refusals` : `${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      >
        {field.options.map((option) => (
          <option key={option.id} value={option.id} disabled={option.refusal !== undefined}>
            {option.name}
          </option>
        ))}
      </select>
      {labelHidden && !field.live && <RestartSign />}
      <ControlHint
        id={`${id}-hint`}
        explanation={`${field.explanation} ${chosen ? `${chosen.name}: ${lowered(chosen.explanation)}` : ''}`}
        defaultText={preferred?.name ?? field.default}
        live={field.live}
      />
      <Refusals id={`${id}-refusals`} field={field} />
    </div>
  );
}

/** Nothing to choose: why that is so or, where there is no more to it, what there is. */
function Settled({
  field,
  chosen,
}: Pick<ChoiceControlProps, 'field'> & { chosen?: string | undefined }) {
  if (refusalsIn(field).length > 0) return <Refusals field={field} />;
  return (
    <div className="control control-row">
      <span>{field.name}</span>
      <span className="settled-choice">{chosen}</span>
    </div>
  );
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
