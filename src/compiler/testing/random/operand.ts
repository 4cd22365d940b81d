/** What random operations are applied to, and how they say what comes out. */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Shape } from '../../graph.ts';
import type { Random } from './random.ts';

export interface Operand {
  readonly tensor: Tensor;
  /** No element is larger in magnitude. */
  readonly bound: number;
  /** Whether it is known exactly: functions that jump are applied to nothing else. */
  readonly given: boolean;
}

/** One operation on `operand`, with partners from `pool`; undefined where it makes no sense. */
export type Operation = (
  random: Random,
  operand: Operand,
  pool: readonly Operand[],
) => Operand[] | undefined;

/** Larger tensors are not made larger still. */
export const LARGEST_SIZE = 600;

/** Something new that was computed. */
export const result = (tensor: Tensor, bound: number): Operand[] => [
  { tensor, bound, given: false },
];

/** Numbers elsewhere: as exactly known as before. */
export const moved = (tensors: readonly Tensor[], { bound, given }: Operand): Operand[] =>
  tensors.map((tensor) => ({ tensor, bound, given }));

/** A bound that stays. */
export const same = (bound: number): number => bound;

/** The shape to which two broadcast, if they do. */
export function broadcast(a: Shape, b: Shape): Shape | undefined {
  const rank = Math.max(a.length, b.length);
  const shape = Array.from({ length: rank }, (_, axis) => {
    const [x, y] = [a[axis - rank + a.length] ?? 1, b[axis - rank + b.length] ?? 1];
    return x === y || y === 1 ? x : x === 1 ? y : NaN;
  });
  return shape.some(Number.isNaN) ? undefined : shape;
}
