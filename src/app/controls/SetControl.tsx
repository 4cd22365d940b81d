/**
 * Any number of alternatives at once, as the platform's own checkboxes. What an alternative is stands
 * beneath it once it is chosen; why it cannot be chosen, as long as that is so.
 */
import { useId, type ReactNode } from 'react';
import type { OfferedChoice, SetField } from '../../experiment/field.ts';
import { idsIn } from '../../experiment/draft.ts';
import { RestartSign } from './ControlHint.tsx';

interface SetControlProps {
  readonly field: SetField;
  /** Ids joined by commas. */
  readonly value: string;
  onChange(value: string): void;
  /** What stands beneath an alternative that is chosen. */
  detailsOf(option: OfferedChoice): ReactNode;
}

export function SetControl({ field, value, onChange, detailsOf }: SetControlProps) {
  const chosen = idsIn(value);
  const turn = (id: string, on: boolean) =>
    onChange((on ? [...chosen, id] : chosen.filter((other) => other !== id)).join(','));
  return (
    <fieldset className="set">
      <legend className="note">
        {field.explanation}
        {!field.live && <RestartSign />}
      </legend>
      {field.options.map((option) => (
        <Option
          key={option.id}
          option={option}
          checked={chosen.includes(option.id)}
          onChange={(on) => turn(option.id, on)}
        >
          {detailsOf(option)}
        </Option>
      ))}
    </fieldset>
  );
}

interface OptionProps {
  readonly option: OfferedChoice;
  readonly checked: boolean;
  onChange(checked: boolean): void;
  readonly children: ReactNode;
}

function Option({ option: { name, refusal }, checked, onChange, children }: OptionProps) {
  const id = useId();
  return (
    <div className="set-option">
      <label>
        <input
          type="checkbox"
          checked={checked}
          disabled={refusal !== undefined}
          aria-describedby={refusal === undefined ? undefined : id}
          onChange={(event) => onChange(event.target.checked)}
        />
        {name}
      </label>
      {refusal !== undefined && (
        <p className="refusals" id={id}>
          {refusal}
        </p>
      )}
      {checked && <div className="set-details">{children}</div>}
    </div>
  );
}
