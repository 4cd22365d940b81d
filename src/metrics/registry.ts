/** The live metrics, in the order in which they are shown. */
import type { Target } from '../data/distribution.ts';
import { birthday } from './live/birthday.ts';
import { liveCoverage } from './live/coverage.ts';
import { liveDensity } from './live/density.ts';
import { liveFrechet } from './live/frechet.ts';
import { highQuality } from './live/highQuality.ts';
import { inceptionScore } from './live/inceptionScore.ts';
import { jensenShannon } from './live/jsd.ts';
import { liveKid } from './live/kid.ts';
import { kullbackLeibler } from './live/kl.ts';
import { meanDiscrepancy } from './live/mmd.ts';
import { modeScore } from './live/modeScore.ts';
import { capturedModes } from './live/modesCaptured.ts';
import { liveModeTotalVariation } from './live/modeTotalVariation.ts';
import { livePearson } from './live/pearson.ts';
import { livePrecision } from './live/precision.ts';
import { liveRecall } from './live/recall.ts';
import { reverseKullbackLeibler } from './live/reverseKl.ts';
import { reverseKlModes } from './live/reverseKlModes.ts';
import { hellinger } from './live/squaredHellinger.ts';
import { liveTotalVariation } from './live/totalVariation.ts';
import { exactWasserstein1 } from './live/wasserstein1.ts';
import { exactWasserstein2 } from './live/wasserstein2.ts';
import type { Metric } from './metric.ts';

export const metrics: readonly Metric[] = [
  jensenShannon,
  exactWasserstein1,
  capturedModes,
  highQuality,
  kullbackLeibler,
  reverseKullbackLeibler,
  liveTotalVariation,
  hellinger,
  livePearson,
  exactWasserstein2,
  meanDiscrepancy,
  liveKid,
  liveFrechet,
  reverseKlModes,
  liveModeTotalVariation,
  livePrecision,
  liveRecall,
  liveDensity,
  liveCoverage,
  birthday,
  inceptionScore,
  modeScore,
];

/** Those that mean something for this target, in the same order. */
export function metricsFor(target: Target): readonly Metric[] {
  return metrics.filter((metric) => metric.applies(target));
}
