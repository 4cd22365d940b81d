/** `wgan_gp.json`: the whole critic loss of WGAN-GP and its gradients in every parameter. */
import { activations } from '../../gan/activations.ts';
import { differentiate, tidied } from '../../gan/gradients.ts';
import { gradientPenalty } from '../../gan/lipschitz/gradient-penalty.ts';
import { wasserstein } from '../../gan/losses/wasserstein.ts';
import { pack, tensorsOf } from '../../gan/networks.ts';
import { criticObjective } from '../../gan/objectives.ts';
import { interpolate } from '../../gan/penalty.ts';
import { find, type ReferenceCheck } from './check.ts';
import { entries, type Entry } from './document.ts';
import type { Ledger } from './ledger.ts';
import { matrix, network, scalars } from './tensors.ts';

export const wganGpCheck: ReferenceCheck = {
  file: 'wgan_gp.json',
  run(document, ledger) {
    for (const row of entries(document)) tidied(() => checkRow(row, ledger));
  },
};

function checkRow(row: Entry, ledger: Ledger): void {
  const activation = find(activations, row.text('activation'));
  if (!activation) return ledger.missing(row.text('activation'));

  const layers = row.layers('params');
  const critic = network(activation, layers);
  const real = matrix(row.matrix('real', layers[0]!.weights.length));
  const generated = matrix(row.matrix('fake', layers[0]!.weights.length));
  const mix = matrix(row.matrix('epsilon', 1));
  if (real.shape[0] !== generated.shape[0]) throw row.misfit('fake', 'as many rows as "real"');
  if (real.shape[0] !== mix.shape[0]) throw row.misfit('epsilon', 'as many rows as "real"');

  const points = { real, generated, interpolates: interpolate(real, generated, mix) };
  const settings = { loss: {}, lipschitz: scalars({ weight: row.number('lambda_') }) };
  const { value, gradients } = differentiate(
    () =>
      criticObjective({ loss: wasserstein, lipschitz: gradientPenalty }, critic, points, settings),
    tensorsOf(critic),
  );

  ledger.compare(activation.id, 'loss', value.dataSync(), row.number('loss'));
  ledger.compare(activation.id, 'grads', pack(gradients).dataSync(), row.flattened('grads'));
}
