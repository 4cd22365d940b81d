/** What becomes of numbers in cells. */
import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { runAll } from '../carryOut.ts';
import { accumulate, compiled, list, type Check } from './check.ts';

export const cellChecks: readonly Check[] = [
  {
    name: 'keeps what is written into cells, and reads it in memory of its own',
    async run(machine) {
      const written = list(1, 2, 3);
      const [a, b] = [machine.hold([3], written), machine.hold([2, 2])];
      written.fill(9);
      const first = await machine.read([a, b, a]);
      expect(first).toEqual([list(1, 2, 3), list(0, 0, 0, 0), list(1, 2, 3)]);
      first[0]!.fill(8);
      machine.write(b, list(4, 5, 6, 7));
      expect(await machine.read([a, b])).toEqual([list(1, 2, 3), list(4, 5, 6, 7)]);
    },
  },
  {
    name: 'does not take numbers that do not fit',
    async run(machine) {
      const cell = machine.hold([2], list(1, 2));
      expect(() => machine.hold([3], list(1, 2))).toThrow();
      expect(() => machine.write(cell, list(1, 2, 3))).toThrow();
      expect(await machine.read([cell])).toEqual([list(1, 2)]);
    },
  },
  {
    name: 'copies cells in order with runs',
    async run(machine) {
      const [sum, one, two] = [machine.hold([2]), machine.hold([2]), machine.hold([2])];
      const program = await accumulate(machine, sum);
      const step = () => runAll(program, 1, (_, { x }) => x!.set([1, 10]));
      await step();
      machine.copy([sum], [one]);
      await step();
      machine.copy([sum, one], [two, sum]);
      await step();
      expect(await machine.read([sum, one, two])).toEqual([list(2, 20), list(1, 10), list(2, 20)]);
    },
  },
  {
    name: 'lets programs share cells',
    async run(machine) {
      const [shared, other] = [machine.hold([3], list(1, 2, 3)), machine.hold([], list(10))];
      const adding = await compiled(
        machine,
        ({ shared, other }) => ({ held: { shared: tf.add(shared!, other!) }, report: {} }),
        { shared, other },
      );
      const doubling = await compiled(
        machine,
        ({ it }) => ({ held: { it: tf.mul(it!, 2) }, report: { sum: tf.sum(it!) } }),
        { it: shared },
      );
      await runAll(adding, 1);
      const reports = await runAll(doubling, 2);
      await runAll(adding, 1);
      expect(reports['sum']).toEqual(list(36, 72));
      expect(await machine.read([shared])).toEqual([list(54, 58, 62)]);
      adding.dispose();
      expect((await runAll(doubling, 1))['sum']).toEqual(list(174));
    },
  },
  {
    name: 'sees what is written between runs',
    async run(machine) {
      const cell = machine.hold([2], list(1, 2));
      const program = await compiled(machine, ({ x }) => ({ report: { y: tf.neg(x!) } }), {
        x: cell,
      });
      expect((await runAll(program, 1))['y']).toEqual(list(-1, -2));
      machine.write(cell, list(3, 4));
      expect((await runAll(program, 1))['y']).toEqual(list(-3, -4));
    },
  },
];
