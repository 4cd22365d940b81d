/** The places of a square grid, for those who ask the critic about a whole region. */

/** `size` × `size` equal cells over [low, high]², in data units. */
export interface SquareGrid {
  readonly size: number;
  readonly low: number;
  readonly high: number;
}

/** Cell centres, row by row from the lowest y: [size², 2]. */
export function cellCentres({ size, low, high }: SquareGrid): Float32Array {
  const cell = (high - low) / size;
  const points = new Float32Array(2 * size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const at = 2 * (row * size + column);
      points[at] = low + (column + 0.5) * cell;
      points[at + 1] = low + (row + 0.5) * cell;
    }
  }
  return points;
}
