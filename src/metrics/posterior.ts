/**
 * Inception and mode score with the exact posterior of a mixture's components in place of a classifier.
 * Both look at which component points belong to, not at how near they are: a point between two modes is
 * as good as one at a centre if the posterior is sure of it. Never show them without the high-quality share.
 *
 * Sources: Salimans et al. 2016, "Improved techniques for training GANs"; Che et al. 2017, "Mode
 * regularized generative adversarial networks", in the form with KL(m‖w) as the second term.
 */
import type { GaussianComponent } from '../data/distribution.ts';
import { checkPoints, pointCount, type Points } from './points.ts';

export interface PosteriorScores {
  /** exp E KL(posterior‖m), m the mean posterior: 1 to the number of components. */
  readonly inception: number;
  /** exp(E KL(posterior‖m) − KL(m‖w)), w the weights: above 0, at most the number of components. */
  readonly mode: number;
}

/**
 * Both scores from the posterior P(component | point) under the components' weights and σ.
 * @param points `[n, 2]`
 * @param components at least one, with weights that sum to 1
 * @throws TooFewPointsError when there are no points
 * @throws NonFinitePointError
 */
export function posteriorScores(
  points: Points,
  components: readonly GaussianComponent[],
): PosteriorScores {
  checkPoints(points);
  const count = pointCount(points);
  const posterior = new Float64Array(components.length);
  const mean = new Float64Array(components.length);
  const logPeaks = Float64Array.from(components, ({ weight, sigma }) =>
    Math.log(weight / sigma ** 2),
  );
  let information = 0;
  for (let i = 0; i < points.length; i += 2) {
    writePosterior(points[i]!, points[i + 1]!, components, logPeaks, posterior);
    for (let k = 0; k < posterior.length; k++) {
      const share = posterior[k]!;
      mean[k]! += share / count;
      if (share > 0) information += (share * Math.log(share)) / count;
    }
  }
  let mismatch = 0;
  for (const [k, { weight }] of components.entries()) {
    const share = mean[k]!;
    if (share === 0) continue;
    information -= share * Math.log(share);
    mismatch += share * Math.log(share / weight);
  }
  return { inception: Math.exp(information), mode: Math.exp(information - mismatch) };
}

/** P(component | (x, y)) into `out`, relative to the likeliest one: far out all of them would underflow. */
function writePosterior(
  x: number,
  y: number,
  components: readonly GaussianComponent[],
  logPeaks: Float64Array,
  out: Float64Array,
): void {
  let largest = -Infinity;
  for (let k = 0; k < out.length; k++) {
    const component = components[k]!;
    const dx = x - component.x;
    const dy = y - component.y;
    out[k] = logPeaks[k]! - (dx * dx + dy * dy) / (2 * component.sigma ** 2);
    if (out[k]! > largest) largest = out[k]!;
  }
  let total = 0;
  for (let k = 0; k < out.length; k++) {
    out[k] = Math.exp(out[k]! - largest);
    total += out[k]!;
  }
  for (let k = 0; k < out.length; k++) out[k]! /= total;
}
