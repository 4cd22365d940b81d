/** How far points are from others that belong to them, row by row. */

/**
 * The mean Euclidean distance between rows of the same number, in their unit; NaN where a coordinate is.
 * @param dimension coordinates of a row
 * @param shift compares each row with the one so many further on instead, round and round: what strangers
 *   are apart
 */
export function meanDistance(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  dimension: number,
  shift = 0,
): number {
  const rows = first.length / dimension;
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    const other = (row + shift) % rows;
    let squares = 0;
    for (let i = 0; i < dimension; i++) {
      squares += (first[row * dimension + i]! - second[other * dimension + i]!) ** 2;
    }
    sum += Math.sqrt(squares);
  }
  return sum / rows;
}
