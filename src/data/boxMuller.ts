/**
 * Two standard normals from two 32-bit words (Box & Muller 1958). Logarithm, sine and cosine come
 * from tables and short series, right to 1e-12, in sums, products and square roots alone: the
 * language leaves the last bits of `Math.log` and `Math.sin` to each browser, while these are the
 * same everywhere, and faster. Draws nothing itself.
 */

/** Sectors of the circle; a power of 2. The series begin in the middle of each. */
const SECTORS = 64;
const SECTOR_SHIFT = 32 - Math.log2(SECTORS);
const HALF_SECTOR = 2 ** (SECTOR_SHIFT - 1);
const RADIANS_PER_STEP = (2 * Math.PI) / 2 ** 32;
const sectorSine = new Float64Array(SECTORS);
const sectorCosine = new Float64Array(SECTORS);

/** Intervals of [1, 2); a power of 2. */
const INTERVALS = 128;
const INTERVAL_SHIFT = 31 - Math.log2(INTERVALS);
/** 1/c and ln c, where c is the middle of the interval. */
const middleReciprocal = new Float64Array(INTERVALS);
const middleLogarithm = new Float64Array(INTERVALS);

/** 2^(shift − 31): times a word with `shift` leading zeros, a number in [1, 2). */
const toMantissa = Float64Array.from({ length: 32 }, (_, shift) => 2 ** (shift - 31));

fillTables();

/**
 * √(−2 ln(1 − u)) (cos 2πv, sin 2πv) with u = radiusWord / 2³² and v = angleWord / 2³².
 * @param normals receives both, at `at` and `at + 1`
 */
export function writeNormals(
  radiusWord: number,
  angleWord: number,
  normals: Float64Array,
  at: number,
): void {
  const radius = Math.sqrt(-2 * logarithmOfRest(radiusWord));
  const sector = (angleWord + HALF_SECTOR) >>> SECTOR_SHIFT;
  const x = ((angleWord - (sector << SECTOR_SHIFT)) | 0) * RADIANS_PER_STEP;
  const y = x * x;
  const sine = radius * x * (1 + y * (-1 / 6 + y * (1 / 120)));
  const cosine = radius * (1 + y * (-1 / 2 + y * (1 / 24 + y * (-1 / 720))));
  const s = sectorSine[sector]!;
  const c = sectorCosine[sector]!;
  normals[at] = c * cosine - s * sine;
  normals[at + 1] = s * cosine + c * sine;
}

/** ln(1 − u) with u = word / 2³²; finite, because 1 − u is at least 2⁻³². */
function logarithmOfRest(word: number): number {
  if (word === 0) return 0;
  const steps = -word | 0;
  // 1 − u = mantissa / 2^(shift + 1), and the mantissa is c (1 + x).
  const shift = Math.clz32(steps);
  const interval = ((steps << shift) >>> INTERVAL_SHIFT) - INTERVALS;
  const x = (steps >>> 0) * toMantissa[shift]! * middleReciprocal[interval]! - 1;
  const series = x * (1 + x * (-1 / 2 + x * (1 / 3 + x * (-1 / 4))));
  return series + middleLogarithm[interval]! - (shift + 1) * Math.LN2;
}

function fillTables(): void {
  for (let sector = 0; sector < SECTORS; sector++) {
    // Counted from the nearest axis, so that the series are short and the axes exact.
    const quadrant = Math.round((4 * sector) / SECTORS);
    const angle = 2 * Math.PI * (sector / SECTORS - quadrant / 4);
    const [sine, cosine] = [powerSeries(angle, 1), powerSeries(angle, 0)];
    sectorSine[sector] = [sine, cosine, -sine, -cosine][quadrant % 4]!;
    sectorCosine[sector] = [cosine, -sine, -cosine, sine][quadrant % 4]!;
  }
  for (let interval = 0; interval < INTERVALS; interval++) {
    const middle = 1 + (interval + 0.5) / INTERVALS;
    middleReciprocal[interval] = 1 / middle;
    middleLogarithm[interval] = 2 * inverseHyperbolicTangent((middle - 1) / (middle + 1));
  }
}

/** The sine (`first` = 1) or cosine (`first` = 0) of an angle up to π/4, to the last digit. */
function powerSeries(angle: number, first: 0 | 1): number {
  let sum = 0;
  for (let power = first, term = first === 0 ? 1 : angle; power < 20; power += 2) {
    sum += term;
    term *= (-angle * angle) / ((power + 1) * (power + 2));
  }
  return sum;
}

/** artanh x for |x| ≤ 1/3, to the last digit. */
function inverseHyperbolicTangent(x: number): number {
  let sum = 0;
  for (let power = 1, term = x; power < 35; power += 2, term *= x * x) sum += term / power;
  return sum;
}
