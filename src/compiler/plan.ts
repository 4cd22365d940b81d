/**
 * What an executor runs: instructions in order, reading and writing places in memory that are all
 * settled in advance. The plan is made once (`passes/`), is plain data, and is the same for every
 * executor; how an instruction is carried out is theirs.
 */
import type { FunctionName } from './functions.ts';
import type { Reducer, Shape } from './graph.ts';

/**
 * Kinds of memory.
 * - `held`: one block for each held tensor of the signature; lives on between runs and programs
 * - `fed`: one block for each fed tensor; the host fills it anew before each run
 * - `report`: one block for each reported tensor; the host takes it after each run
 * - `constant`: one block for each entry of `Plan.constants`; never written
 * - `scratch`: a single block (index 0) of `Plan.scratchSize` numbers, worthless between runs
 */
export type Memory = 'held' | 'fed' | 'report' | 'constant' | 'scratch';

/** Where a run of numbers starts: `offset` counts numbers, not bytes, from the start of the block. */
export interface Place {
  readonly memory: Memory;
  readonly index: number;
  readonly offset: number;
}

/** A place read or written along the axes of an instruction: `strides` in numbers, one for each axis, 0 where it repeats. */
export interface Access {
  readonly place: Place;
  readonly strides: readonly number[];
}

/** One value of a body, which may use those before it. */
export type Value =
  | { readonly kind: 'load'; readonly access: Access }
  | { readonly kind: 'literal'; readonly value: number }
  /** What the instruction itself has computed for this element: the product, or the reduced value. */
  | { readonly kind: 'result' }
  | {
      readonly kind: 'apply';
      readonly function: FunctionName;
      readonly parameters: readonly number[];
      /** Positions in `Body.values`, all smaller than this one's. */
      readonly arguments: readonly number[];
    };

/**
 * What is computed for each element of an instruction's axes, and where it goes. A store never
 * overlaps what the same instruction loads or stores elsewhere, except that it may replace a load of
 * the same place with the same strides (in-place update).
 */
export interface Body {
  readonly values: readonly Value[];
  readonly stores: readonly (Access & { /** Position in `values`. */ readonly value: number })[];
}

/** Matrices after one another, each packed; distance between two in `batchStride` (0: the same one). */
export interface Matrix {
  readonly place: Place;
  /** Whether it lies in memory as [columns, rows]. */
  readonly transposed: boolean;
  readonly batchStride: number;
}

/** For each element of `shape`: the body, which has at least one store. */
export interface MapInstruction {
  readonly kind: 'map';
  readonly shape: Shape;
  readonly body: Body;
}

/** left [rows, inner] × right [inner, columns] for each of `batch`; then `after` on the axes [batch, rows, columns]. */
export interface MatMulInstruction {
  readonly kind: 'matMul';
  readonly batch: number;
  readonly rows: number;
  readonly columns: number;
  readonly inner: number;
  readonly left: Matrix;
  readonly right: Matrix;
  readonly after: Body;
}

/**
 * `before` on the axes [...kept, ...reduced] has no stores; its value number `reduces` is reduced
 * over the axes `reduced`, then `after` on the axes `kept`. Strides of `before` may make the reduced
 * axes outer or inner ones in memory.
 */
export interface ReduceInstruction {
  readonly kind: 'reduce';
  readonly reducer: Reducer;
  readonly kept: Shape;
  readonly reduced: Shape;
  readonly before: Body;
  readonly reduces: number;
  readonly after: Body;
}

export type Instruction = MapInstruction | MatMulInstruction | ReduceInstruction;

/** A tensor that enters or leaves a program, by its path in the tree it is part of: `state.critic.count`. */
export interface Slot {
  readonly path: string;
  readonly shape: Shape;
}

export interface Signature {
  readonly held: readonly Slot[];
  readonly fed: readonly Slot[];
  readonly report: readonly Slot[];
}

export interface Plan {
  readonly signature: Signature;
  /** Which held tensors the instructions write; all others are only read. */
  readonly updated: readonly number[];
  /** Blocks that never change: each has all its elements. */
  readonly constants: readonly Float32Array[];
  readonly scratchSize: number;
  readonly instructions: readonly Instruction[];
}

/** Floating-point operations in the matrix products of one run, multiplication and addition counted apart. */
export function productOperations({ instructions }: Plan): number {
  return instructions.reduce(
    (sum, it) =>
      it.kind === 'matMul' ? sum + 2 * it.batch * it.rows * it.columns * it.inner : sum,
    0,
  );
}
