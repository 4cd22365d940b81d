/** How a matrix product reads its operands: 4 numbers at once where they lie together, else one by one. */
import type { Matrix } from '../../plan.ts';
import { COMPONENTS } from './body.ts';
import type { KernelText } from './kernel.ts';
import { unsigned } from './literals.ts';

/** How the vectors that are read at once lie: along the sum, across it, or there are none. */
type Reading = 'along' | 'across' | 'single';

/** One operand seen from the sum: `lines` are rows of the left one or columns of the right one. */
export interface Side {
  readonly name: string;
  readonly matrix: Matrix;
  /** Whether neighbours in memory are neighbours in the sum. */
  readonly along: boolean;
  /** How many lines the matrix has, and the names of those of the tile. */
  readonly length: number;
  readonly lines: readonly string[];
}

export interface Operand {
  /** Statements before the loop over the sum, whose variable is `k`. */
  readonly start: readonly string[];
  /** Statements at the start of each round of the loop. */
  readonly load: readonly string[];
  /** The expression for line `at` of the tile, `step` steps after `k`. */
  value(at: number, step: number): string;
}

/** @param inner how many terms the sum has; `k` is a multiple of 4 wherever something is read along it */
export function readingOf(
  text: KernelText,
  { matrix, along, length }: Side,
  inner: number,
): Reading {
  const { place, batchStride } = matrix;
  const neighbours = along ? inner : length;
  const vectors = [place.offset, batchStride, neighbours].every((number) => number % 4 === 0);
  if (text.width === 1 || !vectors) return 'single';
  return along ? 'along' : 'across';
}

/** @param steps how many terms each round of the loop adds */
export function writeOperand(
  text: KernelText,
  side: Side,
  reading: Reading,
  inner: number,
  steps: number,
): Operand {
  const { name, matrix, lines, length } = side;
  const start = `let ${name}Start = ${text.start(matrix.place)} + matrix * ${unsigned(matrix.batchStride)};`;
  switch (reading) {
    case 'along':
      return {
        start: [
          start,
          ...lines.map(
            (line) => `let ${name}Of${line} = (${name}Start + ${line} * ${unsigned(inner)}) >> 2u;`,
          ),
        ],
        load: lines.map(
          (line, own) =>
            `let ${name}${own} = ${text.vector(matrix.place, `${name}Of${line} + (k >> 2u)`)};`,
        ),
        value: (own, step) => `${name}${own}.${COMPONENTS[step]}`,
      };
    case 'across':
      return {
        start: [start, `let ${name}Vector = (${name}Start + ${lines[0]}) >> 2u;`],
        load: Array.from({ length: steps }, (_, step) => {
          const at = `${name}Vector + (k + ${unsigned(step)}) * ${unsigned(length / 4)}`;
          return `let ${name}${step} = ${text.vector(matrix.place, at)};`;
        }),
        value: (own, step) => `${name}${step}.${COMPONENTS[own]}`,
      };
    case 'single':
      return {
        start: [start],
        load: lines.flatMap((line, own) =>
          Array.from({ length: steps }, (_, step) => [
            `let ${name}At${own}_${step} = ${indexOf(side, line, step, inner)};`,
            `let ${name}${own}_${step} = ${text.read(matrix.place, `${name}At${own}_${step}`)};`,
          ]).flat(),
        ),
        value: (own, step) => `${name}${own}_${step}`,
      };
  }
}

function indexOf({ name, along, length }: Side, line: string, step: number, inner: number): string {
  const k = `(k + ${unsigned(step)})`;
  return along
    ? `${name}Start + ${line} * ${unsigned(inner)} + ${k}`
    : `${name}Start + ${k} * ${unsigned(length)} + ${line}`;
}
