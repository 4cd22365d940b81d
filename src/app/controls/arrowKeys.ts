/** Arrow keys as steps in the plane, for what is walked through by keyboard. How long a step is, is up to whoever walks. */
import type { KeyboardEvent } from 'react';
import type { DataPoint } from '../../plots/view.ts';

const DIRECTIONS: Readonly<Record<string, DataPoint>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
};

/** @returns a step of length 1, y upwards; undefined for other keys, and where the arrow is the browser's, as with Alt */
export function directionOf(event: KeyboardEvent): DataPoint | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  return DIRECTIONS[event.key];
}
