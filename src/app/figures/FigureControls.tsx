/** What can be chosen about a figure. Makes none. */
import { useId, type ReactNode } from 'react';
import type { FigureContents, FigurePart } from '../../plots/figure/contents.ts';
import { CountField } from '../controls/CountField.tsx';
import {
  FIGURE_THEMES,
  FORMAT_NAMES,
  FORMATS,
  inUnit,
  offeredParts,
  SCALES,
  WIDTHS,
  type FigureOptions,
  type FigureScale,
  type FigureTheme,
} from './figureOptions.ts';

const THEME_NAMES: Readonly<Record<FigureTheme, string>> = {
  light: 'Light',
  dark: 'Dark',
  page: 'As page',
};

interface FigureControlsProps {
  readonly contents: Omit<FigureContents, 'palette'>;
  readonly options: FigureOptions;
  onChange(changes: Partial<FigureOptions>): void;
}

export function FigureControls({ contents, options, onChange }: FigureControlsProps) {
  const { format, scale, size, theme } = options;
  const group = useId();
  return (
    <>
      <fieldset className="figure-formats">
        <legend>Format</legend>
        <div className="figure-format-row">
          {FORMATS.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name={group}
                checked={format === one}
                onChange={() => onChange({ format: one })}
              />
              {FORMAT_NAMES[one].name}
            </label>
          ))}
        </div>
        <p className="note">{FORMAT_NAMES[format].use}</p>
      </fieldset>
      <div className="figure-size">
        <CountField
          name="Width"
          value={size.width}
          minimum={WIDTHS[size.unit].least}
          maximum={WIDTHS[size.unit].most}
          disabled={false}
          onChange={(width) => onChange({ size: { ...size, width } })}
        />
        <Choice
          name="Unit"
          value={size.unit}
          onChange={(unit) => onChange({ size: inUnit(size, unit === 'px' ? 'px' : 'mm') })}
        >
          <option value="mm">mm</option>
          <option value="px">px</option>
        </Choice>
        {format === 'png' && (
          <Choice
            name="Scale"
            value={String(scale)}
            onChange={(chosen) => onChange({ scale: Number(chosen) as FigureScale })}
          >
            {SCALES.map((one) => (
              <option key={one} value={one}>
                {one}×
              </option>
            ))}
          </Choice>
        )}
        <Choice
          name="Colours"
          value={theme}
          onChange={(chosen) => onChange({ theme: chosen as FigureTheme })}
        >
          {FIGURE_THEMES.map((one) => (
            <option key={one} value={one}>
              {THEME_NAMES[one]}
            </option>
          ))}
        </Choice>
      </div>
      <Parts contents={contents} options={options} onChange={onChange} />
    </>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly value: string;
  onChange(value: string): void;
  readonly children: ReactNode;
}

function Choice({ name, value, onChange, children }: ChoiceProps) {
  return (
    <label className="figure-choice">
      <span>{name}</span>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {children}
      </select>
    </label>
  );
}

function Parts({ contents, options: { parts }, onChange }: FigureControlsProps) {
  const turn = (part: FigurePart, on: boolean) =>
    onChange({ parts: on ? [...parts, part] : parts.filter((other) => other !== part) });
  return (
    <fieldset className="figure-parts">
      <legend>Shows</legend>
      {offeredParts(contents).map(({ part, name }) => (
        <label key={part}>
          <input
            type="checkbox"
            checked={parts.includes(part)}
            onChange={(event) => turn(part, event.target.checked)}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
