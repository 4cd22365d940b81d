/** The live metrics, in the order in which they are shown. */
import { highQuality } from './live/highQuality.ts';
import { jensenShannon } from './live/jsd.ts';
import { capturedModes } from './live/modesCaptured.ts';
import { exactWasserstein1 } from './live/wasserstein1.ts';
import type { Metric } from './metric.ts';

export const metrics: readonly Metric[] = [
  jensenShannon,
  exactWasserstein1,
  capturedModes,
  highQuality,
];
