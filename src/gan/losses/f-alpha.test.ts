/** Second derivatives of the α-divergence where its base is cut off at 0, as they enter updates. */
import { beforeAll, expect, test } from 'vitest';
import { prepared, smallExperiment, useCpu } from '../testing.ts';
import { iteration } from '../step.ts';

beforeAll(useCpu);

test.each(['unrolled', 'consensus', 'sga'])('above α = 2 %s updates stay finite', (dynamics) => {
  const { structure, state, settings, inputs } = prepared(
    // Rates this high take scores below the cut-off within a few updates.
    smallExperiment({
      loss: 'f-alpha',
      'loss.alpha': 4,
      lipschitz: 'none',
      dynamics,
      'critic.rate': 0.1,
    }),
  );
  let current = state;
  for (let round = 0; round < 5; round++) {
    current = iteration(structure, current, inputs(round), settings).state;
    const numbers = [current.critic, current.generator].flatMap(({ parameters }) => [
      ...parameters.dataSync(),
    ]);
    expect(numbers.filter((value) => !Number.isFinite(value))).toEqual([]);
  }
});
