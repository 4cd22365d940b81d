/** `spectral_norm.json`: power iteration, the singular value it finds, the exact one, and a layer divided by it. */
import { mul, sum, tensor1d, zeros, type Scalar } from '@tensorflow/tfjs-core';
import { activations } from '../../gan/activations.ts';
import { powerIteration, singularValue, spectrallyNormalised } from '../../gan/constraint.ts';
import { differentiate, tidied } from '../../gan/gradients.ts';
import { forward, type Network } from '../../gan/networks.ts';
import { singularValues } from '../../gan/singularValues.ts';
import type { ReferenceCheck } from './check.ts';
import { entries, type Entry } from './document.ts';
import type { Ledger } from './ledger.ts';
import { matrix } from './tensors.ts';

export const spectralNormCheck: ReferenceCheck = {
  file: 'spectral_norm.json',
  run(document, ledger) {
    for (const row of entries(document)) tidied(() => checkRow(row, ledger));
  },
};

function checkRow(row: Entry, ledger: Ledger): void {
  const iterations = row.count('iterations');
  const weights = matrix(row.matrix('W'));
  const [inputs, outputs] = weights.shape;
  const start = row.numbers('u0');
  if (start.length !== outputs) throw row.misfit('u0', `${outputs} numbers`);
  const points = matrix(row.matrix('x', inputs));
  const cotangent = matrix(row.matrix('c', outputs));
  if (points.shape[0] !== cotangent.shape[0]) throw row.misfit('c', 'as many rows as "x"');

  const vectors = powerIteration(weights, tensor1d([...start]), iterations);
  // One linear layer, so that the activation is never applied.
  const layer: Network = {
    activation: activations[0]!,
    layers: [{ weights, biases: zeros([outputs]) }],
  };
  const output = () => forward(spectrallyNormalised(layer, [vectors]), points);
  const { gradients } = differentiate(() => sum<Scalar>(mul(output(), cotangent)), [weights]);

  const item = `${iterations} iterations`;
  ledger.compare(item, 'u', vectors.u.dataSync(), row.numbers('u'));
  ledger.compare(item, 'sigma', singularValue(weights, vectors).dataSync(), row.number('sigma'));
  ledger.compare(item, 'y', output().dataSync(), row.flattened('y'));
  ledger.compare(item, 'gradW', gradients[0]!.dataSync(), row.flattened('gradW'));
  if (row.has('trueSigma')) {
    const [largest] = singularValues(weights.dataSync(), inputs, outputs);
    ledger.compare(item, 'trueSigma', [largest!], row.number('trueSigma'));
  }
}
