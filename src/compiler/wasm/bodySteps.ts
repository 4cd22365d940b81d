/**
 * What is done for one strip of a body, or once for all of them, with operands whose addresses are
 * not known yet.
 */
import type { Place } from '../plan.ts';
import type { FunctionCode } from './assembly/codes.ts';

export type Operand =
  /** Memory with one number for each position. */
  | { readonly kind: 'memory'; readonly place: Place }
  | { readonly kind: 'result' }
  | { readonly kind: 'register'; readonly register: number }
  /** A row whose length divides a group: the same 16 numbers for every group. */
  | { readonly kind: 'pattern'; readonly slot: number }
  /** One number, 16 times in memory. */
  | { readonly kind: 'literal'; readonly value: number }
  | { readonly kind: 'slot'; readonly slot: number };

export type Step =
  | {
      readonly kind: 'apply';
      readonly code: FunctionCode;
      readonly to: Operand;
      readonly operands: readonly Operand[];
      readonly parameter: number;
    }
  | { readonly kind: 'spread'; readonly to: Operand; readonly place: Place }
  | { readonly kind: 'tile'; readonly to: Operand; readonly place: Place; readonly length: number }
  | {
      readonly kind: 'gather' | 'scatter';
      readonly register: Operand;
      readonly place: Place;
      readonly strides: readonly number[];
    };

export interface BodyPlan {
  readonly sizes: readonly number[];
  /** Once for each instruction. */
  readonly uniform: readonly Step[];
  /** For each strip. */
  readonly strip: readonly Step[];
  readonly registers: number;
  readonly slots: number;
  /** What a strip's length has to be a multiple of. */
  readonly unit: number;
  /** Different blocks of memory that a strip goes through. */
  readonly streams: number;
  /** Where the asked-for value is: in memory, in a register or in the result, never a single number. */
  readonly output?: Operand;
}

export function isSingle({ kind }: Operand): boolean {
  return kind === 'literal' || kind === 'slot';
}
