/**
 * What a change took from the rest of an experiment because it cannot be had beside it, in sentences for
 * people. Changes nothing, and is silent about what came and went with the choice it belongs to.
 */
import { idsIn } from '../../experiment/draft.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import {
  fullNameOf,
  isSettled,
  type ChoiceField,
  type Field,
  type SetField,
} from '../../experiment/field.ts';
import { fieldsOf, lossOf } from '../../gan/catalogue.ts';
import type { Message } from './store.ts';

/** One message for each alternative or number that `after` had to give up when `changed` were chosen. */
export function givenUp(
  before: Experiment,
  after: Experiment,
  ...changed: readonly string[]
): readonly Message[] {
  const { criticless } = lossOf(after);
  return (
    fieldsOf(after)
      .filter(({ key }) => !changed.includes(key) && key in before && before[key] !== after[key])
      // A critic that is gone takes its numbers along.
      .filter(({ key }) => !(criticless && key.startsWith('critic.')))
      .flatMap((field) => sentencesOn(field, before, after))
      .map((text, index) => ({ id: `given up ${index}`, text }))
  );
}

function sentencesOn(field: Field, before: Experiment, after: Experiment): readonly string[] {
  const [old, now] = [before[field.key]!, after[field.key]!];
  if (field.kind === 'choice' || field.kind === 'set') return refused(field, String(old));
  if (field.kind === 'text' || field.reason === undefined || !isSettled(field)) return [];
  return [`${fullNameOf(field)}: ${now} instead of ${old}. ${field.reason}`];
}

function refused(field: ChoiceField | SetField, old: string): readonly string[] {
  const had = field.kind === 'set' ? idsIn(old) : [old];
  return field.options
    .filter(({ id }) => had.includes(id))
    .flatMap(({ name, refusal }) =>
      refusal === undefined
        ? []
        : [`${fullNameOf(field)}: ${name} is no longer chosen. ${refusal}`],
    );
}
