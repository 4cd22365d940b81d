/**
 * How a distribution is written down: parameters and texts that the compiler checks by name, and
 * defaults filled in for those that are not given. Checks no ranges: that is the experiment's task.
 */
import type { Choice, Parameter, ParameterTexts, TextParameter } from '../experiment/parameter.ts';
import { withDefaults } from '../experiment/parameter.ts';
import type { Distribution, Target } from './distribution.ts';

/** A parameter whose id the compiler knows. */
export type Named<Id extends string> = Parameter & { readonly id: Id };

/** A text whose id the compiler knows. */
export type NamedText<Id extends string> = TextParameter & { readonly id: Id };

interface Definition<Id extends string, TextId extends string> extends Choice {
  readonly parameters: readonly Named<Id>[];
  readonly texts?: readonly NamedText<TextId>[];
  create(values: Readonly<Record<Id, number>>, texts: Readonly<Record<TextId, string>>): Target;
}

/** A distribution whose `create` sees every one of its parameters and texts, under the name it was given. */
export function defineDistribution<const Id extends string, const TextId extends string = never>(
  definition: Definition<Id, TextId>,
): Distribution {
  return {
    ...definition,
    create: (values, texts) =>
      definition.create(
        withDefaults(definition.parameters, values) as Readonly<Record<Id, number>>,
        withDefaultTexts(definition.texts, texts) as Readonly<Record<TextId, string>>,
      ),
  };
}

function withDefaultTexts(
  texts: readonly TextParameter[] = [],
  given: ParameterTexts = {},
): ParameterTexts {
  return Object.fromEntries(texts.map((text) => [text.id, given[text.id] ?? text.default]));
}

/** The standard deviation σ of the Gaussian noise around modes or curves, in data units. */
export function sigmaParameter(of: {
  name: string;
  explanation: string;
  default: number;
  maximum: number;
}): Named<'sigma'> {
  return { id: 'sigma', symbol: 'σ', minimum: 0.005, scale: 'log', ...of };
}
