/**
 * All there is to choose from, as plain data for `--list`. Everything comes from the registries, so
 * what is new there is new here; nothing is described in this file.
 */
import type { Choice, Parameter } from '../../experiment/parameter.ts';
import type { Field } from '../../experiment/field.ts';
import { presets } from '../../experiment/presets.ts';
import { catalogue, defaultExperiment, fieldsOf } from '../../gan/catalogue.ts';
import { metrics } from '../../metrics/registry.ts';

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly explanation: string;
  readonly parameters: readonly object[];
}

/** Registries by the key they have in an experiment, each an array of what they offer. */
export function registries() {
  const listed = (choices: readonly Choice[], ...prefixes: string[]) =>
    choices.map((choice) => listedChoice(choice, prefixes));
  return {
    data: listed(catalogue.data, 'data'),
    loss: catalogue.loss.map((loss) => ({
      ...listedChoice(loss, ['loss']),
      objectives: listed(loss.objectives),
    })),
    lipschitz: listed(catalogue.lipschitz, 'lipschitz'),
    activation: listed(catalogue.activation),
    initialisation: listed(catalogue.initialisation),
    latent: listed(catalogue.latent),
    optimizer: listed(catalogue.optimizer, 'critic', 'generator'),
    updates: listed(catalogue.updates),
    metrics: metrics.map(({ id, name, meaning, unit, range, better, floor }) => ({
      id,
      name,
      explanation: meaning,
      parameters: [],
      ...(unit !== undefined && { unit }),
      range,
      better,
      floor,
    })),
    presets: presets.map(({ id, name, watch, hash, shows }) => ({
      id,
      name,
      explanation: watch,
      parameters: [],
      hash,
      shows,
    })),
    /** The keys of the default experiment; another choice may bring others. */
    keys: fieldsOf(defaultExperiment).map(listedField),
  };
}

/** @param prefixes what stands before the dot in the keys of its parameters */
function listedChoice({ id, name, explanation, source, parameters }: Choice, prefixes: string[]) {
  return {
    id,
    name,
    explanation,
    parameters: (parameters ?? []).map((parameter) => ({
      keys: prefixes.map((prefix) => `${prefix}.${parameter.id}`),
      ...listedParameter(parameter),
    })),
    ...(source && { source }),
  } satisfies Listed;
}

function listedParameter(parameter: Parameter) {
  const { id, name, unit, explanation, minimum, maximum, integer, gaps } = parameter;
  return {
    id,
    name,
    explanation,
    default: parameter.default,
    minimum,
    maximum,
    ...(integer && { integer }),
    ...(gaps && { gaps }),
    ...(unit !== undefined && { unit }),
  };
}

function listedField(field: Field) {
  const { key, live } = field;
  if (field.kind === 'number') return { key, live, ...listedParameter(field) };
  const { name, explanation, options } = field;
  return {
    key,
    live,
    name,
    explanation,
    default: field.default,
    options: options.map((option) => option.id),
  };
}
