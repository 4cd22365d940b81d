/**
 * Which fields an experiment has. The fields depend on what is chosen: a distribution brings its
 * parameters, a loss its objectives, an optimiser its betas. What can be chosen is handed in as a
 * catalogue, so this room knows no loss and no distribution by name.
 */
import type { Catalogue, Company, CriticNetwork } from './alternatives.ts';
import { Draft, offered, type PartialExperiment } from './draft.ts';
import type { Experiment, PlayerName } from './experiment.ts';
import type { Field } from './field.ts';
import type { Parameter } from './parameter.ts';
import {
  BATCH,
  CRITIC_STEPS,
  DEPTH,
  GENERATOR_STEPS,
  LATENT_DIMENSION,
  SEED,
  WIDTH,
} from './sizes.ts';

/** The fields of the experiment that `chosen` describes, in the order in which they are written. */
export function fieldsOf(catalogue: Catalogue, chosen: PartialExperiment): readonly Field[] {
  const draft = new Draft(catalogue, chosen);
  const data = draft.choose(
    'data',
    'data',
    'Data',
    'The distribution the generator has to find.',
    catalogue.data,
  );
  draft.texts('data', 'data', data.texts);
  const company = chooseGame(catalogue, draft);
  chooseNetworks(catalogue, draft, company);
  chooseTraining(catalogue, draft, company);
  return draft.fields;
}

/** What is played: loss, objective, and everything that changes the rules. */
function chooseGame(catalogue: Catalogue, draft: Draft): Required<Company> {
  const loss = draft.chooseLive(
    'loss',
    'loss',
    'Loss',
    'What the critic minimises and the generator answers.',
    catalogue.loss,
  );
  draft.texts('loss', 'loss', loss.texts);
  draft.choose('objective', 'loss', 'Objective', 'What the generator minimises.', loss.objectives);
  const lipschitz = draft.chooseLive(
    'lipschitz',
    'lipschitz',
    'Lipschitz',
    'What keeps the critic’s slope in bounds.',
    offered(catalogue.lipschitz, { loss }),
  );
  const inference = draft.chooseLive(
    'inference',
    'inference',
    'Second network',
    'A network that leads back from samples to what the generator was fed.',
    offered(catalogue.inference, { loss, lipschitz }),
  );
  if (inference.fedFromData) {
    const source = draft.choose(
      'source',
      'inference',
      'Second distribution',
      'What the generator is fed, and what the second network has to find.',
      catalogue.data,
    );
    draft.texts('source', 'inference', source.texts);
  }
  const dynamics = draft.chooseLive(
    'dynamics',
    'dynamics',
    'Game dynamics',
    'How the players follow their gradients.',
    offered(catalogue.dynamics, { loss, lipschitz, inference }),
  );
  const stabilisers = draft.chooseSet(
    'stabilisers',
    'stabilisers',
    'Stabilisers',
    'What else is done to keep the game in balance.',
    catalogue.stabilisers,
    { loss, lipschitz, inference, dynamics },
  );
  return { loss, lipschitz, inference, dynamics, stabilisers };
}

function chooseNetworks(catalogue: Catalogue, draft: Draft, company: Required<Company>): void {
  const { loss, lipschitz, inference } = company;
  const asksForNetwork = `${lipschitz.name} asks for a critic of its own kind.`;
  const player = (name: PlayerName, asked: CriticNetwork, depth: Parameter, width: Parameter) => {
    draft.number(`${name}.depth`, name, false, depth);
    draft.number(`${name}.width`, name, false, inMultiples(width, asked.widthMultipleOf));
    draft.choose(
      `${name}.activation`,
      name,
      'Activation',
      'The non-linearity after each hidden layer.',
      asked.activations ?? catalogue.activation,
      { reason: asked.activations && asksForNetwork },
    );
    draft.choose(
      `${name}.normalisation`,
      name,
      'Normalisation',
      'What keeps the sums of each hidden layer in proportion.',
      asked.normalisations ?? catalogue.normalisation[name],
      { reason: asked.normalisations && asksForNetwork },
    );
    draft.choose(
      `${name}.initialisation`,
      name,
      'Initialisation',
      'How the weights start.',
      catalogue.initialisation,
    );
  };
  player('generator', {}, DEPTH, WIDTH);
  draft.number(
    'latent.dimension',
    'latent',
    false,
    inference.fedFromData ? only(LATENT_DIMENSION, 2, FED_FROM_DATA) : LATENT_DIMENSION,
  );
  draft.choose(
    'latent.distribution',
    'latent',
    'Latent noise',
    'What the generator is fed.',
    inference.fedFromData ? catalogue.latentFromData : catalogue.latent,
    { reason: inference.fedFromData && FED_FROM_DATA },
  );
  if (loss.criticless) player('critic', {}, only(DEPTH, 1, NO_CRITIC), only(WIDTH, 1, NO_CRITIC));
  else player('critic', lipschitz.criticNetwork ?? {}, DEPTH, WIDTH);
}

function chooseTraining(catalogue: Catalogue, draft: Draft, company: Required<Company>): void {
  const joint = company.dynamics.joint !== undefined;
  const steps = (parameter: Parameter) => (joint ? only(parameter, 1, JOINT) : parameter);
  const optimizer = (name: PlayerName, parameter: Parameter) => {
    draft.number(`${name}.steps`, 'training', true, parameter);
    draft.chooseLive(
      `${name}.optimizer`,
      'training',
      'Optimiser',
      'How a gradient becomes an update.',
      catalogue.optimizer,
      name,
    );
  };
  optimizer(
    'critic',
    company.loss.criticless ? only(CRITIC_STEPS, 0, NO_CRITIC) : steps(CRITIC_STEPS),
  );
  optimizer('generator', steps(GENERATOR_STEPS));
  draft.number('batch', 'training', false, BATCH);
  draft.choose(
    'updates',
    'training',
    'Order of updates',
    'Whether the players answer each other’s latest move.',
    joint ? catalogue.updates.filter(({ id }) => id === 'simultaneous') : catalogue.updates,
    { live: true, reason: joint ? JOINT : undefined },
  );
  draft.number('seed', 'seed', false, SEED);
}

/** A parameter that can have one value only, and why. */
function only(parameter: Parameter, value: number, reason: string): Parameter & Reasoned {
  return { ...parameter, default: value, minimum: value, maximum: value, reason };
}

/** The experiment that follows from `chosen`: known keys kept, every other field at its default. */
export function completeExperiment(catalogue: Catalogue, chosen: PartialExperiment): Experiment {
  const values = fieldsOf(catalogue, chosen).map((field) => [
    field.key,
    chosen[field.key] ?? field.default,
  ]);
  return Object.fromEntries(values) as Experiment;
}

function inMultiples(parameter: Parameter, multipleOf: number | undefined): Parameter {
  if (multipleOf === undefined) return parameter;
  return {
    ...parameter,
    multipleOf,
    minimum: multipleOf * Math.ceil(parameter.minimum / multipleOf),
  };
}

/** What a field says of itself. */
type Reasoned = Pick<Field, 'reason'>;

const JOINT = 'These dynamics move both players at once, one step each.';
const NO_CRITIC = 'This loss has no critic.';
const FED_FROM_DATA =
  'The generator is fed points of the second distribution instead of latent noise.';
