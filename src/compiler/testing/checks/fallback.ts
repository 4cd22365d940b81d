/** What machines that compile do with procedures that cannot be compiled. */
import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { carryOut } from '../carryOut.ts';
import { differences } from '../comparison.ts';
import { expectedOf } from '../reference.ts';
import { accumulate, list, type Check } from './check.ts';
import { CHAINED, numbers, type Tensors, type Trial } from '../trial.ts';

/** Backends can compute it, graphs cannot say it. */
const reversing: Trial = {
  name: 'reversing',
  held: { state: numbers([3, 4], 1), untouched: numbers([2], 2) },
  fed: { x: [4] },
  feeds: (run) => ({ x: Float32Array.of(run, 1, -run, 2) }),
  runs: 3,
  compute: ({ state, untouched }, { x }) => {
    const next = tf.add(tf.mul(tf.reverse(state!, 1), 0.5), x!);
    const report = {
      sum: tf.sum(next, 0),
      untouched: untouched!,
      // Those of two runs are as large as the state, and could be put where it was before.
      half: tf.mul(tf.slice(state!, [0, 0], [3, 2]), 2),
      before: state!,
    };
    return { held: { state: next }, report };
  },
  tolerance: CHAINED,
};

const ONCE = { times: 1, budgetMs: 0 };

/** What cannot be carried out in any way, and what is said of it. */
const impossible: readonly (readonly [returned: (held: Tensors) => unknown, message: RegExp])[] = [
  [async ({ x }) => ({ held: { x: tf.neg(x!) }, report: {} }), /is asynchronous/],
  [({ x }) => ({ held: { x: tf.neg(x!) } }), /the report is missing/],
  [({ x }) => ({ held: { x: tf.sum(x!, 0, true) }, report: {} }), /is \[2\], but .* \[1\]/],
  [({ x }) => ({ held: { x: tf.tile(x!, [40]) }, report: {} }), /is \[2\], but .* \[80\]/],
  [({ x }) => ({ held: { y: tf.neg(x!) }, report: {} }), /no such tensor is held/],
  [() => ({ report: { values: list(1, 2) } }), /has to be a tensor/],
];

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
    name: 'refuses what eager programs cannot do either, and goes on with others',
    async run(machine) {
      const x = machine.hold([2], list(1, 2));
      for (const [returned, message] of impossible) {
        const procedure = { name: 'impossible', compute: returned };
        const program = await machine.compile(procedure as never, { x } as never, {});
        expect(program.eager).toMatch(message);
        await expect(program.run(ONCE)).rejects.toThrow(message);
        program.dispose();
      }
      expect(await machine.read([x])).toEqual([list(1, 2)]);
      const program = await accumulate(machine, x);
      await program.run(ONCE, (_, feeds) => feeds['x']!.fill(1));
      expect(await machine.read([x])).toEqual([list(2, 3)]);
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
