/**
 * What theory has to say against a combination. Nothing is forbidden: an odd combination is often
 * the one worth watching, so each caution says what to expect.
 */
import type { Experiment } from '../experiment/experiment.ts';
import {
  dynamicsOf,
  inferenceOf,
  lipschitzOf,
  lossOf,
  objectiveOf,
  stabilizersOf,
} from './catalogue.ts';
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
      `${loss.name} asks for a critic of bounded slope. ${loss.withoutBoundedSlope ?? 'Without a Lipschitz method its loss has no lower limit and runs away.'}`,
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
  if (loss.multiplier && method.guarantee !== 'none') {
    cautions.push(
      `${loss.name} holds the critic to a condition of its own, and ${method.name} pulls at the same critic: the two need not agree on how large scores should be.`,
    );
  }
  const isHeldOtherwise = loss.needsBoundedSlope || loss.multiplier !== undefined;
  if (objective.id === 'linear' && !isHeldOtherwise && method.guarantee === 'none') {
    cautions.push(
      'The linear objective climbs raw scores, and nothing here limits how steep they become.',
    );
  }
  if (experiment['critic.steps'] === 0 && experiment['generator.steps'] === 0) {
    cautions.push(
      loss.criticless
        ? 'With 0 generator steps nothing trains.'
        : 'With 0 critic steps and 0 generator steps nothing trains.',
    );
  } else if (experiment['critic.steps'] === 0 && !loss.criticless) {
    cautions.push('With 0 critic steps the generator climbs a critic that never answers.');
  } else if (experiment['generator.steps'] === 0) {
    cautions.push(
      'With 0 generator steps the generator stands still and the critic becomes as good as it can.',
    );
  }
  return [...cautions, ...cautionsOfTheGame(experiment)];
}

/** What dynamics, stabilisers, normalisation and a second network do to the rest. */
function cautionsOfTheGame(experiment: Experiment): readonly string[] {
  const cautions: string[] = [];
  const { name, constraint } = lipschitzOf(experiment);
  const dynamics = dynamicsOf(experiment);
  if (dynamics.joint && (constraint?.kind === 'clip' || constraint?.kind === 'orthonormal')) {
    cautions.push(
      `${dynamics.name} reckons with players that go where its direction leads, while ${name.toLowerCase()} moves the critic’s weights once more after each update.`,
    );
  }
  if (constraint?.kind === 'clip' && experiment['critic.normalisation'] !== 'none') {
    cautions.push(
      'Normalisation in the critic scales up again what clipped weights make small, so clipping hardly bounds its slope.',
    );
  }
  for (const stabilizer of stabilizersOf(experiment)) {
    if (stabilizer.generatorObjective) {
      cautions.push(
        `${stabilizer.name} stands in for the generator’s objective, which does nothing meanwhile.`,
      );
    }
    if (stabilizer.deviation && experiment['instance-noise.updates'] === 0) {
      cautions.push(
        `${stabilizer.name} that never fades hides from the critic for good whatever is finer than its deviation.`,
      );
    }
  }
  const { weight, encoderPlays } = inferenceOf(experiment);
  if (weight !== undefined && experiment[`inference.${weight}`] === 0) {
    cautions.push(
      encoderPlays
        ? 'With weight 0 nothing asks the two networks to lead back to where they began.'
        : 'With weight 0 the second network learns nothing and stays as it began.',
    );
  }
  return cautions;
}
