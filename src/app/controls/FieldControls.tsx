/**
 * Controls for a list of fields, in their order: what the registries say is what is shown. Where one value
 * alone is possible there is nothing to control, and a sentence says why.
 */
import { isSettled, settledIn, type SingleField } from '../../experiment/field.ts';
import { later } from '../later.tsx';
import { changeField } from '../state/changes.ts';
import { useRun } from '../state/usePlayground.ts';
import { ChoiceControl } from './ChoiceControl.tsx';
import { NumberControl } from './NumberControl.tsx';
import { TextControl } from './TextControl.tsx';

const DrawingEditor = later(
  async () => (await import('../drawing/DrawingEditor.tsx')).DrawingEditor,
  () => <div className="drawing-to-come" />,
);

interface FieldControlsProps {
  readonly fields: readonly SingleField[];
}

export function FieldControls({ fields }: FieldControlsProps) {
  return (
    <>
      {fields
        .filter((field) => !isSettled(field))
        .map((field) => (
          <FieldControl key={field.key} field={field} />
        ))}
      {settledIn(fields).map(({ reason, names }) => (
        <p className="note settled" key={reason}>
          {sentenceStart(names)}: {reason}
        </p>
      ))}
    </>
  );
}

function FieldControl({ field }: { readonly field: SingleField }) {
  const experiment = useRun((run) => run.experiment);
  const value = experiment[field.key];
  const change = (next: string | number) => changeField(field.key, next);
  switch (field.kind) {
    case 'number':
      return <NumberControl field={field} value={Number(value)} onChange={change} />;
    case 'text':
      // Nobody reads a code: whoever could is shown what it means.
      if (field.encoded) return <DrawingEditor field={field} />;
      return <TextControl field={field} value={String(value)} onChange={change} />;
    case 'choice':
      return <ChoiceControl field={field} value={String(value)} onChange={change} />;
  }
}

function sentenceStart([first = '', ...others]: readonly string[]): string {
  return [first, ...others.map((name) => name.toLowerCase())].join(' and ');
}
