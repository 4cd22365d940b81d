/**
 * What can be chosen, and what the fields of an experiment have to know of it: which objectives a loss has,
 * what a method asks of a network, what goes with what. Types alone; the theory's own are richer.
 */
import type { Choice, TextParameter } from './parameter.ts';

/** A distribution. */
export interface DataChoice extends Choice {
  /** What the user makes of it. A change starts a new run. */
  readonly texts?: readonly TextParameter[];
}

/** A loss offers objectives for the generator; the first is its default. */
export interface LossChoice extends Choice {
  readonly objectives: readonly Choice[];
  /** What the user writes of it. A change starts a new run. */
  readonly texts?: readonly TextParameter[];
  /** Whether the generator learns without a critic: it is then as small as can be and never moves. */
  readonly criticless?: true;
}

/** What a Lipschitz method asks of the critic's network. */
export interface CriticNetwork {
  /** Instead of those of the catalogue. Always the same array. */
  readonly activations?: readonly Choice[];
  /** Instead of those of the catalogue. Always the same array. */
  readonly normalisations?: readonly Choice[];
  readonly widthMultipleOf?: number;
}

export interface LipschitzChoice extends ConditionalChoice {
  /** Absent where any network will do. */
  readonly criticNetwork?: CriticNetwork;
}

/** How the players follow their gradients. */
export interface DynamicsChoice extends ConditionalChoice {
  /** Whether both players move at once, one step each, from gradients that are computed together. */
  readonly joint?: unknown;
}

/** A second network beside the generator, or none. */
export interface InferenceChoice extends ConditionalChoice {
  /** Whether the generator is fed from a second distribution instead of noise. */
  readonly fedFromData?: true;
}

/** What else is chosen, as far as it stands before the choice in question. */
export interface Company {
  readonly loss: LossChoice;
  readonly lipschitz?: LipschitzChoice;
  readonly inference?: InferenceChoice;
  readonly dynamics?: DynamicsChoice;
  /** Stabilisers that stand before this one. */
  readonly stabilisers?: readonly string[];
}

/** An alternative that does not make sense beside all others. */
export interface ConditionalChoice extends Choice {
  /** One sentence where it cannot be chosen in this company. */
  refusedBeside?(company: Company): string | undefined;
}

/** Everything there is to choose from. */
export interface Catalogue {
  readonly data: readonly DataChoice[];
  readonly loss: readonly LossChoice[];
  readonly lipschitz: readonly LipschitzChoice[];
  readonly inference: readonly InferenceChoice[];
  readonly dynamics: readonly DynamicsChoice[];
  readonly stabilisers: readonly ConditionalChoice[];
  readonly activation: readonly Choice[];
  /** Of the generator's layers, and of the critic's. */
  readonly normalisation: {
    readonly generator: readonly Choice[];
    readonly critic: readonly Choice[];
  };
  readonly initialisation: readonly Choice[];
  readonly latent: readonly Choice[];
  /** What stands for the latent distribution where the generator is fed from data. */
  readonly latentFromData: readonly Choice[];
  readonly optimizer: readonly Choice[];
  readonly updates: readonly Choice[];
  /** What an experiment is when the hash says nothing, by key; the rest is as its entry says. */
  readonly defaults: Readonly<Record<string, string | number>>;
}
