/**
 * The best critic there could be beside the learned one, place by place, where the samples say enough
 * to know it. It belongs to the smoothed densities of the live divergences: q is known from samples,
 * and only smoothed. Knows no losses: the theory comes as functions of numbers.
 */
import { MEASUREMENT_SIZE } from './metric.ts';
import { LIVE_GRID, SMOOTHING_WIDTH, type CellProbabilities } from './smoothedDensity.ts';

/** Cells of the live grid along one side of a place. */
const BLOCK = 2;

/**
 * The places at which critics are compared: cells of a square grid, each 2 × 2 cells of the live
 * divergences and with them little wider than the smoothing. A score counts for the centre of its cell.
 */
export const COMPARISON_GRID = {
  size: LIVE_GRID.size / BLOCK,
  low: -LIVE_GRID.extent,
  high: LIVE_GRID.extent,
} as const;

/**
 * So many of 10,000 samples have to count at a place, of both kinds, for the place to be compared. A
 * density estimated from k samples has a relative standard error of 1/√k: 32 % for 10.
 */
export const FEWEST_SAMPLES = 10;

/** The area over which the kernel averages, 4πh², in areas of a place: a sample there counts this often. */
const KERNEL_AREA =
  (4 * Math.PI * SMOOTHING_WIDTH ** 2) /
  ((COMPARISON_GRID.high - COMPARISON_GRID.low) / COMPARISON_GRID.size) ** 2;

/**
 * log p/q lies within ± this wherever it is compared: 10,000 samples on one spot count as 20,000
 * there, and FEWEST_SAMPLES of the other kind are needed. What a critic says beyond it counts as this.
 */
export const LARGEST_LOG_RATIO = Math.log((2 * MEASUREMENT_SIZE.generated) / FEWEST_SAMPLES);

/** What theory says about the best critic of a loss. */
export interface OptimumTheory {
  /** Its score where the densities are p > 0 and q > 0. */
  scoreAt(p: number, q: number): number;
  /** p/q as told by a score, at least 0, maybe Infinity; absent where scores do not tell it. */
  ratioAt?(score: number): number;
  /** Whether there is only one such score, so that the distance from it means something. */
  readonly unique: boolean;
}

/** The best and the learned critic. Means are over places, weighted by m = ½(p + q). */
export interface CriticComparison {
  /** The best critic's scores, NaN where they are not known: `COMPARISON_GRID`, row by row from the lowest y. */
  readonly best: typeof COMPARISON_GRID & { readonly values: Float32Array };
  /** The share of m in places that are compared, 0 to 1. */
  readonly covered: number;
  /** Absent where the best score is not unique or no place is compared. */
  readonly gap?: CriticGap;
  /** Absent where scores do not tell the ratio or no place is compared. */
  readonly ratio?: RatioComparison;
}

/** How far the learned scores D are from the best ones D*, in units of the score. */
export interface CriticGap {
  /** √mean (D − D*)². */
  readonly rootMeanSquare: number;
  /** What even the best critic would show, because q is known from samples only. */
  readonly floor: number;
  /** √mean (D* − mean D*)²: what a critic that says the same everywhere would show. */
  readonly spread: number;
}

/** log p/q as the learned critic has it, against what it is. */
export interface RatioComparison {
  /** By place; the weights sum to 1. */
  readonly places: {
    readonly actual: Float32Array;
    readonly learned: Float32Array;
    readonly weights: Float32Array;
  };
  /** √mean of their squared difference. */
  readonly rootMeanSquare: number;
  /** What the exact ratio would show, because q is known from samples only. */
  readonly floor: number;
}

/** A place where both densities are known. */
interface Place {
  readonly index: number;
  /** Probabilities of the cell. */
  readonly p: number;
  readonly q: number;
  readonly score: number;
  /** The best critic's score here. */
  readonly best: number;
  /** Of ½(p + q); all sum to 1. */
  readonly weight: number;
  /** The relative standard error of q. */
  readonly error: number;
}

/**
 * @param densities of the same grid, the live divergences' one
 * @param scores the learned critic's, at the centres of the cells of `COMPARISON_GRID`
 */
export function compareCritics(
  densities: { readonly target: CellProbabilities; readonly generated: CellProbabilities },
  scores: Float32Array,
  theory: OptimumTheory,
): CriticComparison {
  const { places, covered } = knownPlaces(densities, scores, theory);
  const values = new Float32Array(COMPARISON_GRID.size ** 2).fill(NaN);
  for (const { index, best } of places) values[index] = best;
  const { ratioAt } = theory;
  return {
    best: { ...COMPARISON_GRID, values },
    covered,
    ...(theory.unique && places.length > 0 && { gap: gapOver(places, theory) }),
    ...(ratioAt && places.length > 0 && { ratio: ratiosOver(places, ratioAt) }),
  };
}

function knownPlaces(
  densities: { readonly target: CellProbabilities; readonly generated: CellProbabilities },
  scores: Float32Array,
  theory: OptimumTheory,
): { readonly places: readonly Place[]; readonly covered: number } {
  const real = blocksOf(densities.target);
  const generated = blocksOf(densities.generated);
  const known = [...real.keys()].filter(
    (index) =>
      samplesAt(real[index]!) >= FEWEST_SAMPLES && samplesAt(generated[index]!) >= FEWEST_SAMPLES,
  );
  const covered = known.reduce((sum, index) => sum + (real[index]! + generated[index]!) / 2, 0);
  const places = known.map((index): Place => {
    const [p, q] = [real[index]!, generated[index]!];
    return {
      index,
      p,
      q,
      score: scores[index]!,
      best: theory.scoreAt(p, q),
      weight: (p + q) / 2 / covered,
      error: 1 / Math.sqrt(samplesAt(q)),
    };
  });
  return { places, covered };
}

/** How many of 10,000 samples make up the estimate of a density, at a place of this probability. */
function samplesAt(probability: number): number {
  return MEASUREMENT_SIZE.generated * probability * KERNEL_AREA;
}

function gapOver(places: readonly Place[], theory: OptimumTheory): CriticGap {
  const mean = weighted(places, ({ best }) => best);
  return {
    rootMeanSquare: Math.sqrt(weighted(places, ({ score, best }) => (score - best) ** 2)),
    floor: Math.sqrt(weighted(places, (place) => bestScoreError(place, theory) ** 2)),
    spread: Math.sqrt(weighted(places, ({ best }) => (best - mean) ** 2)),
  };
}

/** Half of what the best score changes by when q goes from one standard error below to one above. */
function bestScoreError({ p, q, error }: Place, { scoreAt }: OptimumTheory): number {
  return (scoreAt(p, q * (1 - error)) - scoreAt(p, q * (1 + error))) / 2;
}

function ratiosOver(places: readonly Place[], ratioAt: (score: number) => number): RatioComparison {
  const actual = Float32Array.from(places, ({ p, q }) => Math.log(p / q));
  const learned = Float32Array.from(places, ({ score }) => withinReach(Math.log(ratioAt(score))));
  const error = (_: Place, at: number) => (learned[at]! - actual[at]!) ** 2;
  return {
    places: { actual, learned, weights: Float32Array.from(places, ({ weight }) => weight) },
    rootMeanSquare: Math.sqrt(weighted(places, error)),
    floor: Math.sqrt(weighted(places, ({ error: relative }) => relative ** 2)),
  };
}

function withinReach(logRatio: number): number {
  return Math.min(LARGEST_LOG_RATIO, Math.max(-LARGEST_LOG_RATIO, logRatio));
}

function weighted(places: readonly Place[], value: (place: Place, at: number) => number): number {
  return places.reduce((sum, place, at) => sum + place.weight * value(place, at), 0);
}

/** The probabilities of blocks of BLOCK × BLOCK cells, without what lies outside the grid. */
function blocksOf(cells: CellProbabilities): Float64Array {
  const { size } = LIVE_GRID;
  const blocks = new Float64Array(COMPARISON_GRID.size ** 2);
  for (let row = 0; row < size; row++) {
    const start = Math.floor(row / BLOCK) * COMPARISON_GRID.size;
    for (let column = 0; column < size; column++) {
      blocks[start + Math.floor(column / BLOCK)]! += cells[row * size + column]!;
    }
  }
  return blocks;
}
