/** In what experiments differ, field by field. Says nothing of why it matters. */
import type { Catalogue } from './alternatives.ts';
import type { Experiment } from './experiment.ts';
import type { Field } from './field.ts';
import { fieldsOf } from './schema.ts';

export interface Difference {
  /** As the first of the experiments that have it has it. */
  readonly field: Field;
  /** As each experiment has it, in their order: one loss offers other objectives than another. */
  readonly fields: readonly (Field | undefined)[];
  /** By experiment, in their order; undefined for one that has no such field. */
  readonly values: readonly (string | number | undefined)[];
}

/** Every field that is not the same in all `experiments`, in the order in which fields are written. */
export function differencesAmong(
  catalogue: Catalogue,
  experiments: readonly Experiment[],
): readonly Difference[] {
  const owned = experiments.map(
    (experiment) => new Map(fieldsOf(catalogue, experiment).map((field) => [field.key, field])),
  );
  const keys = new Set(owned.flatMap((fields) => [...fields.keys()]));
  return [...keys]
    .map((key) => {
      const fields = owned.map((own) => own.get(key));
      const values = experiments.map(({ [key]: value }) => value);
      return { field: fields.find((field) => field !== undefined)!, fields, values };
    })
    .filter(({ values }) => values.some((value) => value !== values[0]));
}
