/**
 * What each player minimises, as a function of networks and points: the chosen loss, and for the
 * critic the chosen penalty on top. Evaluates formulas; takes no gradients of its own beyond slopes.
 */
import { add, concat, split, type Scalar, type Tensor2D } from '@tensorflow/tfjs-core';
import type { SlopePoint } from './expression/expression.ts';
import { MissingTermError, evaluate, type Environment } from './expression/tensor.ts';
import { forward, type Network } from './networks.ts';
import { slopesAt } from './penalty.ts';
import type { LiveSettings, Settings } from './settings.ts';
import type { GameStructure } from './structure.ts';

/** Points [batch, 2] by what they are; interpolates only where a penalty looks at them. */
export type CriticPoints = Readonly<
  { real: Tensor2D; generated: Tensor2D } & Partial<Record<SlopePoint, Tensor2D>>
>;

/**
 * The critic's loss plus its penalty on `points`.
 * @param critic the network that scores, after spectral normalisation where there is any
 */
export function criticObjective(
  { loss, lipschitz }: Pick<GameStructure, 'loss' | 'lipschitz'>,
  critic: Network,
  points: CriticPoints,
  settings: Pick<LiveSettings, 'loss' | 'lipschitz'>,
): Scalar {
  const value = evaluate(loss.critic, scoresOn(critic, points, settings.loss)) as Scalar;
  if (!lipschitz.penalty) return value;
  const penalty = evaluate(lipschitz.penalty, slopesOn(critic, points, settings.lipschitz));
  return add(value, penalty);
}

/** What the generator minimises: its objective, on samples [batch, 2] that depend on it. */
export function generatorObjective(
  { objective }: Pick<GameStructure, 'objective'>,
  critic: Network,
  points: Readonly<{ generated: Tensor2D; real?: Tensor2D }>,
  settings: Pick<LiveSettings, 'loss'>,
): Scalar {
  return evaluate(objective.generator, scoresOn(critic, points, settings.loss)) as Scalar;
}

/** Formulas of the critic's scores on these points. */
export function scoresOn(
  critic: Network,
  points: Readonly<{ generated: Tensor2D; real?: Tensor2D }>,
  settings: Settings,
): Environment {
  const scores = scoreBoth(critic, points);
  return {
    score: (of) => scores[of] ?? missing(`scores on ${of} samples`),
    slope: (at) => missing(`slopes at ${at}`),
    parameter: (id) => settings[id] ?? missing(`a parameter "${id}"`),
  };
}

/** Formulas of the critic's slope at these points. */
export function slopesOn(
  critic: Network,
  points: Partial<Record<SlopePoint, Tensor2D>>,
  settings: Settings,
): Environment {
  return {
    score: (of) => missing(`scores on ${of} samples`),
    slope: (at) => slopesAt(critic, points[at] ?? missing(`points for "${at}"`)),
    parameter: (id) => settings[id] ?? missing(`a parameter "${id}"`),
  };
}

/** One pass over both batches together costs half the operations of two. */
function scoreBoth(
  critic: Network,
  { real, generated }: Readonly<{ generated: Tensor2D; real?: Tensor2D }>,
): { readonly generated: Tensor2D; readonly real?: Tensor2D } {
  if (!real) return { generated: forward(critic, generated) };
  const scores = forward(critic, concat([real, generated], 0));
  const sizes = [real.shape[0], generated.shape[0]];
  const [onReal, onGenerated] = split(scores, sizes, 0) as [Tensor2D, Tensor2D];
  return { real: onReal, generated: onGenerated };
}

function missing(what: string): never {
  throw new MissingTermError(`A formula asks for ${what}, which this computation was not given.`);
}
