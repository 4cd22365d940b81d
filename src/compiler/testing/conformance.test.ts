import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { createEagerMachine } from '../eager/machine.ts';
import type { Graph, Node } from '../graph.ts';
import type { Machine } from '../machine.ts';
import { checksOf, describeMachine, tryOut, trialsOf } from './conformance.ts';
import { createInterpretingMachine } from './interpretingMachine.ts';

describeMachine(
  'the interpreting machine',
  async () => {
    await setBackend('cpu');
    return createInterpretingMachine();
  },
  { matrixSizes: [1, 2, 3, 5, 8, 17], leakRuns: 500 },
);

describeMachine(
  'the eager machine',
  async () => {
    await setBackend('cpu');
    return createEagerMachine({ runsAhead: false });
  },
  { compiles: false, sizes: [5], matrixSizes: [3], procedures: 5, leakRuns: 500 },
);

/** A machine that changes every node of every graph. */
function changing(change: (node: Node) => Node): Machine {
  return createInterpretingMachine((graph: Graph) => ({
    ...graph,
    nodes: graph.nodes.map(change),
  }));
}

/** Another function in place of one. */
const confusing = (from: string, to: string) =>
  changing((node) =>
    node.op === 'map' && node.function === from ? { ...node, function: to as 'add' } : node,
  );

const bugs: Readonly<Record<string, () => Machine>> = {
  'subtracts the wrong way round': () =>
    changing((node) =>
      node.op === 'map' && node.function === 'sub'
        ? { ...node, inputs: node.inputs.toReversed() }
        : node,
    ),
  'takes ≥ for >': () => confusing('greater', 'greaterEqual'),
  'takes exp for expm1': () => confusing('expm1', 'exp'),
  'forgets what a leaky function leaks': () =>
    changing((node) =>
      node.op === 'map' && node.function === 'leakyRelu' ? { ...node, parameters: [0] } : node,
    ),
  'starts slices too early': () =>
    changing((node) =>
      node.op === 'slice' ? { ...node, begin: node.begin.map((at) => Math.max(0, at - 1)) } : node,
    ),
  'joins from behind': () =>
    changing((node) =>
      node.op === 'concat' && new Set(node.inputs).size > 1
        ? { ...node, inputs: node.inputs.toReversed() }
        : node,
    ),
  'takes the least for the greatest': () =>
    changing((node) =>
      node.op === 'reduce' && node.reducer === 'maximum' ? { ...node, reducer: 'minimum' } : node,
    ),
};

const trials = trialsOf({
  sizes: [9],
  matrixSizes: [2, 3],
  procedures: 0,
  firstProcedure: 1,
  leakRuns: 1,
  leakPrograms: 1,
  compiles: true,
  nonFinite: true,
  leniency: 1,
});

test.each(Object.entries(bugs))('finds a machine that %s', async (_, broken) => {
  await setBackend('cpu');
  const failures = await Promise.all(trials.map((trial) => failureOf(tryOut(broken(), trial))));
  expect(failures.filter((failure) => failure !== undefined)).not.toEqual([]);
});

const brokenMachines: Readonly<Record<string, (sound: Machine) => Partial<Machine>>> = {
  'does not copy': () => ({ copy: () => {} }),
  'shares what it reads': () => {
    const shared = new Float32Array(100);
    return { read: async (cells) => cells.map(({ shape }) => shared.subarray(0, shape[0] ?? 1)) };
  },
  'does not update': (sound) => ({
    async compile(procedure, held, fed) {
      const compute = (...inputs: [never, never]) => ({
        report: procedure.compute(...inputs).report,
      });
      return sound.compile({ ...procedure, compute }, held, fed);
    },
  }),
};

test.each(Object.entries(brokenMachines))('finds a machine that %s', async (_, flaw) => {
  await setBackend('cpu');
  const failures = await Promise.all(
    checksOf().map((check) => {
      const sound = createInterpretingMachine();
      return failureOf(check.run({ ...sound, ...flaw(sound) }));
    }),
  );
  expect(failures.filter((failure) => failure !== undefined)).not.toEqual([]);
});

async function failureOf(trial: Promise<void>): Promise<unknown> {
  try {
    await trial;
    return undefined;
  } catch (error) {
    return error;
  }
}
