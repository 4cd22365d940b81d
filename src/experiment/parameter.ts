/**
 * What a number or a named alternative looks like to everyone who has to show it, read it or
 * check it. Every registry (data, losses, Lipschitz methods, optimisers, …) is made of these.
 * This file knows no registry and no value of a run.
 */

/** One number a person may turn. Values lie in [minimum, maximum] and are in `unit` where given. */
export interface Parameter {
  /** The last part of the key in the hash: `weight` of the chosen Lipschitz method is `lipschitz.weight`. */
  readonly id: string;
  readonly name: string;
  /** The letter it has in formulas, as a character that TeX also accepts: λ. */
  readonly symbol?: string;
  readonly unit?: string;
  /** One sentence: what turning it up does. */
  readonly explanation: string;
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly integer?: boolean;
  /** Of which whole number it has to be a multiple; the limits are. Only beside `integer`. */
  readonly multipleOf?: number;
  /** Stretches inside the range, their ends not included, where the formula has no meaning. */
  readonly gaps?: readonly { readonly from: number; readonly to: number }[];
  /** How a slider spreads the range; `log` needs minimum > 0 or treats 0 as its own stop. */
  readonly scale?: 'linear' | 'log';
}

/** Parameter values by `Parameter.id`. */
export type ParameterValues = Readonly<Record<string, number>>;

/** One alternative of a choice: a distribution, a loss, an activation. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  /** One sentence: what it does. */
  readonly explanation: string;
  /** Where it comes from: "Arjovsky et al. 2017". */
  readonly source?: Source;
  readonly parameters?: readonly Parameter[];
}

/** A paper, as a short citation and an address that stays. */
export interface Source {
  readonly citation: string;
  readonly url: string;
}

/** The defaults of `parameters`, overridden by those of `values` that are given. */
export function withDefaults(
  parameters: readonly Parameter[] | undefined,
  values: ParameterValues = {},
): ParameterValues {
  return Object.fromEntries(
    (parameters ?? []).map((parameter) => [
      parameter.id,
      values[parameter.id] ?? parameter.default,
    ]),
  );
}
