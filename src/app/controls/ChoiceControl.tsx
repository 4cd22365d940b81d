/** One of several alternatives, as the platform's own list: keyboard, touch and screen readers come with it. */
import { useId } from 'react';
import { fullNameOf, type ChoiceField } from '../../experiment/field.ts';
import { ControlHint, RestartSign } from './ControlHint.tsx';

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
  return (
    <div className={labelHidden ? 'control' : 'control control-row'}>
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
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      >
        {field.options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
      <ControlHint
        id={`${id}-hint`}
        explanation={`${field.explanation} ${chosen ? `${chosen.name}: ${lowered(chosen.explanation)}` : ''}`}
        defaultText={preferred?.name ?? field.default}
        live={field.live}
      />
    </div>
  );
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
