/** Mixtures of equal widths as reference files describe them: centres, weights and one σ. */
import type { GaussianComponent } from '../../data/distribution.ts';
import type { Entry } from './document.ts';

/** @throws MalformedReferenceError */
export function mixtureIn(entry: Entry): readonly GaussianComponent[] {
  const centres = entry.matrix('centres', 2);
  const weights = entry.numbers('weights');
  if (weights.length !== centres.length)
    throw entry.misfit('weights', 'one weight for each centre');
  const sigma = entry.number('sigma');
  return centres.map(([x, y], index) => ({ x: x!, y: y!, sigma, weight: weights[index]! }));
}
