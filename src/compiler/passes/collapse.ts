/** Takes neighbouring axes together that every access walks as one: fewer axes, the same elements. */
import type { Shape } from '../graph.ts';

export interface Collapsed {
  readonly shape: Shape;
  /** Strides along the old axes as strides along the new ones. */
  readonly change: (strides: readonly number[]) => readonly number[];
}

/** @param accesses the strides of everything that is read and written along `shape` */
export function collapse(shape: Shape, accesses: readonly (readonly number[])[]): Collapsed {
  const collapsed: number[] = [];
  /** The innermost axis of each new one. */
  const innermost: number[] = [];
  shape.forEach((length, axis) => {
    const continues =
      axis > 0 && accesses.every((strides) => strides[axis - 1] === strides[axis]! * length);
    if (continues) {
      collapsed[collapsed.length - 1]! *= length;
      innermost[innermost.length - 1] = axis;
    } else {
      collapsed.push(length);
      innermost.push(axis);
    }
  });
  return {
    shape: collapsed,
    change: (strides) => innermost.map((axis) => strides[axis]!),
  };
}
