/**
 * A drawing and what it was before and after: texts of points as links hold them, or '' for none. Applies
 * nothing.
 */

/** Steps that Undo can take back. */
const MOST_STEPS = 100;

export interface Drawing {
  /** Of what is on the pad. */
  readonly text: string;
  /** What the experiment has. The same, but where nothing is on the pad: there have to be points. */
  readonly applied: string;
  /** The latest last. */
  readonly earlier: readonly string[];
  /** The next last. */
  readonly later: readonly string[];
}

export function drawingOf(text: string): Drawing {
  return { text, applied: text, earlier: [], later: [] };
}

/** The drawing after the user made `text` of it. */
export function redrawn(drawing: Drawing, text: string): Drawing {
  if (text === drawing.text) return drawing;
  return at(text, drawing, [...drawing.earlier, drawing.text].slice(-MOST_STEPS), []);
}

/** The drawing as it is if the experiment has `applied` by now: links and Back bring other points too. */
export function followed(drawing: Drawing, applied: string): Drawing {
  return applied === drawing.applied ? drawing : redrawn(drawing, applied);
}

export function undone(drawing: Drawing): Drawing {
  const { text, earlier, later } = drawing;
  if (earlier.length === 0) return drawing;
  return at(earlier.at(-1)!, drawing, earlier.slice(0, -1), [...later, text]);
}

export function redone(drawing: Drawing): Drawing {
  const { text, earlier, later } = drawing;
  if (later.length === 0) return drawing;
  return at(later.at(-1)!, drawing, [...earlier, text], later.slice(0, -1));
}

function at(
  text: string,
  { applied }: Drawing,
  earlier: readonly string[],
  later: readonly string[],
): Drawing {
  return { text, applied: text === '' ? applied : text, earlier, later };
}
