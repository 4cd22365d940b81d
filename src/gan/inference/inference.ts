/**
 * What a second network beside the generator is for: it leads from samples back to what the generator was
 * fed, x ↦ z. Definitions only: `objectives.ts` and `rows.ts` compute what these ask for.
 */
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import type { Source } from '../../experiment/parameter.ts';
import type { InferenceChoice } from '../../experiment/alternatives.ts';
import type { Company } from '../company.ts';
import type { Operations } from '../operations.ts';

/** What was fed and what came back, rows [batch, latent dimension] and [batch, 2]. */
export interface RoundTrips {
  readonly latents: Tensor;
  /** z ↦ x ↦ z */
  readonly latentsReturned: Tensor;
  readonly real?: Tensor;
  /** x ↦ z ↦ x, where `returnsReal`. */
  readonly realReturned?: Tensor;
}

export interface Inference extends InferenceChoice {
  readonly source?: Source;
  /** TeX of what is played or added. */
  readonly formula?: string;
  /** The second network's letter in formulas; absent where there is none. */
  readonly symbol?: string;
  /** Whether there is a second network at all. */
  readonly encoder?: true;
  /** Whether the critic judges pairs: (x, E(x)) for real ones and (G(z), z) for generated ones. */
  readonly pairs?: true;
  /** Whether the second network also plays against the critic of pairs. */
  readonly encoderPlays?: true;
  /** Whether the second network has a critic of its own, on what the generator is fed. */
  readonly backward?: true;
  /** Added to what generator and second network minimise, before its weight. */
  returning?(ops: Operations, trips: RoundTrips): Scalar;
  /** The parameter that weighs it. */
  readonly weight?: string;
  /** Whether `returning` looks at x ↦ z ↦ x. */
  readonly returnsReal?: true;
  refusedBeside?(company: Company): string | undefined;
}
