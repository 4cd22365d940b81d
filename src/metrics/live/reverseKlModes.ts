/** The reverse KL divergence over modes as a live metric. */
import { NOISE_FLOOR } from '../floors.ts';
import type { Metric } from '../metric.ts';
import { componentsOf, hasModes, reverseKlOverModes } from '../modes.ts';

export const reverseKlModes: Metric = {
  id: 'reverse-kl-modes',
  name: 'Reverse KL over modes',
  symbol: 'KL over modes',
  meaning:
    'How unevenly the high-quality samples fall on the modes, against the weights of the data.',
  unit: 'nats',
  range: '0 to − log of the smallest weight; no value without a high-quality sample',
  better: 'lower',
  group: 'modes',
  primary: false,
  floor: NOISE_FLOOR,
  applies: hasModes,
  score: (view) =>
    reverseKlOverModes(view.modeCounts(), componentsOf(view.target)) ?? {
      reason: 'No generated sample is within 3σ of a mode, so there are no shares to compare.',
    },
};
