/**
 * `extra.json`: losses that are more than a mean over scores, one object for each. Critics with a
 * multiplier, on given scores or on a given network; distances of given features. Also two metrics.
 */
import type { Scalar } from '@tensorflow/tfjs-core';
import { activations } from '../../gan/activations.ts';
import type { Expression } from '../../gan/expression/expression.ts';
import { emptyEnvironment, evaluate, type Environment } from '../../gan/expression/tensor.ts';
import { tidied } from '../../gan/gradients.ts';
import { KERNEL_WIDTHS } from '../../gan/kernels.ts';
import { fisher } from '../../gan/losses/fisher.ts';
import type { Loss } from '../../gan/losses/loss.ts';
import { mcganCovariance } from '../../gan/losses/mcgan-covariance.ts';
import { mcgan } from '../../gan/losses/mcgan.ts';
import { mmd } from '../../gan/losses/mmd.ts';
import { sobolev } from '../../gan/losses/sobolev.ts';
import { multiplierAfter } from '../../gan/multiplier.ts';
import { forward } from '../../gan/networks.ts';
import { operations } from '../../gan/operations.ts';
import { slopesAt } from '../../gan/penalty.ts';
import { featureMatching } from '../../gan/stabilizers/feature-matching.ts';
import { kid } from '../../metrics/kid.ts';
import { posteriorScores } from '../../metrics/posterior.ts';
import { find, type ReferenceCheck } from './check.ts';
import { single, type Entry } from './document.ts';
import type { Ledger } from './ledger.ts';
import { missingKeys } from './missingKeys.ts';
import { mixtureIn } from './mixture.ts';
import { matrix, network, scalars } from './tensors.ts';

export const extraCheck: ReferenceCheck = {
  file: 'extra.json',
  run(document, ledger) {
    const file = single(document);
    missingKeys(file, Object.keys(SECTIONS), ledger);
    for (const [key, check] of Object.entries(SECTIONS)) {
      if (file.has(key)) tidied(() => check(file.entry(key), ledger));
    }
  },
};

const SECTIONS: Readonly<Record<string, (section: Entry, ledger: Ledger) => void>> = {
  fisher(section, ledger) {
    const scores = batchesOf(section, 'real', 'fake', 1);
    compareMultiplied(fisher, section, ledger, { score: (of) => scores[of] });
  },

  sobolev(section, ledger) {
    const activation = find(activations, section.text('activation'));
    if (!activation) return ledger.missing(`sobolev with ${section.text('activation')}`);
    const layers = section.layers('params');
    const critic = network(activation, layers);
    const points = batchesOf(section, 'real', 'fake', layers[0]!.weights.length);
    compareMultiplied(sobolev, section, ledger, {
      score: (of) => forward(critic, points[of]),
      slope: (at) => slopesAt(critic, points[at as keyof typeof points]),
    });
  },

  mmd(section, ledger) {
    const widths = section.numbers('sigmas');
    const bandwidth = widths[0]! / KERNEL_WIDTHS[0]!;
    if (!isSpreadLikeOurs(widths, bandwidth)) {
      return ledger.missing(`mmd with kernels of widths ${widths.join(', ')}`);
    }
    const settings = scalars({ bandwidth });
    const value = distanceOf(mmd, section, { parameter: (id) => settings[id]! });
    ledger.compare('mmd', 'mmd2Biased', value, section.number('mmd2Biased'));
  },

  mcgan(section, ledger) {
    const compare = (loss: Loss, quantity: string) =>
      ledger.compare('mcgan', quantity, distanceOf(loss, section), section.number(quantity));
    compare(mcgan, 'meanDistance');
    compare(mcganCovariance, 'covarianceNuclear');
  },

  'feature-matching'(section, ledger) {
    const value = onFeatures(featureMatching.generatorObjective!, section);
    ledger.compare('feature-matching', 'generatorLoss', value, section.number('generatorLoss'));
  },

  kid(section, ledger) {
    const value = kid(pointsIn(section, 'x'), pointsIn(section, 'y'));
    ledger.compare('kid', 'kid', value, section.number('kid'));
  },

  inception(section, ledger) {
    const scores = posteriorScores(pointsIn(section, 'y'), mixtureIn(section));
    const compare = (quantity: string, value: number) =>
      ledger.compare('inception', quantity, value, section.number(quantity));
    compare('inceptionScore', scores.inception);
    compare('modeScore', scores.mode);
  },
};

function pointsIn(section: Entry, key: string): Float64Array {
  return Float64Array.from(section.matrix(key, 2).flat());
}

/** What the generator minimises, which of these losses is the distance itself. */
function distanceOf({ objectives }: Loss, section: Entry, known: Partial<Environment> = {}) {
  return onFeatures(objectives[0]!.generator, section, known);
}

function onFeatures(
  expression: Expression,
  section: Entry,
  known: Partial<Environment> = {},
): ArrayLike<number> {
  const features = batchesOf(section, 'realFeatures', 'fakeFeatures');
  const environment: Environment = {
    ...emptyEnvironment,
    features: (of) => (of === 'here' ? emptyEnvironment.features(of) : features[of]),
    ...known,
  };
  return evaluate(expression, environment).dataSync();
}

/** The critic's loss, its condition, and the multiplier after the update. */
function compareMultiplied(
  loss: Loss,
  section: Entry,
  ledger: Ledger,
  known: Partial<Environment>,
): void {
  const { constraint, rate } = loss.multiplier!;
  const settings = scalars({ [rate]: section.number('rho') });
  const multiplier = scalars({ multiplier: section.number('multiplier') })['multiplier']!;
  const environment: Environment = {
    ...emptyEnvironment,
    multiplier: () => multiplier,
    parameter: (id) => settings[id]!,
    ...known,
  };
  const omega = evaluate(constraint, environment) as Scalar;
  const compare = (quantity: string, value: Scalar) => {
    if (section.has(quantity))
      ledger.compare(loss.id, quantity, value.dataSync(), section.number(quantity));
  };
  compare('omega', omega);
  compare('criticLoss', evaluate(loss.critic, environment) as Scalar);
  compare('nextMultiplier', multiplierAfter(operations, multiplier, settings[rate]!, omega));
}

function batchesOf(section: Entry, real: string, generated: string, columns?: number) {
  const rows = section.matrix(real, columns);
  return {
    real: matrix(rows),
    generated: matrix(section.matrix(generated, rows[0]!.length)),
  };
}

function isSpreadLikeOurs(widths: readonly number[], bandwidth: number): boolean {
  return (
    widths.length === KERNEL_WIDTHS.length &&
    widths.every((width, index) => isNear(width, bandwidth * KERNEL_WIDTHS[index]!))
  );
}

function isNear(actual: number, expected: number): boolean {
  return Math.abs(actual - expected) <= 1e-9 * expected;
}
