/** How much work one iteration is, roughly: to begin with what takes longest. Promises no time. */
import type { Experiment } from '../../experiment/experiment.ts';
import { layoutOf } from '../../gan/layout.ts';
import { structureOf, type PlayerStructure } from '../../gan/structure.ts';

/** In multiplications, without a unit that means anything alone. Positive. */
export function iterationCost(experiment: Experiment): number {
  const { critic, generator, unrolled } = structureOf(experiment);
  const [judging, generating] = [parameters(critic), parameters(generator)];
  const criticUpdate = judging + generating;
  const generatorUpdate = criticUpdate * (1 + unrolled);
  const updates =
    experiment['critic.steps'] * criticUpdate + experiment['generator.steps'] * generatorUpdate;
  return experiment.batch * Math.max(updates, 1);
}

function parameters({ shape, companion }: PlayerStructure): number {
  return layoutOf(shape).count + (companion ? layoutOf(companion).count : 0);
}
