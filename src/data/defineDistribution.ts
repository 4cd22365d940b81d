/**
 * How a distribution is written down: parameters that the compiler checks by name, and defaults
 * filled in for those that are not given. Checks no ranges: that is the experiment's task.
 */
import type { Choice, Parameter } from '../experiment/parameter.ts';
import { withDefaults } from '../experiment/parameter.ts';
import type { Distribution, Target } from './distribution.ts';

/** A parameter whose id the compiler knows. */
export type Named<Id extends string> = Parameter & { readonly id: Id };

interface Definition<Id extends string> extends Choice {
  readonly parameters: readonly Named<Id>[];
  create(values: Readonly<Record<Id, number>>): Target;
}

/** A distribution whose `create` sees every one of its parameters, under the name it was given. */
export function defineDistribution<const Id extends string>(
  definition: Definition<Id>,
): Distribution {
  return {
    ...definition,
    create: (values) =>
      definition.create(
        withDefaults(definition.parameters, values) as Readonly<Record<Id, number>>,
      ),
  };
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
