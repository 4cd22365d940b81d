/** What becomes of cells that a program updates in place. */
import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { runAll } from '../carryOut.ts';
import { accumulate, compiled, list, type Check } from './check.ts';

export const updateChecks: readonly Check[] = [
  {
    name: 'reports every run and updates in between',
    async run(machine) {
      const sum = machine.hold([2]);
      const program = await accumulate(machine, sum);
      const reports = await runAll(program, 5, (run, { x }) => x!.set([run + 1, 10 * run]));
      expect(reports['before']).toEqual(list(0, 0, 1, 0, 3, 10, 6, 30, 10, 60));
      expect(await machine.read([sum])).toEqual([list(15, 100)]);
    },
  },
  {
    name: 'swaps and turns held tensors around',
    async run(machine) {
      const [a, b, c] = [1, 2, 3].map((value) => machine.hold([2], list(value, -value)));
      const program = await compiled(
        machine,
        ({ a, b, c }) => ({ held: { a: b!, b: c!, c: a! }, report: { a: a! } }),
        { a: a!, b: b!, c: c! },
      );
      const reports = await runAll(program, 4);
      expect(reports['a']).toEqual(list(1, -1, 2, -2, 3, -3, 1, -1));
      expect(await machine.read([a!, b!, c!])).toEqual([list(2, -2), list(3, -3), list(1, -1)]);
    },
  },
  {
    name: 'uses old values of what it replaces, whatever the order',
    async run(machine) {
      const [a, b] = [machine.hold([4], list(1, 2, 3, 4)), machine.hold([2, 2], list(1, 0, 0, 2))];
      const program = await compiled(
        machine,
        ({ a, b }) => ({
          held: {
            a: tf.reshape(tf.matMul(b!, tf.reshape(a!, [2, 2]), true), [4]),
            b: tf.transpose(tf.add(b!, tf.reshape(a!, [2, 2]))),
          },
          report: { both: tf.sum(tf.mul(tf.reshape(a!, [2, 2]), b!)) },
        }),
        { a, b },
      );
      const reports = await runAll(program, 2);
      expect(reports['both']).toEqual(list(9, 68));
      expect(await machine.read([a, b])).toEqual([list(14, 20, 39, 54), list(3, 8, 5, 14)]);
    },
  },
  {
    name: 'keeps apart two names of one cell, of which one is replaced',
    async run(machine) {
      const cell = machine.hold([2], list(1, 2));
      const program = await compiled(
        machine,
        ({ a, b }) => {
          const next = tf.add(a!, 1);
          return { held: { a: next }, report: { product: tf.sum(tf.mul(b!, tf.sum(next))) } };
        },
        { a: cell, b: cell },
      );
      expect((await runAll(program, 1))['product']).toEqual(list(15));
      expect(await machine.read([cell])).toEqual([list(2, 3)]);
    },
  },
  {
    name: 'leaves alone what comes back unchanged or not at all',
    async run(machine) {
      const [same, absent] = [machine.hold([2], list(1, 2)), machine.hold([2], list(3, 4))];
      const program = await compiled(
        machine,
        ({ same, absent }) => ({
          held: { same: tf.reshape(same!, [2]) },
          report: { sum: tf.add(same!, absent!) },
        }),
        { same, absent },
      );
      expect((await runAll(program, 2))['sum']).toEqual(list(4, 6, 4, 6));
      expect(await machine.read([same, absent])).toEqual([list(1, 2), list(3, 4)]);
    },
  },
  {
    name: 'takes constants, feeds and slices as replacements',
    async run(machine) {
      const names = ['constant', 'fed', 'part', 'whole'] as const;
      const held = Object.fromEntries(names.map((name) => [name, machine.hold([2], list(8, 9))]));
      const program = await compiled(
        machine,
        ({ whole }, { x }) => ({
          held: {
            constant: tf.tensor1d([0.5, -0.5]),
            fed: x!,
            part: tf.reshape(tf.slice(tf.stack([whole!, tf.neg(whole!)]), [1, 0], [1, 2]), [2]),
          },
          report: {},
        }),
        held,
        { x: [2] },
      );
      await runAll(program, 1, (_, { x }) => x!.set([3, 4]));
      const values = await machine.read(names.map((name) => held[name]!));
      expect(values).toEqual([list(0.5, -0.5), list(3, 4), list(-8, -9), list(8, 9)]);
    },
  },
];
