/** A field and its value as they stand in a phrase. */
import type { Catalogue } from '../alternatives.ts';
import { idsIn } from '../draft.ts';
import type { Experiment } from '../experiment.ts';
import { fullNameOf, type Field } from '../field.ts';
import { fieldsOf } from '../schema.ts';

/** The field's name, after that of the choice it belongs to where there is one: "R1 penalty, weight". */
export function fieldInWords(catalogue: Catalogue, experiment: Experiment, field: Field): string {
  const [group, parameter] = field.key.split('.');
  const full = fullNameOf(field);
  if (parameter === undefined || full !== field.name) return full;
  const owner = choiceNamed(fieldsOf(catalogue, experiment), experiment, group!);
  return owner === undefined ? full : `${owner}, ${full.toLowerCase()}`;
}

/** As people read it: names instead of ids, nothing for an empty set. */
export function valueInWords(field: Field, value: string | number | undefined): string {
  if (value === undefined) return 'no such setting';
  if (typeof value === 'number') return numberInWords(value);
  if (field.kind === 'text') return value;
  const ids = field.kind === 'set' ? idsIn(value) : [value];
  if (ids.length === 0) return 'none';
  return ids.map((id) => nameOf(field, id)).join(', ');
}

/** 400,000 or 0.0001. */
export function numberInWords(value: number): string {
  return value.toLocaleString('en-GB', { maximumSignificantDigits: 6 });
}

function nameOf(field: Field, id: string): string {
  if (field.kind !== 'choice' && field.kind !== 'set') return id;
  return field.options.find((option) => option.id === id)?.name ?? id;
}

/** The name of the alternative whose parameters have keys that start with `prefix`. */
function choiceNamed(
  fields: readonly Field[],
  experiment: Experiment,
  prefix: string,
): string | undefined {
  const field = fields.find(({ key }) => key === prefix);
  if (field?.kind === 'choice') return nameOf(field, String(experiment[prefix]));
  const sets = fields.filter((candidate) => candidate.kind === 'set');
  const owner = sets.flatMap(({ options }) => options).find(({ id }) => id === prefix);
  return owner?.name;
}
