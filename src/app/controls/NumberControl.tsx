/**
 * A number that can be dragged or typed. What is typed is taken when it is finished (Enter or leaving
 * the field); what is out of range becomes the nearest possible value, and the control says so.
 */
import { useId, useState, type KeyboardEvent } from 'react';
import { allowedValues, type NumberField } from '../../experiment/field.ts';
import { ControlHint, RestartSign } from './ControlHint.tsx';
import { formatSetting } from './formatNumber.ts';
import { nextPosition, positionOf, STOPS, valueAt } from './sliderScale.ts';

interface NumberControlProps {
  readonly field: NumberField;
  readonly value: number;
  onChange(value: number): void;
  /** Said in front of the name to those who do not see the heading above: "Critic". */
  readonly owner?: string;
}

export function NumberControl({ field, value, onChange, owner }: NumberControlProps) {
  const id = useId();
  const [draft, setDraft] = useState<string>();
  const [correction, setCorrection] = useState<string>();
  const name = owner ? `${owner} ${field.name.toLowerCase()}` : field.name;
  const unit = field.unit ? ` ${field.unit}` : '';

  const finish = () => {
    if (draft === undefined) return;
    setDraft(undefined);
    const typed = Number(draft.replace('−', '-').replace(',', '.'));
    const usable = draft.trim() !== '' && !Number.isNaN(typed);
    const clamped = usable ? Math.min(field.maximum, Math.max(field.minimum, typed)) : value;
    const next = field.integer ? Math.round(clamped) : clamped;
    setCorrection(
      usable && next === typed
        ? undefined
        : `Only ${allowedValues(field)} is possible: ${formatSetting(next)} is used.`,
    );
    if (next !== value) onChange(next);
  };
  const drag = (position: number) => {
    setCorrection(undefined);
    onChange(valueAt(field, position));
  };
  const onSliderKey = (event: KeyboardEvent) => {
    const direction = SLIDER_KEYS[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    drag(nextPosition(field, value, direction));
  };

  return (
    <div className="control" onKeyDown={(event) => event.key === 'Enter' && finish()}>
      <div className="control-head">
        <label htmlFor={`${id}-number`}>
          {field.name}
          {field.symbol && <var>{field.symbol}</var>}
          {!field.live && <RestartSign />}
        </label>
        <input
          id={`${id}-number`}
          className="number"
          type="text"
          inputMode={field.integer ? 'numeric' : 'decimal'}
          autoComplete="off"
          aria-label={name}
          value={draft ?? formatSetting(value)}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={finish}
        />
        {unit && <span className="unit">{field.unit}</span>}
      </div>
      <input
        type="range"
        min={0}
        max={STOPS}
        value={positionOf(field, value)}
        style={{ '--filled': positionOf(field, value) / STOPS }}
        aria-label={`${name}, slider`}
        aria-valuetext={`${formatSetting(value)}${unit}`}
        aria-describedby={`${id}-hint`}
        onChange={(event) => drag(Number(event.target.value))}
        onKeyDown={onSliderKey}
      />
      {correction && (
        <p className="correction" role="status">
          {correction}
        </p>
      )}
      <ControlHint
        id={`${id}-hint`}
        explanation={field.explanation}
        defaultText={`${formatSetting(field.default)}${unit}`}
        live={field.live}
      />
    </div>
  );
}

const SLIDER_KEYS: Readonly<Record<string, 1 | -1>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
};
