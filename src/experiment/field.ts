/**
 * A field is one key of an experiment together with all that is needed to show it, check it and
 * explain it. Controls, the hash, `--list` and error messages are all drawn from fields.
 */
import type { Choice, Parameter } from './parameter.ts';

/** Where a field stands on the page. */
export type FieldGroup =
  'data' | 'loss' | 'lipschitz' | 'generator' | 'critic' | 'latent' | 'training' | 'seed';

interface FieldBase {
  readonly key: string;
  readonly group: FieldGroup;
  /** True when a change carries on with the run in progress; false when it starts a new one. */
  readonly live: boolean;
}

export interface NumberField extends FieldBase, Parameter {
  readonly kind: 'number';
}

export interface ChoiceField extends FieldBase {
  readonly kind: 'choice';
  readonly name: string;
  readonly explanation: string;
  readonly options: readonly Choice[];
  readonly default: string;
}

export type Field = NumberField | ChoiceField;

/** The field's name with its player where it has one: "Critic learning rate". */
export function fullNameOf(field: Field): string {
  const player = /^(critic|generator)\./.exec(field.key)?.[1];
  if (!player) return field.name;
  return `${player.charAt(0).toUpperCase()}${player.slice(1)} ${field.name.toLowerCase()}`;
}

/** What may stand after `key=`, in words: "a number from 0 to 20", "one of relu, tanh". */
export function allowedValues(field: Field): string {
  if (field.kind === 'choice')
    return `one of ${field.options.map((option) => option.id).join(', ')}`;
  const kind = field.integer ? 'a whole number' : 'a number';
  const multiples = field.multipleOf === undefined ? '' : ` in steps of ${field.multipleOf}`;
  const gaps = (field.gaps ?? []).map(({ from, to }) => `between ${from} and ${to}`);
  return `${kind} from ${field.minimum} to ${field.maximum}${multiples}${gaps.length > 0 ? ` but not ${gaps.join(' or ')}` : ''}`;
}

/** The value next to `value` that is possible. */
export function nearestAllowed(
  {
    minimum,
    maximum,
    integer,
    multipleOf = 1,
    gaps = [],
  }: Pick<Parameter, 'minimum' | 'maximum' | 'integer' | 'multipleOf' | 'gaps'>,
  value: number,
): number {
  const clamped = Math.min(maximum, Math.max(minimum, value));
  const gap = gaps.find(({ from, to }) => clamped > from && clamped < to);
  if (gap) return clamped - gap.from < gap.to - clamped ? gap.from : gap.to;
  return integer ? multipleOf * Math.round(clamped / multipleOf) : clamped;
}
