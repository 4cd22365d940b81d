/**
 * A field is one key of an experiment together with all that is needed to show it, check it and
 * explain it. Controls, the hash, `--list` and error messages are all drawn from fields.
 */
import type { Choice, Parameter, TextParameter } from './parameter.ts';

/** Where a field stands on the page. */
export type FieldGroup =
  | 'data'
  | 'loss'
  | 'lipschitz'
  | 'stabilisers'
  | 'dynamics'
  | 'inference'
  | 'generator'
  | 'critic'
  | 'latent'
  | 'training'
  | 'seed';

interface FieldBase {
  readonly key: string;
  readonly group: FieldGroup;
  /** True when a change carries on with the run in progress; false when it starts a new one. */
  readonly live: boolean;
  /** One sentence: why less is possible than elsewhere. Absent where all is. */
  readonly reason?: string;
}

export interface NumberField extends FieldBase, Parameter {
  readonly kind: 'number';
}

/** Its value is a text without problems. */
export interface TextField extends FieldBase, TextParameter {
  readonly kind: 'text';
}

export interface ChoiceField extends FieldBase {
  readonly kind: 'choice';
  readonly name: string;
  readonly explanation: string;
  readonly options: readonly OfferedChoice[];
  readonly default: string;
}

/** An alternative that is not always to be had. */
export interface OfferedChoice extends Choice {
  /** One sentence: why it cannot be chosen beside what else is chosen. Absent where it can. */
  readonly refusal?: string;
}

/** Any number of alternatives at once; the value is their ids in the order of `options`, joined by commas. */
export interface SetField extends FieldBase {
  readonly kind: 'set';
  readonly name: string;
  readonly explanation: string;
  readonly options: readonly OfferedChoice[];
  readonly default: string;
}

/** What holds one value. */
export type SingleField = NumberField | TextField | ChoiceField;

export type Field = SingleField | SetField;

/** The field's name with its player where it has one: "Critic learning rate". */
export function fullNameOf(field: Field): string {
  const player = /^(critic|generator)\./.exec(field.key)?.[1];
  if (!player) return field.name;
  return `${player.charAt(0).toUpperCase()}${player.slice(1)} ${field.name.toLowerCase()}`;
}

/** What may stand after `key=`, in words: "a number from 0 to 20", "one of relu, tanh". */
export function allowedValues(field: Field): string {
  if (isSettled(field) && field.kind === 'number') return String(field.minimum);
  if (field.kind === 'choice') return `one of ${possibleIds(field).join(', ')}`;
  if (field.kind === 'text') return field.allowed;
  if (field.kind === 'set') return `any of ${possibleIds(field).join(', ')}, joined by commas`;
  const kind = field.integer ? 'a whole number' : 'a number';
  const multiples = field.multipleOf === undefined ? '' : ` in steps of ${field.multipleOf}`;
  const gaps = (field.gaps ?? []).map(({ from, to }) => `between ${from} and ${to}`);
  return `${kind} from ${field.minimum} to ${field.maximum}${multiples}${gaps.length > 0 ? ` but not ${gaps.join(' or ')}` : ''}`;
}

/** Of the alternatives that are not refused. */
export function possibleIds({ options }: ChoiceField | SetField): readonly string[] {
  return options.filter(({ refusal }) => refusal === undefined).map(({ id }) => id);
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

/** Whether nothing can be chosen, because one value alone is possible. */
export function isSettled(field: Field): boolean {
  if (field.kind === 'number') return field.minimum === field.maximum;
  if (field.kind === 'text') return false;
  return possibleIds(field).length === (field.kind === 'set' ? 0 : 1);
}

/** What one sentence speaks of. */
export interface Reason {
  readonly reason: string;
  /** Of the alternatives or fields it is about. */
  readonly names: readonly string[];
}

/** What is refused and why, each reason once, in the order of the alternatives. */
export function refusalsIn({ options }: ChoiceField | SetField): readonly Reason[] {
  return byReason(options.map(({ name, refusal }) => ({ name, reason: refusal })));
}

/** Which of `fields` can have one value only and why, each reason once; those without a reason left out. */
export function settledIn(fields: readonly Field[]): readonly Reason[] {
  return byReason(fields.filter(isSettled));
}

function byReason(
  named: readonly { readonly name: string; readonly reason?: string | undefined }[],
): readonly Reason[] {
  const namesByReason = new Map<string, string[]>();
  for (const { name, reason } of named) {
    if (reason === undefined) continue;
    const names = namesByReason.get(reason);
    if (names) names.push(name);
    else namesByReason.set(reason, [name]);
  }
  return Array.from(namesByReason, ([reason, names]) => ({ reason, names }));
}
