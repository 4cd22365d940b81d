/** What machines that compile do with procedures that cannot be compiled. */
import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { carryOut } from '../carryOut.ts';
import { differences } from '../comparison.ts';
import { expectedOf } from '../reference.ts';
import type { Check } from './check.ts';
import { CHAINED, numbers, type Trial } from '../trial.ts';

/** Backends can compute it, graphs cannot say it. */
const reversing: Trial = {
  name: 'reversing',
  held: { state: numbers([3, 4], 1), untouched: numbers([2], 2) },
  fed: { x: [4] },
  feeds: (run) => ({ x: Float32Array.of(run, 1, -run, 2) }),
  runs: 3,
  compute: ({ state, untouched }, { x }) => {
    const next = tf.add(tf.mul(tf.reverse(state!, 1), 0.5), x!);
    return { held: { state: next }, report: { sum: tf.sum(next, 0), untouched: untouched! } };
  },
  tolerance: CHAINED,
};

export const fallbackChecks: readonly Check[] = [
  {
    name: 'runs eagerly what it cannot compile, says why, and comes to the same results',
    async run(machine) {
      const expected = await expectedOf(reversing);
      const { eager, ...outcome } = await carryOut(machine, reversing);
      expect(eager).toContain("'Reverse' (x: [3, 4])");
      expect(differences(outcome, expected, reversing.tolerance)).toEqual([]);
    },
  },
  {
    name: 'passes on what a procedure itself throws',
    async run(machine) {
      const failing = {
        name: 'failing',
        compute: () => {
          throw new RangeError('its own');
        },
      };
      await expect(machine.compile(failing as never, {}, {})).rejects.toThrow('its own');
    },
  },
];
