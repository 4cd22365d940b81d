/** Controls for a list of fields, in their order: what the registries say is what is shown. */
import type { Field } from '../../experiment/field.ts';
import { changeField } from '../state/session.ts';
import { usePlayground } from '../state/store.ts';
import { ChoiceControl } from './ChoiceControl.tsx';
import { NumberControl } from './NumberControl.tsx';

interface FieldControlsProps {
  readonly fields: readonly Field[];
}

export function FieldControls({ fields }: FieldControlsProps) {
  const experiment = usePlayground((state) => state.experiment);
  return fields.map((field) =>
    field.kind === 'number' ? (
      <NumberControl
        key={field.key}
        field={field}
        value={Number(experiment[field.key])}
        onChange={(value) => changeField(field.key, value)}
      />
    ) : (
      <ChoiceControl
        key={field.key}
        field={field}
        value={String(experiment[field.key])}
        onChange={(value) => changeField(field.key, value)}
      />
    ),
  );
}
