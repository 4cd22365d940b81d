/** What a film shall be like, and what that will take. */
import { useEffect, useId, useMemo, useState, type ReactNode } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { CountField } from '../controls/CountField.tsx';
import { usePlayground } from '../state/usePlayground.ts';
import {
  FORMAT_NAMES,
  FORMATS,
  MOST_ITERATIONS,
  MOST_SECONDS,
  RATES,
  WIDTHS,
  type Choices,
  type Format,
} from './choices.ts';
import { begin, formatsAt } from './making.ts';
import { estimateOf } from './plan.ts';
import { cautionsFor, describeEstimate, describeMissing } from './words.ts';

interface FilmFormProps {
  readonly choices: Choices;
  onChange(choices: Choices): void;
}

export function FilmForm({ choices, onChange }: FilmFormProps) {
  const { runs, alignment, view } = usePlayground(
    useShallow(({ runs, alignment, view }) => ({ runs, alignment, view })),
  );
  const estimate = useMemo(() => estimateOf({ runs }, choices), [runs, choices]);
  const { formats, problem } = useFormats(estimate.width, estimate.height, choices.framesPerSecond);
  const possible = FORMATS.filter((format) => formats?.[format] ?? true);
  const format = possible.includes(choices.format) ? choices.format : possible[0];
  const change = (changes: Partial<Choices>) => onChange({ ...choices, ...changes });
  const missing = formats && describeMissing(formats);
  const cautions = cautionsFor({ estimate, runs: runs.length, alignment, view });
  return (
    // Not a form: Enter takes what was typed into a field, and shall begin nothing.
    <div className="film-form">
      <div className="film-choices">
        <Select
          name="Format"
          value={format ?? choices.format}
          options={FORMATS.map((id) => [id, FORMAT_NAMES[id]])}
          impossible={FORMATS.filter((id) => !possible.includes(id))}
          onChange={(id) => change({ format: id as Format })}
        />
        <CountField
          name="From iteration"
          value={choices.from}
          minimum={0}
          maximum={choices.to - 1}
          disabled={false}
          onChange={(from) => change({ from })}
        />
        <CountField
          name="To iteration"
          value={choices.to}
          minimum={choices.from + 1}
          maximum={MOST_ITERATIONS}
          disabled={false}
          onChange={(to) => change({ to })}
        />
        <Select
          name="Spacing"
          value={choices.spacing}
          options={[
            ['even', 'Even'],
            ['logarithmic', 'Logarithmic'],
          ]}
          onChange={(spacing) => change({ spacing: spacing as Choices['spacing'] })}
        />
        <CountField
          name="Length in seconds"
          value={choices.seconds}
          minimum={1}
          maximum={MOST_SECONDS}
          disabled={false}
          onChange={(seconds) => change({ seconds })}
        />
        <Select
          name="Pictures a second"
          value={String(choices.framesPerSecond)}
          options={RATES.map((rate) => [String(rate), String(rate)])}
          onChange={(rate) => change({ framesPerSecond: Number(rate) })}
        />
        <Select
          name="Width in pixels"
          value={String(choices.width)}
          options={WIDTHS.map((width) => [String(width), String(width)])}
          onChange={(width) => change({ width: Number(width) })}
        />
        <Select
          name="Colours"
          value={choices.theme}
          options={[
            ['light', 'Light'],
            ['dark', 'Dark'],
          ]}
          onChange={(theme) => change({ theme: theme as Choices['theme'] })}
        />
        <label className="film-curves">
          <input
            type="checkbox"
            checked={choices.curves}
            onChange={(event) => change({ curves: event.target.checked })}
          />
          Losses below the pictures
        </label>
      </div>
      <p>{describeEstimate(estimate, choices)}</p>
      <p className="note">
        The film is trained again from the same seed, with what the sample view shows now. The runs
        on the page rest meanwhile and stay as they are.
      </p>
      {[missing, ...cautions].map(
        (sentence) =>
          sentence && (
            <p className="note" key={sentence}>
              {sentence}
            </p>
          ),
      )}
      <Problem>{problem}</Problem>
      <div className="buttons">
        <button
          type="button"
          className="primary"
          disabled={!formats || !format}
          onClick={() => format && void begin({ ...choices, format })}
        >
          Make the film
        </button>
      </div>
    </div>
  );
}

function Problem({ children }: { readonly children: ReactNode }) {
  if (children === undefined) return null;
  return (
    <p className="caution" role="alert">
      {children}
    </p>
  );
}

interface SelectProps {
  readonly name: string;
  readonly value: string;
  readonly options: readonly (readonly [id: string, name: string])[];
  readonly impossible?: readonly string[];
  onChange(id: string): void;
}

function Select({ name, value, options, impossible, onChange }: SelectProps) {
  const id = useId();
  return (
    <div className="count-field">
      <label htmlFor={id}>{name}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([option, text]) => (
          <option key={option} value={option} disabled={impossible?.includes(option)}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What can be written at this size; the last answer while the next is on its way. */
function useFormats(width: number, height: number, framesPerSecond: number) {
  const [formats, setFormats] = useState<Readonly<Record<Format, boolean>>>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    let current = true;
    formatsAt({ width, height, framesPerSecond }).then(
      (found) => current && setFormats(found),
      (error: Error) => current && setProblem(error.message),
    );
    return () => {
      current = false;
    };
  }, [width, height, framesPerSecond]);
  return { formats, problem };
}
