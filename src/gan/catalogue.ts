/**
 * The whole theory as one catalogue, and experiments read and written against it. This is where the
 * registries meet; it computes nothing.
 */
import type { Target } from '../data/distribution.ts';
import { distributions } from '../data/registry.ts';
import * as codec from '../experiment/codec.ts';
import * as comparison from '../experiment/comparison.ts';
import { differencesAmong as differencesIn } from '../experiment/differences.ts';
import { parametersOf, textsOf, type Experiment } from '../experiment/experiment.ts';
import type { Field } from '../experiment/field.ts';
import type { Choice } from '../experiment/parameter.ts';
import type { Catalogue } from '../experiment/alternatives.ts';
import { idsIn } from '../experiment/draft.ts';
import * as readyMade from '../experiment/readyMade.ts';
import * as schema from '../experiment/schema.ts';
import { activations } from './activations.ts';
import type { Dynamics } from './dynamics/dynamics.ts';
import { dynamics } from './dynamics/registry.ts';
import type { Inference } from './inference/inference.ts';
import { inferences } from './inference/registry.ts';
import { initialisations } from './initialisations.ts';
import { latents, latentsFromData } from './latents.ts';
import { lipschitzMethods } from './lipschitz/registry.ts';
import type { LipschitzMethod } from './lipschitz/method.ts';
import type { Loss, Objective } from './losses/loss.ts';
import { losses } from './losses/registry.ts';
import { normalisations } from './normalisations.ts';
import { optimizers } from './optimizers.ts';
import { stabilizers } from './stabilizers/registry.ts';
import type { Stabilizer } from './stabilizers/stabilizer.ts';
import { updateOrders } from './updateOrders.ts';

export const catalogue = {
  data: distributions,
  loss: losses,
  lipschitz: lipschitzMethods,
  inference: inferences,
  dynamics,
  stabilisers: stabilizers,
  activation: activations,
  normalisation: normalisations,
  initialisation: initialisations,
  latent: latents,
  latentFromData: latentsFromData,
  optimizer: optimizers,
  updates: updateOrders,
  defaults: {
    data: 'grid25',
    loss: 'wasserstein',
    lipschitz: 'gradient-penalty',
    // Found by trial on grid25: 25 modes within a minute at 60 iterations a second.
    source: 'gaussian',
    'generator.depth': 3,
    'critic.depth': 3,
    'critic.steps': 3,
    'critic.rate': 0.004,
    'generator.rate': 0.002,
    'generator.activation': 'relu',
    'critic.activation': 'relu',
    'generator.initialisation': 'he',
    'critic.initialisation': 'he',
    'latent.distribution': 'gaussian',
    'critic.optimizer': 'adam',
    'generator.optimizer': 'adam',
    updates: 'alternating',
  },
} satisfies Catalogue;

export const defaultExperiment: Experiment = schema.completeExperiment(catalogue, {});

/** See `experiment/codec.ts`. */
export const parseExperiment = (text: string) => codec.parseExperiment(catalogue, text);
export const formatExperiment = (experiment: Experiment) =>
  codec.formatExperiment(catalogue, experiment);
export const changeExperiment = (
  experiment: Experiment,
  changes: Readonly<Record<string, string | number>>,
) => codec.changeExperiment(catalogue, experiment, changes);
export const parseChanges = (
  experiment: Experiment,
  pairs: readonly (readonly [string, string])[],
  forgotten: readonly string[],
) => codec.parseChanges(catalogue, experiment, pairs, forgotten);
/** See `experiment/readyMade.ts`. */
export const parseLink = (text: string) => readyMade.parseLink(catalogue, text);
/** See `experiment/comparison.ts`. */
export const parseComparison = (text: string) => comparison.parseComparison(catalogue, text);
export const formatComparison = (compared: comparison.Comparison) =>
  comparison.formatComparison(catalogue, compared);
export const changesBetween = (from: Experiment, to: Experiment) =>
  comparison.changesBetween(catalogue, from, to);
/** See `experiment/differences.ts`. */
export const differencesAmong = (experiments: readonly Experiment[]) =>
  differencesIn(catalogue, experiments);
export const fieldsOf = (experiment: Experiment): readonly Field[] =>
  schema.fieldsOf(catalogue, experiment);

/** The entry that an experiment's id names. Ids come from `parseExperiment`, so they always exist. */
export function entry<Entry extends Choice>(registry: readonly Entry[], id: string): Entry {
  const found = registry.find((candidate) => candidate.id === id);
  if (!found) {
    const known = registry.map((candidate) => candidate.id).join(', ');
    throw new UnknownEntryError(`There is no "${id}" here; choose one of ${known}.`);
  }
  return found;
}

export class UnknownEntryError extends RangeError {
  override readonly name = 'UnknownEntryError';
}

export function lossOf(experiment: Experiment): Loss {
  const loss = entry(losses, experiment.loss);
  return loss.written?.(textsOf(experiment, 'loss')) ?? loss;
}
export const objectiveOf = (experiment: Experiment): Objective =>
  entry(lossOf(experiment).objectives, experiment.objective);
export const lipschitzOf = (experiment: Experiment): LipschitzMethod =>
  entry(lipschitzMethods, experiment.lipschitz);

export const inferenceOf = (experiment: Experiment): Inference =>
  entry(inferences, experiment.inference);
export const dynamicsOf = (experiment: Experiment): Dynamics =>
  entry(dynamics, experiment.dynamics);
export const stabilizersOf = (experiment: Experiment): readonly Stabilizer[] =>
  idsIn(experiment.stabilisers).map((id) => entry(stabilizers, id));

/** The second distribution, which feeds the generator where it is fed from data. */
export const sourceOf = (experiment: Experiment): Target =>
  entry(distributions, String(experiment['source'])).create(
    parametersOf(experiment, 'source'),
    textsOf(experiment, 'source'),
  );

/** The distribution that an experiment's generator has to find. */
export const targetOf = (experiment: Experiment): Target =>
  entry(distributions, experiment.data).create(
    parametersOf(experiment, 'data'),
    textsOf(experiment, 'data'),
  );

/** Equal for experiments with the same target. */
export const targetKeyOf = (experiment: Experiment): string =>
  JSON.stringify([experiment.data, parametersOf(experiment, 'data'), textsOf(experiment, 'data')]);

/** The keys in which two experiments differ and that a run in progress cannot take over. */
export function structuralDifferences(before: Experiment, after: Experiment): readonly string[] {
  return fieldsOf(after)
    .filter((field) => !field.live && before[field.key] !== after[field.key])
    .map((field) => field.key);
}
