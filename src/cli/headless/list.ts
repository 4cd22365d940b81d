/**
 * All there is to choose from, as plain data for `--list`. Everything comes from the registries, so
 * what is new there is new here; nothing is described in this file.
 */
import type { Choice, Parameter, TextParameter } from '../../experiment/parameter.ts';
import type { Field } from '../../experiment/field.ts';
import type { ConditionalChoice } from '../../experiment/alternatives.ts';
import { presets } from '../../experiment/presets.ts';
import { catalogue, defaultExperiment, fieldsOf } from '../../gan/catalogue.ts';
import { METRIC_GROUPS } from '../../metrics/metric.ts';
import { metrics } from '../../metrics/registry.ts';
import { refusalsOf, type ConditionalKey } from './refusals.ts';

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly explanation: string;
  readonly parameters: readonly object[];
}

/**
 * Registries by the key they have in an experiment, each an array of what they offer. Where something cannot
 * be had beside something else, `refused` says beside what and why.
 */
export function registries() {
  const listed = (choices: readonly WritableChoice[], ...prefixes: string[]) =>
    choices.map((choice) => listedChoice(choice, prefixes));
  const conditional = (key: ConditionalKey, choices: readonly ConditionalChoice[]) =>
    choices.map((choice) => ({
      ...listedChoice(choice, [key === 'stabilisers' ? choice.id : key]),
      refused: refusalsOf(key, choice),
    }));
  return {
    data: listed(catalogue.data, 'data', 'source'),
    loss: catalogue.loss.map((loss) => ({
      ...listedChoice(loss, ['loss']),
      objectives: listed(loss.objectives),
    })),
    lipschitz: conditional('lipschitz', catalogue.lipschitz),
    inference: conditional('inference', catalogue.inference),
    dynamics: conditional('dynamics', catalogue.dynamics),
    stabilisers: conditional('stabilisers', catalogue.stabilisers),
    activation: listed(catalogue.activation),
    normalisation: {
      generator: listed(catalogue.normalisation.generator),
      critic: listed(catalogue.normalisation.critic),
    },
    initialisation: listed(catalogue.initialisation),
    latent: listed(catalogue.latent),
    latentFromData: listed(catalogue.latentFromData),
    optimizer: listed(catalogue.optimizer, 'critic', 'generator'),
    updates: listed(catalogue.updates),
    metrics: metrics.map(({ id, name, symbol, meaning, unit, range, better, group, floor }) => ({
      id,
      name,
      symbol,
      explanation: meaning,
      parameters: [],
      ...(unit !== undefined && { unit }),
      range,
      better,
      group: METRIC_GROUPS[group],
      floor: { kind: floor.kind, meaning: floor.meaning },
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

/** What may bring texts along. */
type WritableChoice = Choice & { readonly texts?: readonly TextParameter[] };

/** @param prefixes what stands before the dot in the keys of its parameters and texts */
function listedChoice(
  { id, name, explanation, source, parameters, texts }: WritableChoice,
  prefixes: string[],
) {
  const keysOf = (part: { readonly id: string }) =>
    prefixes.map((prefix) => `${prefix}.${part.id}`);
  return {
    id,
    name,
    explanation,
    parameters: (parameters ?? []).map((parameter) => ({
      keys: keysOf(parameter),
      ...listedParameter(parameter),
    })),
    ...(texts && { texts: texts.map((text) => ({ keys: keysOf(text), ...listedText(text) })) }),
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

function listedText({ id, name, explanation, allowed, longest, ...text }: TextParameter) {
  return { id, name, explanation, allowed, longest, default: text.default };
}

function listedField(field: Field) {
  const { key, live } = field;
  if (field.kind === 'number') return { key, live, ...listedParameter(field) };
  if (field.kind === 'text') return { key, live, ...listedText(field) };
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
