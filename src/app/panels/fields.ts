/** The fields of the experiment that a panel shows, by group or by key. */
import type { Experiment } from '../../experiment/experiment.ts';
import type {
  ChoiceField,
  Field,
  FieldGroup,
  SetField,
  SingleField,
} from '../../experiment/field.ts';
import { fieldsOf } from '../../gan/catalogue.ts';

/** Those that hold one value. */
export function fieldsIn(experiment: Experiment, group: FieldGroup): readonly SingleField[] {
  return singleFieldsOf(experiment).filter((field) => field.group === group);
}

/** The parameters of what is chosen under `prefix`: their keys are `prefix.…`. */
export function parameterFieldsOf(experiment: Experiment, prefix: string): readonly SingleField[] {
  return singleFieldsOf(experiment).filter(({ key }) => key.startsWith(`${prefix}.`));
}

/** The field of a choice that every experiment has. */
export function choiceFieldOf(experiment: Experiment, key: string): ChoiceField {
  const field = fieldsOf(experiment).find((candidate) => candidate.key === key);
  if (field?.kind !== 'choice') throw new RangeError(`"${key}" is not a choice of an experiment.`);
  return field;
}

/** The field of a set that every experiment has. */
export function setFieldOf(experiment: Experiment, key: string): SetField {
  const field = fieldsOf(experiment).find((candidate) => candidate.key === key);
  if (field?.kind !== 'set') throw new RangeError(`"${key}" is not a set of an experiment.`);
  return field;
}

function singleFieldsOf(experiment: Experiment): readonly SingleField[] {
  const holdsOne = (field: Field): field is SingleField => field.kind !== 'set';
  return fieldsOf(experiment).filter(holdsOne);
}
