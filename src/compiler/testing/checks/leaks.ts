/** Whether memory stays what it is, however long a program runs and however often one is made. */
import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { runAll } from '../carryOut.ts';
import type { Check } from './check.ts';
import type { Arrays, Tensors } from '../trial.ts';

const procedure = {
  name: 'drift',
  compute: ({ w }: Tensors, { x }: Tensors) => {
    const next = tf.sub(w!, tf.mul(tf.matMul(x!, tf.matMul(x!, w!), true), 0.01));
    return { held: { w: next }, report: { size: tf.sum(tf.square(next)) } };
  },
};

/** @param runs how often a program runs and @param programs how many are made and disposed of */
export function leakChecks(runs: number, programs: number): readonly Check[] {
  return [
    {
      name: `keeps no tensors and no memory in ${runs} runs and ${programs} programs`,
      async run(machine) {
        const w = machine.hold(
          [4, 3],
          Float32Array.from({ length: 12 }, (_, index) => index / 12),
        );
        const compile = () =>
          machine.compile(procedure as never, { w } as never, { x: { shape: [5, 4] } } as never);
        const fill = (run: number, { x }: Arrays) =>
          x!.forEach((_, index) => (x![index] = Math.sin(run + index)));

        const program = await compile();
        await runAll(program as never, 10, fill);
        const before = { tensors: tf.memory().numTensors, bytes: program.facts.memoryBytes };
        for (let count = 0; count < programs; count++) {
          const another = await compile();
          await runAll(another as never, 1, fill);
          another.dispose();
        }
        const reports = await runAll(program as never, runs, fill);
        expect(reports['size']).toHaveLength(runs);
        expect(reports['size']!.every(Number.isFinite)).toBe(true);
        const after = { tensors: tf.memory().numTensors, bytes: program.facts.memoryBytes };
        expect(after).toEqual(before);
      },
    },
    {
      name: 'frees the tensors of its cells and programs',
      async run(machine) {
        const before = tf.memory().numTensors;
        const w = machine.hold([4, 3]);
        const program = await machine.compile(
          procedure as never,
          { w } as never,
          { x: { shape: [5, 4] } } as never,
        );
        await runAll(program as never, 3);
        program.dispose();
        machine.free([w]);
        expect(tf.memory().numTensors).toBe(before);
      },
    },
  ];
}
