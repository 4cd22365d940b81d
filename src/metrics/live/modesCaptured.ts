/** The number of captured modes as a live metric. */
import { componentsOf, countModes, hasModes, modesCaptured } from '../modes.ts';
import type { Metric } from '../metric.ts';

export const capturedModes: Metric = {
  id: 'modes',
  name: 'Modes captured',
  symbol: 'modes',
  meaning: 'Modes of the target with at least one generated sample within 3σ.',
  unit: 'modes',
  range: '0 to the number of modes',
  better: 'higher',
  floor: { kind: 'ideal', meaning: 'The number of modes of the target.' },
  applies: hasModes,
  prepare(target) {
    const components = componentsOf(target);
    return {
      evaluate: ({ generated }) => modesCaptured(countModes(generated, components)),
      floor: () => components.length,
    };
  },
};
