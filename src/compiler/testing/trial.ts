/**
 * A trial: a procedure with numbers to run it on. Whoever carries one out, a machine or an
 * interpreter, has to come to the same results.
 */
import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf, type Shape } from '../graph.ts';
import { Random } from './random/random.ts';

export type Tensors = Readonly<Record<string, Tensor>>;
export type Arrays = Readonly<Record<string, Float32Array>>;

export interface Numbers {
  readonly shape: Shape;
  readonly values: Float32Array;
}

export interface Trial {
  readonly name: string;
  readonly held: Readonly<Record<string, Numbers>>;
  /** Shapes of what is fed. */
  readonly fed: Readonly<Record<string, Shape>>;
  /** What is fed to run number `run`. */
  readonly feeds: (run: number) => Arrays;
  readonly runs: number;
  readonly compute: (
    held: Tensors,
    fed: Tensors,
  ) => { readonly held?: Tensors; readonly report: Tensors };
  readonly tolerance: Tolerance;
}

/** How far results may be from those of the reference. */
export interface Tolerance {
  /** Compared with what a deviation is measured: the element itself, or the largest of its tensor. */
  readonly per: 'element' | 'tensor';
  readonly relative: number;
  /** Elements or tensors smaller than this count as this large. */
  readonly floor: number;
}

/** For sums and chains of operations, whose order and rounding executors may choose. */
export const CHAINED: Tolerance = { per: 'tensor', relative: 1e-4, floor: 0.1 };

/** For operations that only move numbers. */
export const UNCHANGED: Tolerance = { per: 'element', relative: 0, floor: 0 };

/** What a run leaves: reports of all runs after one another, and the held tensors. */
export interface Outcome {
  readonly reports: Arrays;
  readonly held: Arrays;
}

/** A trial that runs once and holds `inputs`. */
export function once(
  name: string,
  inputs: Trial['held'],
  tolerance: Tolerance,
  report: (inputs: Tensors) => Tensors,
): Trial {
  return {
    name,
    held: inputs,
    fed: {},
    feeds: () => ({}),
    runs: 1,
    compute: (held) => ({ report: report(held) }),
    tolerance,
  };
}

/** Numbers of this shape in [-2, 2), reproducible. */
export function numbers(shape: Shape, seed: number): Numbers {
  return { shape, values: new Random(seed).numbers(sizeOf(shape), -2, 2) };
}
