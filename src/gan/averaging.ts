/** The running average of the generator's parameters. Says nothing about who looks at it. */
import { add, mul, sub, type Tensor1D } from '@tensorflow/tfjs-core';
import type { LiveSettings } from './settings.ts';
import type { Stabilizer } from './stabilizers/stabilizer.ts';
import type { GameStructure } from './structure.ts';

/** The stabiliser that asks for an average, if one does. */
export function averagingOf({
  stabilizers,
}: Pick<GameStructure, 'stabilizers'>): Stabilizer | undefined {
  return stabilizers.find(({ averages }) => averages !== undefined);
}

/** The average [count] after an update has led to `parameters` [count]. */
export function averagedWith(
  structure: Pick<GameStructure, 'stabilizers'>,
  average: Tensor1D,
  parameters: Tensor1D,
  settings: LiveSettings,
): Tensor1D {
  const { id, averages } = averagingOf(structure)!;
  const decay = settings.stabilisers[id]![averages!]!;
  return add(parameters, mul(decay, sub(average, parameters)));
}
