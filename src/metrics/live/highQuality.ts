/** The share of high-quality samples as a live metric. */
import type { Metric } from '../metric.ts';
import {
  componentsOf,
  countModes,
  hasModes,
  highQualityShare,
  IDEAL_HIGH_QUALITY,
} from '../modes.ts';

export const highQuality: Metric = {
  id: 'highQuality',
  name: 'High-quality samples',
  symbol: 'high quality',
  meaning: 'Share of generated samples within 3σ of the nearest mode.',
  range: '0 to 1',
  better: 'higher',
  floor: {
    kind: 'ideal',
    meaning: 'The mass of isolated isotropic Gaussian modes within 3σ: 1 − e^(−9/2) ≈ 98.889 %.',
  },
  applies: hasModes,
  prepare(target) {
    const components = componentsOf(target);
    return {
      evaluate: ({ generated }) => highQualityShare(countModes(generated, components)),
      floor: () => IDEAL_HIGH_QUALITY,
    };
  },
};
