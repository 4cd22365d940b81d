/**
 * Noise floors: what a perfect generator, drawing from the target itself, would score.
 */
import { createRandom, type Random } from '../data/random.ts';

/**
 * The mean of `score` over independent draws, always the same ones.
 * @param stream name of the draws, one for each metric
 */
export function noiseFloor(
  draws: number,
  stream: string,
  score: (random: Random) => number,
): number {
  let total = 0;
  for (let draw = 0; draw < draws; draw++) total += score(createRandom(0, stream, draw));
  return total / draws;
}
