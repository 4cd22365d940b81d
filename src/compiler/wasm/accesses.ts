/**
 * What a body reads and writes, on as few axes as that allows, and in which way strips can do it.
 * Where numbers go in between is settled elsewhere (bodyPlan.ts).
 */
import { walkOf } from '../axes.ts';
import type { Shape } from '../graph.ts';
import type { Access, Body } from '../plan.ts';
import { GROUP } from './assembly/codes.ts';
import { readsByGroups } from './functionCodes.ts';
import type { Lifetimes } from './lifetimes.ts';
import { patternOf, type Pattern } from './patterns.ts';

/** Rows are repeated in a register up to this length, which their lengths have to divide. */
const LONGEST_TILE = 1024;

/** How a strip gets at what is loaded. */
export type Reading =
  /** One number for all positions. */
  | { readonly kind: 'single' }
  /** Memory as it lies. */
  | { readonly kind: 'linear' }
  /** A row whose length divides a group: the same numbers for every group. */
  | { readonly kind: 'group'; readonly length: number }
  /** A row whose length divides the strip's: the same numbers for every strip. */
  | { readonly kind: 'tile'; readonly length: number }
  /** Number by number. */
  | { readonly kind: 'strided' };

export interface Reader {
  /** Strips start at multiples of it, besides at multiples of their length. */
  readonly alignment: number;
  /** The value that somebody else reads. */
  readonly output?: number;
}

/** What an access costs that is not read or written as it lies. */
export function accessCost(shape: Shape, body: Body): number {
  const walk = walkOf(
    shape,
    accessesOf(body).map(({ strides }) => strides),
  );
  return walk.strides.filter((own) => patternOf(walk.shape, own).kind === 'strided').length;
}

function accessesOf({ values, stores }: Body): Access[] {
  return [...values.flatMap((value) => (value.kind === 'load' ? [value.access] : [])), ...stores];
}

export class Accesses {
  readonly shape: Shape;
  readonly #body: Body;
  readonly #reader: Reader;
  readonly #strides = new Map<Access, readonly number[]>();
  readonly #patterns = new Map<Access, Pattern>();
  /** By the position of what is loaded. */
  readonly #readings: Reading[] = [];
  #unit = 1;

  constructor(shape: Shape, body: Body, reader: Reader, lifetimes: Lifetimes) {
    this.#body = body;
    this.#reader = reader;
    const accesses = accessesOf(body);
    const walk = walkOf(
      shape,
      accesses.map(({ strides }) => strides),
    );
    this.shape = walk.shape;
    accesses.forEach((access, index) => {
      this.#strides.set(access, walk.strides[index]!);
      this.#patterns.set(access, patternOf(walk.shape, walk.strides[index]!));
    });
    body.values.forEach((value, position) => {
      if (value.kind !== 'load' || !lifetimes.isNeeded(position)) return;
      this.#readings[position] = this.#read(this.#patterns.get(value.access)!, position);
    });
  }

  /** What a strip's length has to be a multiple of. */
  get unit(): number {
    return this.#unit;
  }

  /** Along the axes of `shape`. */
  stridesOf(access: Access): readonly number[] {
    return this.#strides.get(access)!;
  }

  /** Whether the number at each position is the next one in memory. */
  isLinear(access: Access): boolean {
    return this.#patterns.get(access)!.kind === 'linear';
  }

  /** @param position of a value that is loaded and needed */
  readingOf(position: number): Reading {
    return this.#readings[position]!;
  }

  #read(pattern: Pattern, position: number): Reading {
    if (pattern.kind !== 'row') return pattern;
    const { length } = pattern;
    if (this.#reader.alignment % length !== 0) return { kind: 'strided' };
    const unit = leastCommonMultiple(this.#unit, length);
    const inGroups = this.#fitsGroup(length, position);
    if (!inGroups && unit > LONGEST_TILE) return { kind: 'strided' };
    this.#unit = unit;
    return { kind: inGroups ? 'group' : 'tile', length };
  }

  /** Kernels that do not read by groups do not know where in a row one begins. */
  #fitsGroup(length: number, position: number): boolean {
    const { values, stores } = this.#body;
    return (
      GROUP % length === 0 &&
      this.#reader.output !== position &&
      stores.every(({ value }) => value !== position) &&
      values.every(
        (value) =>
          value.kind !== 'apply' ||
          !value.arguments.includes(position) ||
          readsByGroups(value.function),
      )
    );
  }
}

function leastCommonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return (a / x) * b;
}
