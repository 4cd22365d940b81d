/** The operations that random procedures are made of. Each says how large its results can be. */
import { otherReductions, product, smoothProduct, smoothReductions } from './axes.ts';
import { otherBinary, otherUnary, smoothBinary, smoothUnary } from './functions.ts';
import { otherMovement, smoothMovement } from './movement.ts';
import type { Operand, Operation } from './operand.ts';
import type { Random } from './random.ts';

const SMOOTH: readonly Operation[] = [
  ...smoothUnary,
  ...smoothBinary,
  ...smoothBinary,
  smoothProduct,
  smoothProduct,
  smoothProduct,
  ...smoothReductions,
  ...smoothMovement,
];

const OPERATIONS: readonly Operation[] = [
  ...SMOOTH,
  ...otherUnary,
  ...otherBinary,
  product,
  ...otherReductions,
  ...otherMovement,
];

/** The results of one operation on members of `pool`. */
export function anyOperation(random: Random, pool: readonly Operand[]): Operand[] {
  for (;;) {
    const operand = random.choose(pool);
    const results = random.choose(OPERATIONS)(random, operand, pool);
    if (results) return results;
  }
}

/** The result of an operation on `operand` that can be differentiated twice. */
export function smoothOperation(
  random: Random,
  operand: Operand,
  pool: readonly Operand[],
): Operand {
  for (;;) {
    const results = random.choose(SMOOTH)(random, operand, pool);
    if (results) return results[0]!;
  }
}
