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
  /** Whether it changes what is computed, so that a change starts a new run. */
  readonly structural?: boolean;
  /** How a slider spreads the range; `log` needs minimum > 0 or treats 0 as its own stop. */
  readonly scale?: 'linear' | 'log';
}

/** What is wrong with a text. */
export interface TextProblem {
  /** One sentence: what is wrong and what would do. */
  readonly message: string;
  /**
   * The character it is about, counted from 0; the length of the text where something is missing at its end.
   * Absent where it is about the text as a whole.
   */
  readonly at?: number;
}

/** One text a person may write. A change starts a new run. */
export interface TextParameter {
  /** The last part of the key in the hash, as `Parameter.id`. */
  readonly id: string;
  readonly name: string;
  /** What it defines, as it stands in formulas: f(u). */
  readonly symbol?: string;
  /** One sentence: what is made of it. */
  readonly explanation: string;
  /** What may be written, after "allowed is": "a convex function of u". */
  readonly allowed: string;
  readonly default: string;
  /** Characters. */
  readonly longest: number;
  /** Whether it is a code that nobody reads or types: the string form has it last. */
  readonly encoded?: true;
  /** Why `text` cannot be used; undefined where it can. Never throws, whatever the text. */
  problemIn(text: string): TextProblem | undefined;
}

/** Texts by `TextParameter.id`. */
export type ParameterTexts = Readonly<Record<string, string>>;

/** The problem as a sentence that names the character by its position, counted from 1. */
export function describeProblem({ message, at }: TextProblem): string {
  return at === undefined ? message : `At position ${at + 1}: ${message}`;
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
