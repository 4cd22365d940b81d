/** Looks at what a function of tensors returns, traced or not. Says in words what is wrong with it. */
import { Tensor } from '@tensorflow/tfjs-core';
import { ReturnValueError, ShapeChangedError } from '../errors.ts';
import { sameShape } from '../graph.ts';
import type { Slot } from '../plan.ts';
import { leavesOf } from '../trees.ts';
import { describeShape } from './kernel.ts';

export type Leaf = readonly [path: string, tensor: Tensor];

export interface Returned {
  /** Positions in `held` and what replaces them. */
  readonly replaced: readonly (readonly [index: number, tensor: Tensor])[];
  readonly report: readonly Leaf[];
}

/**
 * @throws ReturnValueError when it is not `{ held?, report }` with trees of tensors
 * @throws ShapeChangedError when a held tensor comes back under another path or in another shape
 */
export function inspect(returned: unknown, held: readonly Slot[]): Returned {
  if (isPromise(returned)) {
    // Nobody else will hear of what goes wrong in it.
    returned.then(undefined, () => {});
    throw new ReturnValueError(
      'The function is asynchronous. Make it synchronous, and feed it what it waits for.',
    );
  }
  const { held: replaced, report } = (returned ?? {}) as { held?: unknown; report?: unknown };
  if (report === undefined)
    throw new ReturnValueError(
      'The function has to return { held?, report } with trees of tensors; the report is missing. It may be {}.',
    );
  const indexOf = new Map(held.map(({ path }, index) => [path, index]));
  return {
    replaced: tensorsOf(replaced, 'held').map(([path, tensor]) => {
      const index = indexOf.get(path);
      checkReplacement(path, tensor, index === undefined ? undefined : held[index]);
      return [index!, tensor] as const;
    }),
    report: tensorsOf(report, 'report'),
  };
}

function checkReplacement(path: string, { shape }: Tensor, slot: Slot | undefined): void {
  if (!slot)
    throw new ShapeChangedError(
      `The function returns '${path}' as held, but no such tensor is held. Return only held tensors, under the paths they come in with.`,
    );
  if (!sameShape(shape, slot.shape))
    throw new ShapeChangedError(
      `The held tensor '${path}' is ${describeShape(slot.shape)}, but the function returns ${describeShape(shape)} for it. Keep its shape.`,
    );
}

function tensorsOf(tree: unknown, name: string): readonly Leaf[] {
  const leaves = leavesIn(tree, name);
  for (const [path, leaf] of leaves) {
    const where = path === '' ? name : `${name}.${path}`;
    if (!(leaf instanceof Tensor))
      throw new ReturnValueError(
        `'${where}' has to be a tensor. Return tensors, not their values.`,
      );
    if (leaf.isDisposed)
      throw new ReturnValueError(
        `The tensor at '${where}' was disposed of. Return it before, or let TensorFlow.js tidy up.`,
      );
  }
  return leaves as readonly Leaf[];
}

function leavesIn(tree: unknown, name: string): readonly (readonly [string, unknown])[] {
  try {
    return leavesOf(tree);
  } catch (error) {
    throw new ReturnValueError(
      `The function returns something in '${name}' that is no tree of tensors. ${(error as Error).message}`,
      { cause: error },
    );
  }
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | undefined)?.then === 'function';
}
