/**
 * What theory has to say against a combination. Nothing is forbidden: an odd combination is often
 * the one worth watching, so each caution says what to expect.
 */
import type { Experiment } from '../experiment/experiment.ts';
import { lipschitzOf, lossOf, objectiveOf } from './catalogue.ts';
import { slopePointsOf } from './expression/expression.ts';
import { placesOf } from './lipschitz/guarantees.ts';

/** Sentences about `experiment`, most important first; empty where theory has no objection. */
export function cautionsOf(experiment: Experiment): readonly string[] {
  const loss = lossOf(experiment);
  const method = lipschitzOf(experiment);
  const objective = objectiveOf(experiment);
  const cautions: string[] = [];

  if (loss.needsBoundedSlope && method.guarantee === 'none') {
    cautions.push(
      `${loss.name} asks for a critic of bounded slope. Without a Lipschitz method its loss has no lower limit and runs away.`,
    );
  }
  const { penalty } = method;
  if (loss.needsBoundedSlope && penalty && !slopePointsOf(penalty).includes('interpolates')) {
    cautions.push(
      `${method.name} looks at slopes ${placesOf(method)} only and does not bound them elsewhere, so the critic’s value is no distance.`,
    );
  }
  if (loss.flatAtOptimum && method.guarantee === 'towards-one') {
    cautions.push(
      `${method.name} pulls slopes up to 1 as well as down, while the best critic of this loss is flat once the generator is right.`,
    );
  }
  if (objective.id === 'linear' && loss.id !== 'wasserstein' && method.guarantee === 'none') {
    cautions.push(
      'The linear objective climbs raw scores, and nothing here limits how steep they become.',
    );
  }
  if (experiment['critic.steps'] === 0 && experiment['generator.steps'] === 0) {
    cautions.push('With 0 critic steps and 0 generator steps nothing trains.');
  } else if (experiment['critic.steps'] === 0) {
    cautions.push('With 0 critic steps the generator climbs a critic that never answers.');
  } else if (experiment['generator.steps'] === 0) {
    cautions.push(
      'With 0 generator steps the generator stands still and the critic becomes as good as it can.',
    );
  }
  return cautions;
}
