/**
 * What runs that are compared are called and what their values look like, in words taken from the fields.
 * Knows neither how they train nor elements.
 */
import type { Difference } from '../../experiment/differences.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { fullNameOf, type ChoiceField, type Field } from '../../experiment/field.ts';
import { idsIn } from '../../experiment/draft.ts';
import { fieldsOf, formatExperiment } from '../../gan/catalogue.ts';
import { formatSetting } from '../controls/formatNumber.ts';
import { countOfPoints } from '../drawing/words.ts';
import { pointsOf } from '../../data/pointsText.ts';

/** Choices whose alternatives need no introduction. */
const SPEAKING = new Set(['loss', 'objective', 'lipschitz', 'inference', 'dynamics']);

/** Choices of something besides loss and bound of the slope, and what stands for none of it. */
const ADDITIONS: Readonly<Record<string, string>> = {
  dynamics: 'gradient',
  inference: 'none',
  stabilisers: '',
};

/** What a run is called that has none of what the others add. */
const PLAIN = 'Plain';

/** With more parts than this a title ends in how many there are besides. */
const MOST_PARTS = 4;

/** A typed formula may be long. */
const MOST_CHARACTERS = 24;

interface Titled {
  readonly id: string;
  readonly experiment: Experiment;
}

/**
 * In their order: what each run does otherwise than the first, "R1 penalty, γ 0.1", or "as A" where that is
 * nothing; and what the first has in place of all that, empty where nothing differs. Of several things that
 * others add, it does not list that it has none.
 */
export function titlesOf(
  runs: readonly Titled[],
  differences: readonly Difference[],
): readonly string[] {
  const [first] = runs;
  const fields = runs.map(
    ({ experiment }) => new Map(fieldsOf(experiment).map((field) => [field.key, field])),
  );
  // What comes along with a choice goes without saying.
  const isBrought = (key: string) =>
    fields.some((own) => own.get(key)?.default !== fields[0]!.get(key)?.default);
  return runs.map(({ experiment }, index) => {
    const isFirst = index === 0;
    if (!isFirst && alike(experiment, first!.experiment)) return `as ${first!.id}`;
    const told = isFirst ? differences.filter((one) => !isAbsent(one, experiment)) : differences;
    // One thing that is missing is said; several would hide what the run is.
    const shown = differences.length - told.length > 1 ? told : differences;
    const parts = shown.flatMap(({ field: { key } }) => {
      const field = fields[index]!.get(key);
      const value = experiment[key];
      if (!field || value === undefined) return [];
      if (!isFirst && value === first!.experiment[key]) return [];
      return value === field.default && isBrought(key) ? [] : [partOf(field, value)];
    });
    return parts.length === 0 && shown.length < differences.length ? PLAIN : shortened(parts);
  });
}

function isAbsent({ field: { key } }: Difference, experiment: Experiment): boolean {
  return key in ADDITIONS && experiment[key] === ADDITIONS[key];
}

function alike(one: Experiment, other: Experiment): boolean {
  return formatExperiment(one) === formatExperiment(other);
}

function partOf(field: Field, value: string | number): string {
  if (field.kind === 'text' && field.encoded) return valueText(field, value);
  if (field.kind === 'number' || field.kind === 'text') {
    const player = /^(critic|generator)\./.exec(field.key)?.[1];
    const name = field.symbol ?? field.name.toLowerCase();
    return [player, name, valueText(field, value)].filter(Boolean).join(' ');
  }
  if (value === 'none' || value === '') return `${fullNameOf(field)}: none`;
  const speaking = field.kind === 'set' || SPEAKING.has(field.key);
  return `${speaking ? '' : `${fullNameOf(field)}: `}${valueText(field, value)}`;
}

/** Everything that is set otherwise than it would be by itself, in words; `without` some keys. */
export function settingsOf(experiment: Experiment, without: readonly string[]): readonly string[] {
  return fieldsOf(experiment).flatMap((field) => {
    const value = experiment[field.key];
    const isUsual = value === undefined || value === field.default || without.includes(field.key);
    return isUsual ? [] : [partOf(field, value)];
  });
}

function shortened(parts: readonly string[]): string {
  if (parts.length <= MOST_PARTS) return parts.join(', ');
  const said = parts.slice(0, MOST_PARTS - 1);
  return `${said.join(', ')} and ${parts.length - said.length} more`;
}

/** The value as people write it, without its unit; a dash where the run has no such field. */
export function valueText(field: Field, value: string | number | undefined): string {
  if (value === undefined) return '–';
  if (typeof value === 'number') return formatSetting(value);
  if (field.kind === 'choice') return optionName(field, value);
  if (field.kind === 'set') {
    const names = idsIn(value).map((id) => optionName(field, id));
    return names.length > 0 ? names.join(', ') : 'None';
  }
  if (field.kind === 'text' && field.encoded) return countOfPoints(pointsOf(value).length / 2);
  return value.length > MOST_CHARACTERS ? `${value.slice(0, MOST_CHARACTERS - 1)}…` : value;
}

function optionName({ options }: Pick<ChoiceField, 'options'>, id: string): string {
  return options.find((option) => option.id === id)?.name ?? id;
}

/** The field's name with its letter and unit: "Critic learning rate η", "Batch, points". */
export function fieldText(field: Field): string {
  const symbol = 'symbol' in field && field.symbol ? ` ${field.symbol}` : '';
  const unit = field.kind === 'number' && field.unit ? `, ${field.unit}` : '';
  return `${fullNameOf(field)}${symbol}${unit}`;
}
