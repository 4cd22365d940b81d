/** In what experiments differ, field by field. Says nothing of why it matters. */
import type { Catalogue } from './alternatives.ts';
import type { Experiment } from './experiment.ts';
import type { Field } from './field.ts';
import { fieldsOf } from './schema.ts';

export interface Difference {
  /** As the first of the experiments that have it has it. */
  readonly field: Field;
  /** By experiment, in their order; undefined for one that has no such field. */
  readonly values: readonly (string | number | undefined)[];
}

/** Every field that is not the same in all `experiments`, in the order in which fields are written. */
export function differencesAmong(
  catalogue: Catalogue,
  experiments: readonly Experiment[],
): readonly Difference[] {
  const fields = new Map<string, Field>();
  for (const experiment of experiments) {
    for (const field of fieldsOf(catalogue, experiment)) {
      if (!fields.has(field.key)) fields.set(field.key, field);
    }
  }
  return [...fields.values()]
    .map((field) => ({ field, values: experiments.map(({ [field.key]: value }) => value) }))
    .filter(({ values }) => values.some((value) => value !== values[0]));
}
