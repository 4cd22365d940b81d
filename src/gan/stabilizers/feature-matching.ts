/** Feature matching: the generator matches means in the critic's last layer instead of its score. */
import { featuresOf, length, meanRow, square, subtract } from '../expression/expression.ts';
import type { Stabilizer } from './stabilizer.ts';

export const featureMatching: Stabilizer = {
  id: 'feature-matching',
  name: 'Feature matching',
  explanation:
    'Instead of its objective the generator minimises the distance between real and generated means of the critic’s last hidden layer: steadier, and blind to all that means do not show.',
  source: { citation: 'Salimans et al. 2016', url: 'https://arxiv.org/abs/1606.03498' },
  generatorObjective: square(
    length(subtract(meanRow(featuresOf('real')), meanRow(featuresOf('generated')))),
  ),
  refusedBeside({ loss, inference }) {
    if (loss.criticless) return 'This loss has no critic whose features could be matched.';
    if (loss.witness) return 'This loss compares features of the critic already.';
    if (inference?.encoderPlays) return 'The second network would be left without an objective.';
    return undefined;
  },
};
