/** What checks of machines share. */
import * as tf from '@tensorflow/tfjs-core';
import type { Shape } from '../../graph.ts';
import type { Cell, Machine, Procedure, Program } from '../../machine.ts';
import type { Arrays, Tensors } from '../trial.ts';

/** One promise of machines. Each check has a machine to itself. */
export interface Check {
  readonly name: string;
  readonly run: (machine: Machine) => Promise<void>;
}

/** Numbers as a packed array. */
export const list = (...values: number[]): Float32Array => Float32Array.from(values);

/** Compiles a procedure on cells and shapes given by name. */
export function compiled(
  machine: Machine,
  compute: (held: Tensors, fed: Tensors) => { readonly held?: Tensors; readonly report: Tensors },
  held: Readonly<Record<string, Cell>>,
  fed: Readonly<Record<string, Shape>> = {},
): Promise<Program<Arrays, Arrays>> {
  const shapes = Object.entries(fed).map(([name, shape]) => [name, { shape }]);
  const procedure: Procedure<Tensors, Tensors, Tensors> = { name: 'check', compute };
  return machine.compile(procedure, held as never, Object.fromEntries(shapes)) as never;
}

/** Adds what is fed to a sum that is held, and reports the sum from before. */
export const accumulate = (machine: Machine, sum: Cell) =>
  compiled(
    machine,
    ({ sum }, { x }) => ({ held: { sum: tf.add(sum!, x!) }, report: { before: sum! } }),
    { sum },
    { x: sum.shape },
  );
