/** What is fed, what is reported, and how often a program runs. */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import type { Procedure } from '../../machine.ts';
import { runAll } from '../carryOut.ts';
import { accumulate, compiled, list, type Check } from './check.ts';

export const reportChecks: readonly Check[] = [
  {
    name: 'reports inputs, constants, and one tensor twice',
    async run(machine) {
      const held = machine.hold([2], list(1, 2));
      const program = await compiled(
        machine,
        ({ held }, { x }) => {
          const sum = tf.add(held!, x!);
          return {
            held: { held: sum },
            report: { held: held!, x: x!, sum, again: sum, two: tf.scalar(2) },
          };
        },
        { held },
        { x: [2] },
      );
      const { runs, reports } = await program.run({ times: 1, budgetMs: 100 }, (_, { x }) =>
        x!.set([5, 6]),
      );
      expect(runs).toBe(1);
      const expected = {
        held: list(1, 2),
        x: list(5, 6),
        sum: list(6, 8),
        again: list(6, 8),
        two: list(2),
      };
      expect(reports).toEqual(expected);
      await runAll(program, 1, (_, { x }) => x!.set([0, 0]));
      expect(reports).toEqual(expected);
    },
  },
  {
    name: 'gives reports and takes feeds in the trees they come in',
    async run(machine) {
      const held = {
        state: { a: machine.hold([], list(2)), list: [machine.hold([2], list(1, 2))] },
      };
      type Held = { state: { a: Tensor; list: Tensor[] } };
      type Fed = { batches: { x: Tensor }[] };
      const procedure: Procedure<Held, Fed, { sums: Tensor[] }> = {
        name: 'trees',
        compute: ({ state }, { batches }) => ({
          held: { state: { list: [tf.add(state.list[0]!, 1)] } },
          report: { sums: batches.map(({ x }) => tf.add(tf.mul(x, state.a), state.list[0]!)) },
        }),
      };
      const shape = { shape: [2] };
      const program = await machine.compile(
        procedure,
        held as never,
        { batches: [{ x: shape }, { x: shape }] } as never,
      );
      const { reports } = await program.run({ times: 1, budgetMs: 100 }, (_, feeds) => {
        const { batches } = feeds as unknown as { batches: { x: Float32Array }[] };
        batches.forEach(({ x }, index) => x.set([index, 10]));
      });
      expect(reports).toEqual({ sums: [list(1, 22), list(3, 22)] });
      expect(await machine.read(held.state.list)).toEqual([list(2, 3)]);
    },
  },
  {
    name: 'does nothing when it is to run no times',
    async run(machine) {
      const sum = machine.hold([1], list(7));
      const program = await accumulate(machine, sum);
      const { runs } = await program.run({ times: 0, budgetMs: 100 }, (_, { x }) => x!.set([1]));
      expect(runs).toBe(0);
      expect(await machine.read([sum])).toEqual([list(7)]);
    },
  },
  {
    name: 'runs once without any budget',
    async run(machine) {
      const sum = machine.hold([1], list(7));
      const program = await accumulate(machine, sum);
      const { runs } = await program.run({ times: 5, budgetMs: 0 }, (_, { x }) => x!.set([1]));
      expect(runs).toBe(1);
      expect(await machine.read([sum])).toEqual([list(8)]);
    },
  },
  {
    name: 'passes on that a feed does not fit, and goes on afterwards',
    async run(machine) {
      const sum = machine.hold([2], list(1, 1));
      const program = await accumulate(machine, sum);
      const wrong = program.run({ times: 1, budgetMs: 100 }, (_, { x }) => x!.set([1, 2, 3]));
      await expect(wrong).rejects.toThrow(RangeError);
      expect(await machine.read([sum])).toEqual([list(1, 1)]);
      await runAll(program, 1, (_, { x }) => x!.set([1, 2]));
      expect(await machine.read([sum])).toEqual([list(2, 3)]);
    },
  },
];
