/**
 * Which fields an experiment has. The fields depend on what is chosen: a distribution brings its
 * parameters, a loss its objectives, an optimiser its betas. What can be chosen is handed in as a
 * catalogue, so this room knows no loss and no distribution by name.
 */
import type { Experiment, PlayerName } from './experiment.ts';
import type { ChoiceField, Field, FieldGroup, NumberField } from './field.ts';
import type { Choice, Parameter } from './parameter.ts';

/** A loss offers objectives for the generator; the first is its default. */
export interface LossChoice extends Choice {
  readonly objectives: readonly Choice[];
}

/** What a Lipschitz method asks of the critic's network. */
export interface CriticNetwork {
  /** Instead of those of the catalogue. Always the same array. */
  readonly activations: readonly Choice[];
  readonly widthMultipleOf: number;
}

export interface LipschitzChoice extends Choice {
  /** Absent where any network will do. */
  readonly criticNetwork?: CriticNetwork;
}

/** Everything there is to choose from. */
export interface Catalogue {
  readonly data: readonly Choice[];
  readonly loss: readonly LossChoice[];
  readonly lipschitz: readonly LipschitzChoice[];
  readonly activation: readonly Choice[];
  readonly initialisation: readonly Choice[];
  readonly latent: readonly Choice[];
  readonly optimizer: readonly Choice[];
  readonly updates: readonly Choice[];
  /** What an experiment is when the hash says nothing, by key; the rest is as its entry says. */
  readonly defaults: Readonly<Record<string, string | number>>;
}

/** What has been decided so far; missing keys stand at their defaults. */
export type PartialExperiment = Readonly<Record<string, string | number>>;

/** The fields of the experiment that `chosen` describes, in the order in which they are written. */
export function fieldsOf(catalogue: Catalogue, chosen: PartialExperiment): readonly Field[] {
  const choice = (
    key: string,
    group: FieldGroup,
    name: string,
    explanation: string,
    options: readonly Choice[],
    live = false,
  ): ChoiceField => {
    const preferred = catalogue.defaults[key];
    const fallback = options.find((option) => option.id === preferred) ?? options[0];
    if (!fallback) throw new RangeError(`The catalogue offers nothing for "${key}".`);
    return { kind: 'choice', key, group, live, name, explanation, options, default: fallback.id };
  };
  const number = (
    key: string,
    group: FieldGroup,
    live: boolean,
    parameter: Parameter,
    preferred = catalogue.defaults[key],
  ): NumberField => {
    const value = typeof preferred === 'number' ? preferred : parameter.default;
    return { kind: 'number', key, group, live, ...parameter, default: value };
  };
  /**
   * A choice followed by the parameters of the alternative that is chosen. The catalogue's default
   * numbers belong to its default alternatives; others come with their own.
   */
  const choiceWithParameters = (field: ChoiceField, prefix: string, live: boolean): Field[] => {
    const option = chosenOption(field, chosen);
    const parameters = (option.parameters ?? []).map((parameter) => {
      const key = `${prefix}.${parameter.id}`;
      const preferred = option.id === field.default ? catalogue.defaults[key] : undefined;
      return number(key, field.group, live, parameter, preferred ?? parameter.default);
    });
    return [field, ...parameters];
  };

  const loss = choice(
    'loss',
    'loss',
    'Loss',
    'What the critic minimises and the generator answers.',
    catalogue.loss,
  );
  const chosenLoss = chosenOption(loss, chosen) as LossChoice;
  const lipschitz = choice(
    'lipschitz',
    'lipschitz',
    'Lipschitz',
    'What keeps the critic’s slope in bounds.',
    catalogue.lipschitz,
  );
  const { criticNetwork } = chosenOption(lipschitz, chosen) as LipschitzChoice;
  const player = (name: PlayerName, asked?: CriticNetwork): Field[] => [
    number(`${name}.depth`, name, false, DEPTH),
    number(`${name}.width`, name, false, asked ? inMultiples(WIDTH, asked.widthMultipleOf) : WIDTH),
    choice(
      `${name}.activation`,
      name,
      'Activation',
      'The non-linearity after each hidden layer.',
      asked?.activations ?? catalogue.activation,
    ),
    choice(
      `${name}.initialisation`,
      name,
      'Initialisation',
      'How the weights start.',
      catalogue.initialisation,
    ),
  ];
  const optimizer = (name: PlayerName): Field[] => [
    number(`${name}.steps`, 'training', true, name === 'critic' ? CRITIC_STEPS : GENERATOR_STEPS),
    ...choiceWithParameters(
      choice(
        `${name}.optimizer`,
        'training',
        'Optimiser',
        'How a gradient becomes an update.',
        catalogue.optimizer,
      ),
      name,
      true,
    ),
  ];

  return [
    ...choiceWithParameters(
      choice('data', 'data', 'Data', 'The distribution the generator has to find.', catalogue.data),
      'data',
      false,
    ),
    ...choiceWithParameters(loss, 'loss', true),
    choice(
      'objective',
      'loss',
      'Objective',
      'What the generator minimises.',
      chosenLoss.objectives,
    ),
    ...choiceWithParameters(lipschitz, 'lipschitz', true),
    ...player('generator'),
    number('latent.dimension', 'latent', false, LATENT_DIMENSION),
    choice(
      'latent.distribution',
      'latent',
      'Latent noise',
      'What the generator is fed.',
      catalogue.latent,
    ),
    ...player('critic', criticNetwork),
    ...optimizer('critic'),
    ...optimizer('generator'),
    number('batch', 'training', false, BATCH),
    choice(
      'updates',
      'training',
      'Order of updates',
      'Whether the players answer each other’s latest move.',
      catalogue.updates,
      true,
    ),
    number('seed', 'seed', false, SEED),
  ];
}

/** The alternative of `field` that `chosen` names, or the default when it names none that exists. */
function chosenOption(field: ChoiceField, chosen: PartialExperiment): Choice {
  const find = (id: unknown) => field.options.find((option) => option.id === id);
  return (find(chosen[field.key]) ?? find(field.default))!;
}

/** The experiment that follows from `chosen`: known keys kept, every other field at its default. */
export function completeExperiment(catalogue: Catalogue, chosen: PartialExperiment): Experiment {
  const values = fieldsOf(catalogue, chosen).map((field) => [
    field.key,
    chosen[field.key] ?? field.default,
  ]);
  return Object.fromEntries(values) as Experiment;
}

function inMultiples(parameter: Parameter, multipleOf: number): Parameter {
  return {
    ...parameter,
    multipleOf,
    minimum: multipleOf * Math.ceil(parameter.minimum / multipleOf),
  };
}

const DEPTH: Parameter = {
  id: 'depth',
  name: 'Hidden layers',
  explanation: 'More layers fit sharper shapes and train less readily.',
  default: 2,
  minimum: 1,
  maximum: 20,
  integer: true,
};

const WIDTH: Parameter = {
  id: 'width',
  name: 'Units in a layer',
  explanation: 'More units fit more detail; the cost grows with the square.',
  default: 64,
  minimum: 1,
  maximum: 512,
  integer: true,
  scale: 'log',
};

const CRITIC_STEPS: Parameter = {
  id: 'steps',
  name: 'Steps',
  explanation: 'Critic updates in one iteration; more keep it closer to its optimum.',
  default: 5,
  minimum: 0,
  maximum: 20,
  integer: true,
};

const GENERATOR_STEPS: Parameter = {
  id: 'steps',
  name: 'Steps',
  explanation: 'Generator updates in one iteration; 0 freezes the generator.',
  default: 1,
  minimum: 0,
  maximum: 20,
  integer: true,
};

const LATENT_DIMENSION: Parameter = {
  id: 'dimension',
  name: 'Latent dimension',
  explanation: 'How many noise numbers the generator turns into one point.',
  default: 2,
  minimum: 1,
  maximum: 256,
  integer: true,
  scale: 'log',
};

const BATCH: Parameter = {
  id: 'batch',
  name: 'Batch',
  unit: 'points',
  explanation:
    'Points of each kind in one update; larger batches give calmer gradients and slower iterations.',
  default: 128,
  minimum: 8,
  maximum: 2048,
  integer: true,
  scale: 'log',
};

const SEED: Parameter = {
  id: 'seed',
  name: 'Seed',
  explanation: 'The same seed gives the same run.',
  default: 1,
  minimum: 0,
  maximum: 4294967295,
  integer: true,
};
