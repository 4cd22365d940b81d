/**
 * What a stabiliser is: a change to what the critic sees, to its network, to what the generator minimises,
 * or to which generator is shown. Definitions only; each kind of change is made where it belongs.
 */
import type { Scalar } from '@tensorflow/tfjs-core';
import type { Source } from '../../experiment/parameter.ts';
import type { ConditionalChoice } from '../../experiment/alternatives.ts';
import type { Company } from '../company.ts';
import type { Expression } from '../expression/expression.ts';
import type { Operations } from '../operations.ts';

/** Scalars by the id of the parameter. */
type Settings = Readonly<Record<string, Scalar>>;

/** Where it says `string` below, that is the id of the parameter that holds the number. */
export interface Stabilizer extends ConditionalChoice {
  readonly source?: Source;
  /** TeX of what it does, where `generatorObjective` or `generatorTerm` do not say it already. */
  readonly formula?: string;
  /** How many samples the critic judges together. */
  readonly pack?: string;
  /** The deviation of the noise on all that the critic sees, after so many updates of the generator. */
  deviation?(ops: Operations, updates: Scalar, settings: Settings): Scalar;
  /** How the critic compares the samples of a batch with each other. */
  readonly discrimination?: { readonly kernels: string; readonly dimensions: string };
  /**
   * What the generator minimises instead of its objective. Features are those of the critic's last hidden
   * layer here.
   */
  readonly generatorObjective?: Expression;
  /** What the generator minimises besides. Points are its own samples, before noise and packing. */
  readonly generatorTerm?: Expression;
  /** The share of the average that each generator update leaves; the averaged generator is the one shown. */
  readonly averages?: string;
  refusedBeside?(company: Company): string | undefined;
}
