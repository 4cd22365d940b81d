/** Drawing by keyboard: arrows move a crosshair, and keys put and take points where it stands. */
import { useState, type FocusEvent, type KeyboardEvent } from 'react';
import { MOST_POINTS } from '../../data/pointsText.ts';
import type { DataPoint } from '../../plots/view.ts';
import { directionOf } from '../controls/arrowKeys.ts';
import { formatSetting } from '../controls/formatNumber.ts';
import { countOfPoints } from './words.ts';
import { within, withoutNearest } from './stroke.ts';

/** In data units. */
const STEP = 0.1;
const LARGE_STEP = 0.5;
/** How far from the crosshair a point may be to be removed, in data units. */
const REACH = 0.3;

interface CrosshairOptions {
  /** x₀, y₀, x₁, y₁, … as they are now. */
  current(): ArrayLike<number>;
  onChange(points: ArrayLike<number>): void;
  /** Told what there is to say to those who do not see it. */
  onSay(sentence: string): void;
}

export function useCrosshair({ current, onChange, onSay }: CrosshairOptions) {
  const [at, setAt] = useState<DataPoint>({ x: 0, y: 0 });
  const [visible, setVisible] = useState(false);
  const place = ({ x, y }: DataPoint) => `${formatSetting(x)}, ${formatSetting(y)}`;
  const change = (changed: ArrayLike<number>) => {
    onSay(`${place(at)}: ${countOfPoints(changed.length / 2)}`);
    onChange(changed);
  };

  const put = () => {
    const points = Array.from(current());
    if (points.length < 2 * MOST_POINTS) change([...points, at.x, at.y]);
    else onSay(`${place(at)}: ${countOfPoints(MOST_POINTS)} are the most`);
  };
  const remove = () => {
    const fewer = withoutNearest(current(), at, REACH);
    if (fewer) change(fewer);
    else onSay(`${place(at)}: no point near`);
  };
  const move = ({ x, y }: DataPoint, step: number) => {
    const next = onGrid(within({ x: at.x + step * x, y: at.y + step * y }));
    setAt(next);
    onSay(`${place(next)}: ${countOfPoints(current().length / 2)}`);
  };
  const act = (event: KeyboardEvent): boolean => {
    const { key, shiftKey } = event;
    const direction = directionOf(event);
    if (direction) move(direction, shiftKey ? LARGE_STEP : STEP);
    else if (key === ' ' || key === 'Enter') put();
    else if (key === 'Delete' || key === 'Backspace') remove();
    else return false;
    return true;
  };

  return {
    crosshair: visible ? at : undefined,
    hide: () => setVisible(false),
    handlers: {
      onKeyDown(event: KeyboardEvent) {
        if (event.ctrlKey || event.metaKey || event.altKey || !act(event)) return;
        setVisible(true);
        event.preventDefault(); // Arrows and space would scroll the page.
      },
      onFocus: (event: FocusEvent) => setVisible(event.currentTarget.matches(':focus-visible')),
      onBlur: () => setVisible(false),
    },
  };
}

/** Sums of tenths drift. */
function onGrid({ x, y }: DataPoint): DataPoint {
  const rounded = (value: number) => Math.round(value / STEP) * STEP || 0;
  return { x: Number(rounded(x).toFixed(1)), y: Number(rounded(y).toFixed(1)) };
}
