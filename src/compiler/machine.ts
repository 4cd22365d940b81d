/**
 * Where programs run. A machine holds tensors in memory of its own (cells) and compiles procedures
 * that read them, update them in place and report numbers. There is one for each executor, all with
 * this interface: a caller cannot tell them apart except by speed.
 */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Shape } from './graph.ts';

/** A tree in which every tensor of `Tree` is a `Leaf`. */
export type Mapped<Tree, Leaf> = Tree extends Tensor
  ? Leaf
  : { readonly [Key in keyof Tree]: Mapped<Tree[Key], Leaf> };

/** Some of the branches of a tree of tensors. */
export type Part<Tree> = Tree extends Tensor
  ? Tree
  : { readonly [Key in keyof Tree]?: Part<Tree[Key]> };

/** A tensor that a machine keeps between runs. Belongs to the machine that made it. */
export interface Cell {
  readonly shape: Shape;
}

/**
 * What is to be computed: a pure function of tensors with static shapes. `held` are cells, `fed` is
 * handed in anew for every run. What it returns as `held` replaces those cells (paths and shapes as
 * they came in); `report` goes to the caller.
 */
export interface Procedure<Held extends object, Fed extends object, Report extends object> {
  /** For dumps and messages: "critic update". */
  readonly name: string;
  compute(held: Held, fed: Fed): { readonly held?: Part<Held>; readonly report: Report };
}

export interface Machine {
  /** A new cell with these numbers; without, all 0. */
  hold(shape: Shape, values?: Float32Array): Cell;
  write(cell: Cell, values: Float32Array): void;
  /** The numbers of each cell after all runs so far, in memory of their own. */
  read(cells: readonly Cell[]): Promise<Float32Array[]>;
  /** Copies cells to others of the same shapes, in order with runs, without waiting. */
  copy(from: readonly Cell[], to: readonly Cell[]): void;
  free(cells: readonly Cell[]): void;

  /**
   * Makes a program of `procedure`. One that cannot be compiled (see `errors.ts`) runs eagerly
   * instead, on the same cells, and says why in `Program.eager`.
   * @param held the cells, in the tree in which the procedure expects tensors
   * @param fed the shapes of what will be fed
   */
  compile<Held extends object, Fed extends object, Report extends object>(
    procedure: Procedure<Held, Fed, Report>,
    held: Mapped<Held, Cell>,
    fed: Mapped<Fed, { readonly shape: Shape }>,
  ): Promise<Program<Mapped<Fed, Float32Array>, Mapped<Report, Float32Array>>>;

  /** Frees everything. Neither the machine nor its cells and programs can be used after that. */
  dispose(): void;
}

export interface Program<Feeds, Reports> {
  /**
   * Runs at most `times` times and for about `budgetMs` (at least once if `times` is at least 1).
   * Before each run `fill` writes what is fed into the arrays it gets; `run` counts from 0.
   * One call at a time: await it before the next.
   */
  run(order: RunOrder, fill?: (run: number, feeds: Feeds) => void): Promise<Ran<Reports>>;
  readonly facts: ProgramFacts;
  /** Why it is not compiled but runs eagerly: a sentence. Absent when it is compiled. */
  readonly eager?: string;
  /** To be called between runs: a compiled one under way may reject with a ProgramDisposedError. */
  dispose(): void;
}

export interface RunOrder {
  readonly times: number;
  readonly budgetMs: number;
}

export interface Ran<Reports> {
  readonly runs: number;
  /** For each reported tensor the numbers of all runs after one another, in memory of its own. */
  readonly reports: Reports;
  /** Of the host, in milliseconds: filling, encoding and bookkeeping, without the arithmetic itself. */
  readonly hostMs: number;
}

export interface ProgramFacts {
  /** Instructions, kernels or dispatches of one run; undefined as long as it is not known. */
  readonly dispatches?: number;
  /** Floating-point operations in matrix products of one run; undefined where it is not known. */
  readonly productOperations?: number;
  readonly compileMs: number;
  /** Constants, scratch, feeds and code-like tables of this program, without cells. */
  readonly memoryBytes: number;
}
