/** The share of high-quality samples as a live metric. */
import type { Metric } from '../metric.ts';
import { hasModes, highQualityShare, IDEAL_HIGH_QUALITY } from '../modes.ts';

export const highQuality: Metric = {
  id: 'highQuality',
  name: 'High-quality samples',
  symbol: 'high quality',
  meaning: 'Share of generated samples within 3σ of the nearest mode.',
  range: '0 to 1',
  better: 'higher',
  group: 'modes',
  primary: true,
  floor: {
    kind: 'ideal',
    meaning: 'The mass of isolated isotropic Gaussian modes within 3σ: 1 − e^(−9/2) ≈ 98.889 %.',
    ideal: () => IDEAL_HIGH_QUALITY,
  },
  applies: hasModes,
  score: (view) => highQualityShare(view.modeCounts()),
};
