/** One's own points: drawn, typed or loaded. What becomes of them, `drawings.ts` decides. */
import { useCallback, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { TextField } from '../../experiment/field.ts';
import { PointsFileError } from '../../data/pointsFile.ts';
import { writePointsText } from '../../data/pointsText.ts';
import { RestartSign } from '../controls/ControlHint.tsx';
import { pointsStorage } from '../state/pointsFiles.ts';
import { draw, pointsIn, pointsOnPad, redo, undo, useDrawing } from './drawings.ts';
import { DrawingTools } from './DrawingTools.tsx';
import { LargerDrawing } from './LargerDrawing.tsx';
import { Pad } from './Pad.tsx';
import { PointsFiles } from './PointsFiles.tsx';
import { pointsFromFile, type TakenPoints } from './readingPoints.ts';
import type { Tool } from './stroke.ts';
import { TypedPoints } from './TypedPoints.tsx';
import { TAKES_FILES, useDroppedFile } from './useDroppedFile.ts';
import { describeKeeping, describePoints } from './words.ts';

interface DrawingEditorProps {
  readonly field: TextField;
}

/** A sentence on points that were taken or refused, until there are others. */
interface Note {
  readonly about: string;
  readonly text: string;
  readonly wrong: boolean;
}

export function DrawingEditor({ field: { key, name } }: DrawingEditorProps) {
  const root = useRef<HTMLDivElement>(null);
  const drawing = useDrawing(key);
  const { text } = drawing;
  const points = useMemo(() => pointsIn(text), [text]);
  const storageForbidden = useStore(pointsStorage, ({ forbidden }) => forbidden);
  const [tool, setTool] = useState<Tool>('draw');
  const [said, say] = useState('');
  const [note, setNote] = useState<Note>();
  const isOfData = key === 'data.points';
  const group = isOfData ? name : `${name} of the second distribution`;

  const take = useCallback(
    ({ points: taken, fit }: TakenPoints) => {
      draw(key, taken);
      setNote(fit === undefined ? undefined : { about: textOf(taken), text: fit, wrong: false });
    },
    [key],
  );
  const load = useCallback(
    async (file: File) => {
      try {
        take(await pointsFromFile(file));
      } catch (error) {
        if (!(error instanceof PointsFileError)) throw error;
        setNote({ about: textOf(pointsOnPad(key)), text: error.message, wrong: true });
      }
    },
    [key, take],
  );
  const onFile = useCallback((file: File) => void load(file), [load]);
  const dropping = useDroppedFile(root, isOfData, onFile);

  const pad = (
    <Pad
      name={isOfData ? 'Drawing pad' : 'Drawing pad of the second distribution'}
      current={() => pointsOnPad(key)}
      tool={tool}
      onChange={(changed) => draw(key, changed)}
      onSay={say}
    />
  );
  const tools = <DrawingTools field={key} drawing={drawing} tool={tool} onTool={setTool} />;
  const counted = describePoints(points);
  const onKeyDown = (event: KeyboardEvent) => {
    if (walkThroughHistory(event, key)) event.preventDefault();
  };

  return (
    <div
      ref={root}
      role="group"
      aria-label={group}
      className={`drawing-editor ${TAKES_FILES}`}
      data-dropping={dropping}
      onKeyDown={onKeyDown}
    >
      <div className="drawing-head">
        <span>
          {name}
          <RestartSign />
        </span>
        <LargerDrawing pad={pad} tools={tools} counted={counted} />
      </div>
      {pad}
      <div className="buttons drawing-tools">{tools}</div>
      <p className="note">
        {counted} {describeKeeping(points.length / 2, storageForbidden)}
      </p>
      <PointsFiles text={text} onFile={onFile} />
      <p className={note?.wrong ? 'correction' : 'note'} role="status">
        {note?.about === text && note.text}
      </p>
      <TypedPoints text={text} onTake={take} />
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </div>
  );
}

function textOf(points: Float64Array): string {
  return points.length === 0 ? '' : writePointsText(points);
}

/** Undo and redo as everywhere, but inside texts, which have their own. */
function walkThroughHistory(
  { key, ctrlKey, metaKey, shiftKey, target }: KeyboardEvent,
  field: string,
): boolean {
  const isInText = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
  if (!(ctrlKey || metaKey) || isInText) return false;
  const letter = key.toLowerCase();
  if (letter === 'y' || (letter === 'z' && shiftKey)) redo(field);
  else if (letter === 'z') undo(field);
  else return false;
  return true;
}
