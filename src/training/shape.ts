/** When two runs are worth the same executor. */
import type { Experiment } from '../experiment/experiment.ts';
import { structureOf, type PlayerStructure } from '../gan/structure.ts';

/**
 * Equal for experiments whose iterations are the same computation on arrays of the same sizes, whatever
 * their data, seed and live numbers.
 */
export function shapeOf(experiment: Experiment): string {
  const { critic, generator, loss, objective, lipschitz, rounds, simultaneous } =
    structureOf(experiment);
  return [
    experiment.batch,
    ...player(critic),
    experiment['critic.steps'],
    ...player(generator),
    experiment['generator.steps'],
    loss.id,
    objective.id,
    lipschitz.id,
    rounds,
    simultaneous,
  ].join(' ');
}

function player({ shape, optimizer }: PlayerStructure): readonly (string | number)[] {
  return [shape.inputs, shape.depth, shape.width, shape.activation.id, optimizer.id];
}
