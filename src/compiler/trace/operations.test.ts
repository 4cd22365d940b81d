import { expect, test } from 'vitest';
import { functions } from '../functions.ts';
import { interpret } from '../interpret.ts';
import { broadcastTrials, reductionTrials, softmaxTrials } from '../testing/trials/axes.ts';
import { differences } from '../testing/comparison.ts';
import { elementwiseTrials, nonFiniteTrials } from '../testing/trials/elementwise.ts';
import { movementTrials } from '../testing/trials/movement.ts';
import {
  batchedProductTrials,
  neighbourTrials,
  productTrials,
} from '../testing/trials/products.ts';
import { expectedOf } from '../testing/reference.ts';
import type { Outcome, Trial } from '../testing/trial.ts';
import { trace } from './trace.ts';

const trials = [
  ...elementwiseTrials([19]),
  ...nonFiniteTrials(),
  ...productTrials([1, 2, 5]),
  ...batchedProductTrials(),
  ...neighbourTrials(),
  ...reductionTrials(),
  ...softmaxTrials(),
  ...broadcastTrials(),
  ...movementTrials(),
];

test.each(trials.map((trial) => [trial.name, trial] as const))(
  'traces %s to what TensorFlow.js computes',
  async (_, trial) => {
    const expected = await expectedOf(trial);
    expect(differences(await interpreted(trial), expected, trial.tolerance)).toEqual([]);
  },
);

test('some trial needs each elementwise function', async () => {
  const tried = new Set<string>();
  for (const trial of trials) {
    const { graph } = await trace(trial, trial.held, {});
    for (const node of graph.nodes) if (node.op === 'map') tried.add(node.function);
  }
  expect([...tried].sort()).toEqual(Object.keys(functions).sort());
});

/** Of a trial that runs once and is fed nothing. */
async function interpreted(trial: Trial): Promise<Outcome> {
  const { graph, signature, updates } = await trace(trial, trial.held, {});
  const inputs = signature.held.map(({ path }) => trial.held[path]!.values);
  const outputs = interpret(graph, inputs);
  const held = signature.held.map(({ path }, index) => {
    const update = updates.indexOf(index);
    return [path, update < 0 ? inputs[index]! : outputs[update]!] as const;
  });
  const reported = outputs.slice(updates.length);
  return {
    reports: Object.fromEntries(signature.report.map(({ path }, i) => [path, reported[i]!])),
    held: Object.fromEntries(held),
  };
}
