/** `penalties.json`: penalties on the critic's slope and their gradients in every parameter. */
import type { Scalar } from '@tensorflow/tfjs-core';
import { activations, type Activation } from '../../gan/activations.ts';
import { evaluate } from '../../gan/expression/tensor.ts';
import { differentiate, tidied } from '../../gan/gradients.ts';
import type { LipschitzMethod } from '../../gan/lipschitz/method.ts';
import { lipschitzMethods } from '../../gan/lipschitz/registry.ts';
import { pack, tensorsOf } from '../../gan/networks.ts';
import { slopesOn } from '../../gan/objectives.ts';
import { find, type ReferenceCheck } from './check.ts';
import { entries, type Entry } from './document.ts';
import type { Ledger } from './ledger.ts';
import { matrix, network, scalars } from './tensors.ts';

/** The file's penalties as the methods that use them; all are given for a weight of 1. */
const METHODS: Readonly<Record<string, readonly string[]>> = {
  'two-sided': ['gradient-penalty', 'dragan'],
  'one-sided': ['one-sided-penalty'],
  'zero-centred': ['r1', 'r2'],
};

export const penaltiesCheck: ReferenceCheck = {
  file: 'penalties.json',
  run(document, ledger) {
    for (const row of entries(document)) tidied(() => checkRow(row, ledger));
  },
};

function checkRow(row: Entry, ledger: Ledger): void {
  const activation = find(activations, row.text('activation'));
  const methods = METHODS[row.text('penalty')];
  if (!activation) return ledger.missing(row.text('activation'));
  if (!methods) return ledger.missing(row.text('penalty'));
  for (const id of methods) checkMethod(row, activation, find(lipschitzMethods, id)!, ledger);
}

function checkMethod(
  row: Entry,
  activation: Activation,
  { id, penalty }: LipschitzMethod,
  ledger: Ledger,
): void {
  const layers = row.layers('params');
  const critic = network(activation, layers);
  const points = matrix(row.matrix('x', layers[0]!.weights.length));
  const environment = slopesOn(
    critic,
    { real: points, generated: points, interpolates: points, perturbed: points },
    scalars({ weight: 1 }),
  );
  const { value, gradients } = differentiate(
    () => evaluate(penalty!, environment) as Scalar,
    tensorsOf(critic),
  );

  const item = `${activation.id} ${id}`;
  ledger.compare(item, 'value', value.dataSync(), row.number('value'));
  ledger.compare(item, 'grads', pack(gradients).dataSync(), row.flattened('grads'));
}
