/**
 * Where a value sits on a slider: positions are whole numbers from 0 to `STOPS`, evenly spread over
 * the range or over its logarithm.
 */
import { nearestAllowed } from '../../experiment/field.ts';
import type { Parameter } from '../../experiment/parameter.ts';

export const STOPS = 1000;

type Range = Pick<Parameter, 'minimum' | 'maximum' | 'scale' | 'integer' | 'multipleOf' | 'gaps'>;

/** The slider position of `value`. */
export function positionOf(range: Range, value: number): number {
  const { minimum, maximum } = range;
  const share =
    range.scale === 'log'
      ? Math.log(value / minimum) / Math.log(maximum / minimum)
      : (value - minimum) / (maximum - minimum);
  return Math.round(STOPS * Math.min(1, Math.max(0, share)));
}

/** The value at a slider position, rounded to two significant digits (or to a whole number). */
export function valueAt(range: Range, position: number): number {
  const { minimum, maximum } = range;
  const share = position / STOPS;
  const value =
    range.scale === 'log'
      ? minimum * (maximum / minimum) ** share
      : minimum + (maximum - minimum) * share;
  return nearestAllowed(range, range.integer ? value : roundOnSlider(range, value));
}

/** A slider cannot say more than its pixels: linear ranges move in tidy steps, logarithmic ones by digits. */
function roundOnSlider({ minimum, maximum, scale }: Range, value: number): number {
  if (scale === 'log') return Number(value.toPrecision(2));
  const step = 10 ** Math.floor(Math.log10((maximum - minimum) / 100));
  return Number((Math.round(value / step) * step).toPrecision(6));
}

/** The position one keyboard step away, far enough that the value really changes. */
export function nextPosition(range: Range, value: number, direction: 1 | -1): number {
  const current = positionOf(range, value);
  for (
    let position = current + direction;
    position >= 0 && position <= STOPS;
    position += direction
  ) {
    const candidate = valueAt(range, position);
    if (direction * (candidate - value) > 0) return position;
  }
  return current;
}
