/** What can be done to a drawing besides drawing: erase, take back, clear. */
import { draw, redo, undo } from './drawings.ts';
import type { Drawing } from './drawing.ts';
import type { Tool } from './stroke.ts';

interface DrawingToolsProps {
  /** The key of the points in the experiment. */
  readonly field: string;
  readonly drawing: Drawing;
  readonly tool: Tool;
  onTool(tool: Tool): void;
}

export function DrawingTools({ field, drawing, tool, onTool }: DrawingToolsProps) {
  const erasing = tool === 'erase';
  return (
    <>
      <button
        type="button"
        aria-pressed={erasing}
        onClick={() => onTool(erasing ? 'draw' : 'erase')}
      >
        Eraser
      </button>
      <button type="button" disabled={drawing.earlier.length === 0} onClick={() => undo(field)}>
        Undo
      </button>
      <button type="button" disabled={drawing.later.length === 0} onClick={() => redo(field)}>
        Redo
      </button>
      <button type="button" disabled={drawing.text === ''} onClick={() => draw(field, [])}>
        Clear
      </button>
    </>
  );
}
