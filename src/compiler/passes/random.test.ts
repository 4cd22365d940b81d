import { test } from 'vitest';
import { optimise } from './optimise.ts';
import { randomExample } from './randomExample.ts';
import { expectPlanned, expectSameOutputs } from './testing.ts';

/** So many graphs meet every rule of every pass many times, and still take a few seconds. */
const GRAPHS = 400;

test('every pass keeps what random graphs compute, and plans compute the same', () => {
  for (let seed = 1; seed <= GRAPHS; seed++) {
    const example = randomExample(seed);
    try {
      let before = example.graph;
      const optimised = optimise(example.graph, (stage, after) => {
        try {
          expectSameOutputs(after, before);
        } catch (error) {
          throw new Error(stage, { cause: error });
        }
        before = after;
      });
      expectPlanned(example);
      expectPlanned(example, optimised);
    } catch (error) {
      throw new Error(`seed ${seed}: ${String(error)} ${String((error as Error).cause ?? '')}`, {
        cause: error,
      });
    }
  }
});
