/**
 * How samplers are written: which numbers each point takes, and where they put it. Numbers are drawn
 * many points at a time into memory that is used again. Knows no distribution.
 */
import type { Target } from './distribution.ts';

/** Points whose numbers are drawn at a time. */
const CHUNK = 512;

/** Shared by all samplers: filled and used up within one chunk. */
let numbers = new Float64Array(4 * CHUNK);

/**
 * A sampler that takes, for each point, `uniforms` numbers uniform on [0, 1) and then `gaussians`
 * standard normals.
 * @param place turns rows of such numbers into points, from `points[at]` on: as many rows as there are
 */
export function pointSampler(
  { uniforms, gaussians }: { readonly uniforms: number; readonly gaussians: number },
  place: (rows: Float64Array, points: Float32Array, at: number) => void,
): Target['sample'] {
  const row = uniforms + gaussians;
  return (count, random, points = new Float32Array(2 * count)) => {
    if (numbers.length < row * CHUNK) numbers = new Float64Array(row * CHUNK);
    for (let first = 0; first < count; first += CHUNK) {
      const rows = numbers.subarray(0, row * Math.min(CHUNK, count - first));
      random.fillRows(rows, uniforms, gaussians);
      place(rows, points, 2 * first);
    }
    return points;
  };
}
