/**
 * The plain object that says what is run. Flat, with the keys of the hash as its own keys, so that
 * links, controls, presets, differences between runs and the command line share one vocabulary.
 * It holds choices only: nothing derived and nothing measured.
 */
import type { ParameterTexts, ParameterValues } from './parameter.ts';

export type PlayerName = 'critic' | 'generator';

type PlayerFields<Player extends PlayerName> = {
  /** Hidden layers. */
  readonly [Key in `${Player}.depth`]: number;
} & {
  /** Units in each hidden layer. */
  readonly [Key in `${Player}.width`]: number;
} & {
  /** Updates of this player in one iteration. */
  readonly [Key in `${Player}.steps`]: number;
} & {
  /** Learning rate. */
  readonly [Key in `${Player}.rate`]: number;
} & {
  readonly [
    Key in
      | `${Player}.activation`
      | `${Player}.normalisation`
      | `${Player}.initialisation`
      | `${Player}.optimizer`
  ]: string;
};

interface SharedFields {
  readonly data: string;
  readonly loss: string;
  /** The generator's objective, one of those the loss offers. */
  readonly objective: string;
  readonly lipschitz: string;
  readonly inference: string;
  readonly dynamics: string;
  /** Ids joined by commas, in the order of their registry; empty for none. */
  readonly stabilisers: string;
  readonly 'latent.dimension': number;
  readonly 'latent.distribution': string;
  readonly batch: number;
  readonly updates: string;
  readonly seed: number;
}

/** Values of the parameters that belong to a choice: `data.sigma`, `lipschitz.weight`, `critic.beta1`. */
interface ChosenParameters {
  readonly [key: string]: string | number;
}

export type Experiment = SharedFields &
  PlayerFields<'critic'> &
  PlayerFields<'generator'> &
  ChosenParameters;

/** The numbers whose keys start with `prefix.`, by the rest of the key. */
export function parametersOf(experiment: Experiment, prefix: string): ParameterValues {
  const values: Record<string, number> = {};
  for (const [key, value] of Object.entries(experiment)) {
    if (typeof value === 'number' && key.startsWith(`${prefix}.`)) {
      values[key.slice(prefix.length + 1)] = value;
    }
  }
  return values;
}

/** The texts whose keys start with `prefix.`, by the rest of the key. */
export function textsOf(experiment: Experiment, prefix: string): ParameterTexts {
  const texts: Record<string, string> = {};
  for (const [key, value] of Object.entries(experiment)) {
    if (typeof value === 'string' && key.startsWith(`${prefix}.`)) {
      texts[key.slice(prefix.length + 1)] = value;
    }
  }
  return texts;
}
