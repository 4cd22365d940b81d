/**
 * Fewer axes for the same elements in the same order: neighbours that every access walks as one
 * become one. Knows strides alone, not what lies behind them.
 */
import type { Shape } from './graph.ts';

export interface JoinedAxes {
  /** No axis of length 1; none at all where there is a single element. */
  readonly shape: Shape;
  /** Strides of one of the accesses as strides along the axes of `shape`. */
  readonly change: (strides: readonly number[]) => readonly number[];
}

/** @param accesses the strides of everything that is read and written along `shape` */
export function joinAxes(shape: Shape, accesses: readonly (readonly number[])[]): JoinedAxes {
  const lengths: number[] = [];
  /** The innermost of the old axes that each new one consists of. */
  const innermost: number[] = [];
  shape.forEach((length, axis) => {
    if (length === 1) return;
    const outer = innermost.at(-1);
    const continues =
      outer !== undefined &&
      accesses.every((strides) => strides[outer] === strides[axis]! * length);
    if (continues) {
      lengths[lengths.length - 1]! *= length;
      innermost[innermost.length - 1] = axis;
    } else {
      lengths.push(length);
      innermost.push(axis);
    }
  });
  return { shape: lengths, change: (strides) => innermost.map((axis) => strides[axis]!) };
}

export interface Walk {
  /** At least one axis. */
  readonly shape: Shape;
  /** For each access, the stride along each axis of `shape`. */
  readonly strides: readonly (readonly number[])[];
}

/** The same for those who need an axis to walk along: a single element has one of length 1. */
export function walkOf(shape: Shape, accesses: readonly (readonly number[])[]): Walk {
  const joined = joinAxes(shape, accesses);
  if (joined.shape.length === 0) return { shape: [1], strides: accesses.map(() => [0]) };
  return { shape: joined.shape, strides: accesses.map(joined.change) };
}
