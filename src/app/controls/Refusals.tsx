/** Why some alternatives of a choice cannot be had beside what else is chosen, each reason once. */
import { isSettled, refusalsIn, type ChoiceField, type SetField } from '../../experiment/field.ts';

interface RefusalsProps {
  readonly id?: string;
  readonly field: ChoiceField | SetField;
}

export function Refusals({ id, field }: RefusalsProps) {
  const refusals = refusalsIn(field);
  if (refusals.length === 0) return null;
  return (
    <ul className="refusals" id={id}>
      {refusals.map(({ reason, names }) => (
        <li key={reason}>{isSettled(field) ? reason : `Not ${listed(names)}: ${reason}`}</li>
      ))}
    </ul>
  );
}

function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
