/** The fields of the experiment that a panel shows, by group or by key. */
import type { Experiment } from '../../experiment/experiment.ts';
import type { ChoiceField, Field, FieldGroup } from '../../experiment/field.ts';
import { fieldsOf } from '../../gan/catalogue.ts';

export function fieldsIn(experiment: Experiment, group: FieldGroup): readonly Field[] {
  return fieldsOf(experiment).filter((field) => field.group === group);
}

/** The field of a choice that every experiment has. */
export function choiceFieldOf(experiment: Experiment, key: string): ChoiceField {
  const field = fieldsOf(experiment).find((candidate) => candidate.key === key);
  if (field?.kind !== 'choice') throw new RangeError(`"${key}" is not a choice of an experiment.`);
  return field;
}
