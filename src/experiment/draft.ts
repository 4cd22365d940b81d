/**
 * The fields of an experiment as they come about: each choice is settled before what depends on it is
 * asked. Which fields there are, `schema.ts` says.
 */
import type { Catalogue, Company, ConditionalChoice } from './alternatives.ts';
import { nearestAllowed } from './field.ts';
import type { ChoiceField, Field, FieldGroup, OfferedChoice } from './field.ts';
import type { Choice, Parameter, TextParameter } from './parameter.ts';

/** What has been decided so far; missing keys stand at their defaults. */
export type PartialExperiment = Readonly<Record<string, string | number>>;

export class Draft {
  readonly fields: Field[] = [];
  readonly #catalogue: Catalogue;
  readonly #chosen: PartialExperiment;

  constructor(catalogue: Catalogue, chosen: PartialExperiment) {
    this.#catalogue = catalogue;
    this.#chosen = chosen;
  }

  number(
    key: string,
    group: FieldGroup,
    live: boolean,
    parameter: Parameter,
    preferred = this.#catalogue.defaults[key],
  ): void {
    const value = typeof preferred === 'number' ? preferred : parameter.default;
    this.fields.push({
      kind: 'number',
      key,
      group,
      live: live && !parameter.structural,
      ...parameter,
      default: nearestAllowed(parameter, value),
    });
  }

  /** Texts, named after the key. */
  texts(key: string, group: FieldGroup, texts: readonly TextParameter[] = []): void {
    for (const text of texts)
      this.fields.push({ kind: 'text', key: `${key}.${text.id}`, group, live: false, ...text });
  }

  /** A choice whose parameters, named after the key, start a new run when they change. */
  choose<Option extends Choice>(
    key: string,
    group: FieldGroup,
    name: string,
    explanation: string,
    options: readonly Option[],
    { live = false, reason }: { live?: boolean; reason?: string | undefined } = {},
  ): Option {
    const field = this.#choiceField(key, group, name, explanation, options, live);
    this.fields.push(reason === undefined ? field : { ...field, reason });
    const option = chosenOption(field, this.#chosen);
    this.#addParameters(option, key, group, live, option.id === field.default);
    return option as Option;
  }

  /** A choice that starts a new run when it changes, while its parameters can be turned in the run. */
  chooseLive<Option extends Choice>(
    key: string,
    group: FieldGroup,
    name: string,
    explanation: string,
    options: readonly Option[],
    prefix = key,
  ): Option {
    const field = this.#choiceField(key, group, name, explanation, options, false);
    this.fields.push(field);
    const option = chosenOption(field, this.#chosen);
    this.#addParameters(option, prefix, group, true, option.id === field.default);
    return option as Option;
  }

  /** The ids that are chosen. The parameters of each are named after it. */
  chooseSet(
    key: string,
    group: FieldGroup,
    name: string,
    explanation: string,
    possible: readonly ConditionalChoice[],
    company: Omit<Required<Company>, 'stabilisers'>,
  ): readonly string[] {
    const wanted = idsIn(this.#chosen[key]);
    const stabilisers: string[] = [];
    const options = possible.map((option): OfferedChoice => {
      const refusal = option.refusedBeside?.({ ...company, stabilisers });
      if (refusal === undefined && wanted.includes(option.id)) stabilisers.push(option.id);
      return refusal === undefined ? option : { ...option, refusal };
    });
    this.fields.push({
      kind: 'set',
      key,
      group,
      live: false,
      name,
      explanation,
      options,
      default: '',
    });
    for (const option of options) {
      if (stabilisers.includes(option.id)) {
        this.#addParameters(option, option.id, group, true, false);
      }
    }
    return stabilisers;
  }

  #choiceField(
    key: string,
    group: FieldGroup,
    name: string,
    explanation: string,
    options: readonly OfferedChoice[],
    live: boolean,
  ): ChoiceField {
    const preferred = this.#catalogue.defaults[key];
    const possible = options.filter(({ refusal }) => refusal === undefined);
    const fallback = possible.find((option) => option.id === preferred) ?? possible[0];
    if (!fallback) throw new RangeError(`The catalogue offers nothing for "${key}".`);
    return { kind: 'choice', key, group, live, name, explanation, options, default: fallback.id };
  }

  /** The catalogue's default numbers belong to its default alternatives; others come with their own. */
  #addParameters(
    { parameters = [] }: Choice,
    prefix: string,
    group: FieldGroup,
    live: boolean,
    isDefault: boolean,
  ): void {
    for (const parameter of parameters) {
      const key = `${prefix}.${parameter.id}`;
      const preferred = isDefault ? this.#catalogue.defaults[key] : undefined;
      this.number(key, group, live, parameter, preferred ?? parameter.default);
    }
  }
}

/** The ids in the value of a set field. */
export function idsIn(value: string | number | undefined): readonly string[] {
  return String(value ?? '')
    .split(',')
    .filter((id) => id !== '');
}

export function offered<Option extends ConditionalChoice>(
  options: readonly Option[],
  company: Company,
): readonly (Option & OfferedChoice)[] {
  return options.map((option) => {
    const refusal = option.refusedBeside?.(company);
    return refusal === undefined ? option : { ...option, refusal };
  });
}

/** The alternative of `field` that `chosen` names, or the default when it names none that exists. */
function chosenOption(field: ChoiceField, chosen: PartialExperiment): OfferedChoice {
  const find = (id: unknown) =>
    field.options.find((option) => option.id === id && option.refusal === undefined);
  return (find(chosen[field.key]) ?? find(field.default))!;
}
