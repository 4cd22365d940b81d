/** What keeps the sums of each hidden layer in proportion, before its activation. */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Choice } from '../experiment/parameter.ts';
import type { Operations } from './operations.ts';

export interface Normalisation extends Choice {
  /**
   * The axis of [batch, units] along which sums are brought to mean 0 and variance 1, before they are
   * multiplied by a learnt gain and shifted by a learnt offset for each unit; absent: left as they are.
   */
  readonly axis?: 0 | 1;
}

const none: Normalisation = {
  id: 'none',
  name: 'None',
  explanation: 'Sums go to the activation as they are.',
};

const batch: Normalisation = {
  id: 'batch',
  name: 'Batch',
  explanation:
    'Each unit is brought to mean 0 and variance 1 over the batch at hand, in pictures and metrics too, then scaled and shifted as it has learnt.',
  source: { citation: 'Ioffe & Szegedy 2015', url: 'https://arxiv.org/abs/1502.03167' },
  axis: 0,
};

const layer: Normalisation = {
  id: 'layer',
  name: 'Layer',
  explanation:
    'The units of a layer are brought to mean 0 and variance 1 for each sample by itself, then scaled and shifted as each has learnt.',
  source: { citation: 'Ba et al. 2016', url: 'https://arxiv.org/abs/1607.06450' },
  axis: 1,
};

/** Batches make critic scores depend on each other, so critics have no batch normalisation. */
export const normalisations = { generator: [none, batch, layer], critic: [none, layer] } as const;

/** For critics whose slope is bounded layer by layer: dividing by a deviation has no bound. */
export const NO_NORMALISATION: readonly Normalisation[] = [none];

/** Under the root, so that units that are equal throughout stay finite. */
const VARIANCE_EPSILON = 1e-5;

/** `sums` [batch, units] with mean 0 and variance 1 along `axis`. */
export function normalised(ops: Operations, sums: Tensor, axis: 0 | 1): Tensor {
  const centred = ops.sub(sums, ops.mean(sums, axis, true));
  const variance = ops.mean(ops.square(centred), axis, true);
  return ops.div(centred, ops.sqrt(ops.add(variance, VARIANCE_EPSILON)));
}
