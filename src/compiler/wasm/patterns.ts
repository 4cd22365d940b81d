/** How an access can be read or written without computing an index. */
import { packedStrides, sizeOf, type Shape } from '../graph.ts';

export type Pattern =
  /** The number at each position is the next one in memory. */
  | { readonly kind: 'linear' }
  /** One number for all positions. */
  | { readonly kind: 'single' }
  /** So many numbers again and again. */
  | { readonly kind: 'row'; readonly length: number }
  | { readonly kind: 'strided' };

/** @param strides along the axes of `shape`, of which there are as few as possible */
export function patternOf(shape: Shape, strides: readonly number[]): Pattern {
  // A single position: every access is as good as contiguous.
  if (sizeOf(shape) === 1) return { kind: 'linear' };
  if (strides.every((stride) => stride === 0)) return { kind: 'single' };
  const packed = packedStrides(shape);
  let axis = shape.length;
  while (axis > 0 && strides[axis - 1] === packed[axis - 1]) axis--;
  if (axis === 0) return { kind: 'linear' };
  if (axis < shape.length && strides.slice(0, axis).every((stride) => stride === 0)) {
    return { kind: 'row', length: packed[axis - 1]! };
  }
  return { kind: 'strided' };
}
