/**
 * Index spaces with as few axes as their accesses allow: neighbouring axes that every access walks
 * as one become one. Says of each access how it can be read without computing an index.
 */
import { packedStrides, type Shape } from '../graph.ts';

export interface Space {
  /** Outermost first; at least one. */
  readonly sizes: readonly number[];
  /** For each access, a stride along each of the axes. */
  readonly strides: readonly (readonly number[])[];
}

/** The same positions in the same order, with axes of size 1 left out and others joined. */
export function collapse(shape: Shape, accesses: readonly (readonly number[])[]): Space {
  const sizes: number[] = [];
  const strides: number[][] = accesses.map(() => []);
  shape.forEach((size, axis) => {
    if (size === 1) return;
    const last = sizes.length - 1;
    const joins = last >= 0 && accesses.every((own, i) => strides[i]![last] === own[axis]! * size);
    if (joins) {
      sizes[last] = sizes[last]! * size;
      accesses.forEach((own, i) => (strides[i]![last] = own[axis]!));
    } else {
      sizes.push(size);
      accesses.forEach((own, i) => strides[i]!.push(own[axis]!));
    }
  });
  // A single position: every access is as good as contiguous.
  if (sizes.length === 0) return { sizes: [1], strides: accesses.map(() => [1]) };
  return { sizes, strides };
}

export type Pattern =
  /** The number at each position is the next one in memory. */
  | { readonly kind: 'linear' }
  /** One number for all positions. */
  | { readonly kind: 'single' }
  /** So many numbers again and again. */
  | { readonly kind: 'row'; readonly length: number }
  | { readonly kind: 'strided' };

export function patternOf(sizes: readonly number[], strides: readonly number[]): Pattern {
  if (strides.every((stride) => stride === 0)) return { kind: 'single' };
  const packed = packedStrides(sizes);
  let axis = sizes.length;
  while (axis > 0 && strides[axis - 1] === packed[axis - 1]) axis--;
  if (axis === 0) return { kind: 'linear' };
  if (axis < sizes.length && strides.slice(0, axis).every((stride) => stride === 0)) {
    return { kind: 'row', length: packed[axis - 1]! };
  }
  return { kind: 'strided' };
}
