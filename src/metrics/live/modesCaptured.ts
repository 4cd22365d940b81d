/** The number of captured modes as a live metric. */
import type { Metric } from '../metric.ts';
import { componentsOf, hasModes, modesCaptured } from '../modes.ts';

export const capturedModes: Metric = {
  id: 'modes',
  name: 'Modes captured',
  symbol: 'modes',
  meaning: 'Modes of the target with at least one generated sample within 3σ.',
  unit: 'modes',
  range: '0 to the number of modes',
  better: 'higher',
  group: 'modes',
  primary: true,
  floor: {
    kind: 'ideal',
    meaning: 'The number of modes of the target.',
    ideal: (target) => componentsOf(target).length,
  },
  applies: hasModes,
  score: (view) => modesCaptured(view.modeCounts()),
};
