/** How the shared page presents itself: the controls for it, named and explained as the keys of the query. */
import { useId, type ReactNode } from 'react';
import {
  LATEST_ITERATION,
  PRESENTATION_FIELDS,
  PROFILES,
  REGIONS,
  THEMES,
  type Presentation,
} from '../../embed/presentation.ts';
import { formatCount } from '../controls/formatNumber.ts';
import { CountField } from '../controls/CountField.tsx';
import { LEAST_SIDE, MOST_SIDE, SIZES, type Choices } from './choices.ts';

interface ChoiceFieldsProps {
  readonly choices: Choices;
  onChange(changes: Partial<Choices>): void;
}

export function LinkChoices(props: ChoiceFieldsProps & { readonly iteration: number }) {
  const { choices, onChange, iteration } = props;
  return (
    <div className="share-choices">
      <Choice of="theme" value={choices.theme} options={THEMES} {...props} />
      <Choice of="profile" value={choices.profile} options={PROFILES} {...props} />
      <div className="share-count">
        <CountField
          name={fieldOf('start').name}
          value={choices.start}
          minimum={0}
          maximum={LATEST_ITERATION}
          disabled={false}
          onChange={(start) => onChange({ start })}
        />
        <button type="button" onClick={() => onChange({ start: iteration })}>
          Here: {formatCount(iteration)}
        </button>
      </div>
      <div className="share-count">
        <Toggle of="iterations" on={choices.stops} onTurn={(stops) => onChange({ stops })} />
        {choices.stops && (
          <CountField
            name="Iteration"
            value={choices.iterations}
            minimum={1}
            maximum={LATEST_ITERATION}
            disabled={false}
            onChange={(iterations) => onChange({ iterations })}
          />
        )}
      </div>
      {choices.start > 0 && (
        <p className="note">
          Whoever opens it trains from the seed to iteration {formatCount(choices.start)} first,
          with the settings as they are now.
        </p>
      )}
    </div>
  );
}

export function EmbedChoices({ choices, onChange }: ChoiceFieldsProps) {
  const { width, height, ui } = choices;
  return (
    <div className="share-choices">
      <SizeChoice choices={choices} onChange={onChange} />
      <div className="share-count">
        <CountField
          name="Width, pixels"
          value={width}
          minimum={LEAST_SIDE}
          maximum={MOST_SIDE}
          disabled={false}
          onChange={(value) => onChange({ width: value })}
        />
        <CountField
          name="Height, pixels"
          value={height}
          minimum={LEAST_SIDE}
          maximum={MOST_SIDE}
          disabled={false}
          onChange={(value) => onChange({ height: value })}
        />
      </div>
      <fieldset className="share-regions">
        <legend>{fieldOf('ui').name}</legend>
        {REGIONS.map((region) => (
          <label key={region}>
            <input
              type="checkbox"
              checked={ui.includes(region)}
              // Something has to be shown.
              disabled={ui.length === 1 && ui.includes(region)}
              onChange={({ target }) =>
                onChange({
                  ui: REGIONS.filter((one) => (one === region ? target.checked : ui.includes(one))),
                })
              }
            />
            {region}
          </label>
        ))}
      </fieldset>
      <Toggle
        of="autoplay"
        on={choices.autoplay && !choices.still}
        disabled={choices.still}
        onTurn={(autoplay) => onChange({ autoplay })}
      />
      <Toggle of="still" on={choices.still} onTurn={(still) => onChange({ still })} />
      <Toggle of="links" on={choices.links} onTurn={(links) => onChange({ links })} />
    </div>
  );
}

const OTHER_SIZE = 'other';

function SizeChoice({ choices: { width, height }, onChange }: ChoiceFieldsProps) {
  const id = useId();
  const current = SIZES.find((size) => size.width === width && size.height === height);
  return (
    <Row id={id} name="Size" explanation="As large as it gets; it shrinks with its page.">
      <select
        id={id}
        value={current?.name ?? OTHER_SIZE}
        onChange={({ target }) => {
          const size = SIZES.find(({ name }) => name === target.value);
          if (size) onChange({ width: size.width, height: size.height });
        }}
      >
        {SIZES.map(({ name }) => (
          <option key={name}>{name}</option>
        ))}
        {!current && <option value={OTHER_SIZE}>Your own</option>}
      </select>
    </Row>
  );
}

interface ChoiceProps extends ChoiceFieldsProps {
  readonly of: 'theme' | 'profile';
  readonly value: string;
  readonly options: readonly string[];
}

function Choice({ of, value, options, onChange }: ChoiceProps) {
  const id = useId();
  const { name, explanation } = fieldOf(of);
  return (
    <Row id={id} name={name} explanation={explanation}>
      <select id={id} value={value} onChange={({ target }) => onChange({ [of]: target.value })}>
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    </Row>
  );
}

interface RowProps {
  readonly id: string;
  readonly name: string;
  readonly explanation: string;
  readonly children: ReactNode;
}

function Row({ id, name, explanation, children }: RowProps) {
  return (
    <div className="control-row" title={explanation}>
      <label htmlFor={id}>{name}</label>
      {children}
    </div>
  );
}

interface ToggleProps {
  readonly of: 'autoplay' | 'still' | 'links' | 'iterations';
  readonly on: boolean;
  readonly disabled?: boolean;
  onTurn(on: boolean): void;
}

function Toggle({ of, on, disabled = false, onTurn }: ToggleProps) {
  const { name, explanation } = fieldOf(of);
  return (
    <label className="share-toggle" title={explanation}>
      <input
        type="checkbox"
        checked={on}
        disabled={disabled}
        onChange={({ target }) => onTurn(target.checked)}
      />
      {name}
    </label>
  );
}

function fieldOf(key: keyof Presentation) {
  return PRESENTATION_FIELDS.find((field) => field.key === key)!;
}
