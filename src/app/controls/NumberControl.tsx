/**
 * A number that can be dragged or typed. What is typed is taken when it is finished (Enter or leaving
 * the field); what is out of range becomes the nearest possible value, and the control says so.
 */
import { useId, useState, type KeyboardEvent } from 'react';
import {
  allowedValues,
  fullNameOf,
  nearestAllowed,
  type NumberField,
} from '../../experiment/field.ts';
import { ControlHint, RestartSign } from './ControlHint.tsx';
import { formatSetting } from './formatNumber.ts';
import { nextPosition, positionOf, STOPS, valueAt } from './sliderScale.ts';

interface NumberControlProps {
  readonly field: NumberField;
  readonly value: number;
  onChange(value: number): void;
}

export function NumberControl({ field, value, onChange }: NumberControlProps) {
  const id = useId();
  const [draft, setDraft] = useState<string>();
  const [correction, setCorrection] = useState<{ text: string; to: number }>();
  const name = fullNameOf(field);
  const unit = field.unit ? ` ${field.unit}` : '';

  const finish = () => {
    if (draft === undefined) return;
    setDraft(undefined);
    const typed = readNumber(draft, field.integer ?? false);
    const usable = draft.trim() !== '' && !Number.isNaN(typed);
    const next = usable ? nearestAllowed(field, typed) : value;
    setCorrection(
      usable && next === typed
        ? undefined
        : {
            text: `Only ${allowedValues(field)} is possible: ${formatSetting(next)} is used.`,
            to: next,
          },
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
    <div
      className="control"
      onKeyDown={({ key }) => {
        if (key === 'Enter') finish();
        if (key === 'Escape') setDraft(undefined);
      }}
    >
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
      {correction?.to === value && (
        <p className="correction" role="status">
          {correction.text}
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

/** As people write numbers: a true minus, a decimal comma, or commas between thousands. */
function readNumber(text: string, whole: boolean): number {
  return Number(
    text
      .replace('−', '-')
      .replaceAll(/\s/g, '')
      .replaceAll(',', whole ? '' : '.'),
  );
}

const SLIDER_KEYS: Readonly<Record<string, 1 | -1>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
};
