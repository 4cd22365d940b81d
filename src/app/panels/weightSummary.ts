/** The weights of one network, or of one of its layers, in a few numbers and few enough of them to be drawn. */
import type { NetworkDiagnosis } from '../../training/protocol.ts';

export const ALL_LAYERS = 'all';
/** All, or one by its number from 1 on. */
export type LayerChoice = typeof ALL_LAYERS | number;

export interface WeightSummary {
  /** The weights, or of many every so manyth one: a histogram of so many looks the same. */
  readonly shown: Float32Array;
  /** Of all, not only of those that are shown. */
  readonly count: number;
  /** Standard deviation from their mean. */
  readonly deviation: number;
  /** The largest absolute value. */
  readonly largest: number;
  /** The share of them at ±limit, where there is one. */
  readonly atLimit: number | undefined;
  /** ±limit, unless they are too far out to be shown beside the weights. */
  readonly marks: readonly number[];
}

/** Sorting more than that several times a second would be felt. */
const MOST_SHOWN = 40_000;
/** Float32 rounding of a limit that is given in more digits. */
const AT_LIMIT = 1e-6;
/** Limits this many times as far out as the largest weight would squeeze all bars into one. */
const TOO_FAR = 5;

/** Undefined where the network has no such layer. */
export function summariseWeights(
  { layers }: NetworkDiagnosis,
  choice: LayerChoice,
  limit: number | undefined,
): WeightSummary | undefined {
  const chosen = choice === ALL_LAYERS ? layers : layers.slice(choice - 1, choice);
  const count = chosen.reduce((sum, { weights }) => sum + weights.length, 0);
  if (count === 0) return undefined;
  let [sum, squares, largest, clipped] = [0, 0, 0, 0];
  const every = Math.ceil(count / MOST_SHOWN);
  const shown = new Float32Array(Math.ceil(count / every));
  let index = 0;
  for (const { weights } of chosen) {
    for (const weight of weights) {
      const size = Math.abs(weight);
      sum += weight;
      squares += weight * weight;
      largest = Math.max(largest, size);
      if (limit !== undefined && size >= limit * (1 - AT_LIMIT)) clipped++;
      if (index % every === 0) shown[index / every] = weight;
      index++;
    }
  }
  const mean = sum / count;
  return {
    shown,
    count,
    deviation: Math.sqrt(Math.max(0, squares / count - mean * mean)),
    largest,
    atLimit: limit === undefined ? undefined : clipped / count,
    marks: limit === undefined || limit > TOO_FAR * largest ? [] : [-limit, limit],
  };
}
