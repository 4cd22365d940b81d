/**
 * The drawings of this visit and what is done to them: each step goes into the experiment, which waits for
 * a short quiet before it trains on other points. The last drawing is remembered where the browser lets a
 * page remember, so that other data or another visit takes nothing away.
 */
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { isShared } from '../../experiment/comparison.ts';
import { drawn } from '../../data/drawn.ts';
import { pointsOf, readPointsText, writePointsText } from '../../data/pointsText.ts';
import { changeField } from '../state/changes.ts';
import { lastingItems } from '../state/storage.ts';
import { selectedRun, store } from '../state/store.ts';
import { useRun } from '../state/usePlayground.ts';
import { drawingOf, followed, redone, redrawn, undone, type Drawing } from './drawing.ts';

const STORAGE_PREFIX = 'gan-playground.drawing.';

interface DrawingsState {
  /** By key of the experiment, and by run where runs may differ in it. */
  readonly drawings: Readonly<Record<string, Drawing>>;
  /** The last one by key, whatever data is chosen. */
  readonly last: Readonly<Record<string, string>>;
}

const drawings = createStore<DrawingsState>(() => ({ drawings: {}, last: remembered() }));

/** A text of points on the selected run's pad, and what can be done with it. @param key `data.points`, … */
export function useDrawing(key: string): Drawing {
  const applied = useRun(({ experiment }) => String(experiment[key]));
  const id = useRun((run) => idOf(key, run.id));
  const drawing = useStore(drawings, (state) => state.drawings[id]);
  return drawing ? followed(drawing, applied) : drawingOf(applied);
}

/** Puts these points on the pad. @param points x₀, y₀, x₁, y₁, … on the pad; none for an empty one */
export function draw(key: string, points: ArrayLike<number>): void {
  take(key, redrawn(currentDrawing(key), points.length === 0 ? '' : writePointsText(points)));
}

export function undo(key: string): void {
  take(key, undone(currentDrawing(key)));
}

export function redo(key: string): void {
  take(key, redone(currentDrawing(key)));
}

/** x₀, y₀, x₁, y₁, … of what is on the selected run's pad. */
export function pointsOnPad(key: string): Float64Array {
  return pointsIn(currentDrawing(key).text);
}

let latest: { readonly text: string; readonly points: Float64Array } = {
  text: '',
  points: new Float64Array(),
};

/** The points of a text as it is in a drawing; not to be written into. */
export function pointsIn(text: string): Float64Array {
  if (text === '') return new Float64Array();
  // Asked for with every picture of the pad, and thousands take a while.
  if (text !== latest.text) latest = { text, points: pointsOf(text) };
  return latest.points;
}

/** The points that a distribution of one's own has, or would come back with; undefined for its defaults. */
export function useOwnPoints(choice: 'data' | 'source'): string | undefined {
  const key = `${choice}.points`;
  const last = useStore(drawings, (state) => state.last[key]);
  const chosen = useRun(({ experiment }) => experiment[key]);
  return chosen === undefined ? last : String(chosen);
}

/** Chooses a distribution; one's own points come back as they were when they were left. */
export function chooseDistribution(choice: 'data' | 'source', id: string): void {
  const key = `${choice}.points`;
  const { experiment } = selectedRun(store.getState());
  const left = experiment[key];
  if (typeof left === 'string') {
    drawings.setState(({ last }) => ({ last: { ...last, [key]: left } }));
  }
  const last = drawings.getState().last[key];
  changeField(choice, id, id === drawn.id && last !== undefined ? { [key]: last } : {});
}

function currentDrawing(key: string): Drawing {
  const run = selectedRun(store.getState());
  const applied = String(run.experiment[key]);
  const drawing = drawings.getState().drawings[idOf(key, run.id)];
  return drawing ? followed(drawing, applied) : drawingOf(applied);
}

function take(key: string, drawing: Drawing): void {
  const run = selectedRun(store.getState());
  drawings.setState((state) => ({
    drawings: { ...state.drawings, [idOf(key, run.id)]: drawing },
    last: { ...state.last, [key]: drawing.applied },
  }));
  if (drawing.applied === run.experiment[key]) return;
  remember(key, drawing.applied);
  changeField(key, drawing.applied);
}

function idOf(key: string, run: string): string {
  return isShared(key) ? key : `${run} ${key}`;
}

function remember(key: string, text: string): void {
  try {
    lastingItems().setItem(STORAGE_PREFIX + key, text);
  } catch {
    // Embedded pages and sandboxed frames store nothing; the drawing then lasts as long as the page.
  }
}

/** What earlier visits drew, by key. */
function remembered(): Readonly<Record<string, string>> {
  try {
    const found = Object.entries(lastingItems()).flatMap(([name, text]) =>
      name.startsWith(STORAGE_PREFIX) ? [[name.slice(STORAGE_PREFIX.length), String(text)]] : [],
    );
    return Object.fromEntries(found.filter(([, text]) => 'points' in readPointsText(text!)));
  } catch {
    return {};
  }
}
