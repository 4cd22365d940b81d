/**
 * What a picture of a run needs, as functions of a state: samples, scores, slopes, the push on
 * generated points, and what the critic itself says about the distance. Trains nothing. Results
 * belong to the caller; all else made here is freed.
 */
import {
  concat,
  div,
  mul,
  neg,
  reshape,
  slice,
  type Scalar,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { evaluate } from './expression/tensor.ts';
import { differentiate, tidied } from './gradients.ts';
import { forward } from './networks.ts';
import { environmentOf, generatorValue, scoreFunction } from './objectives.ts';
import { slopesAt, type ScoreFunction } from './penalty.ts';
import { criticOf, shownGeneratorOf, type Networks } from './players.ts';
import { packed, sceneWith } from './rows.ts';
import type { LiveSettings } from './settings.ts';
import type { TrainingState } from './state.ts';
import type { GameStructure } from './structure.ts';

/** Samples in whose company the critic judges single points, each [n, 2]; n a multiple of the pack. */
export interface Company {
  readonly real: Tensor2D;
  readonly generated: Tensor2D;
}

/** Generated points [n, 2], data units, from `latents` [n, latent dimension]. */
export function generate(
  structure: GameStructure,
  state: TrainingState,
  latents: Tensor2D,
): Tensor2D {
  return tidied(() => forward(shownGeneratorOf(structure, state).main, latents));
}

/** What the second network makes of `points` [n, 2]: [n, latent dimension]. Only where there is one. */
export function encode(structure: GameStructure, state: TrainingState, points: Tensor2D): Tensor2D {
  return tidied(() => forward(shownGeneratorOf(structure, state).companion!, points));
}

/**
 * The critic as a function of the plane. Where it judges packs: of a pack of the same point; where it judges
 * pairs: of a point and its code; where its verdict depends on other samples: in their company.
 */
function critical(
  structure: GameStructure,
  state: TrainingState,
  settings: LiveSettings,
  company: Company | undefined,
): ScoreFunction {
  const critic = criticOf(structure, state).main;
  const generator = shownGeneratorOf(structure, state);
  const subject = company
    ? {
        samples: company,
        real: packed(company.real, structure.pack),
        generated: packed(company.generated, structure.pack),
      }
    : undefined;
  return (points) => {
    const rows = rowsOfPoints(structure, generator, points);
    if (!subject) return forward(critic, rows);
    return scoreFunction(structure, critic, subject, settings)(rows);
  };
}

function rowsOfPoints(
  { pack, inference }: GameStructure,
  generator: Networks,
  points: Tensor2D,
): Tensor2D {
  if (inference.pairs) return concat([points, forward(generator.companion!, points)], 1);
  return pack === 1 ? points : concat(Array<Tensor2D>(pack).fill(points), 1);
}

/** The critic's scores [n] at `points` [n, 2]. */
export function criticScores(
  structure: GameStructure,
  state: TrainingState,
  points: Tensor2D,
  settings: LiveSettings,
  company?: Company,
): Tensor1D {
  return tidied(() => {
    const critic = critical(structure, state, settings, company);
    return reshape(critic(points), [points.shape[0]]);
  });
}

/** ‖∇ₓD‖ [n] at `points` [n, 2], score per data unit. */
export function criticSlopes(
  structure: GameStructure,
  state: TrainingState,
  points: Tensor2D,
  settings: LiveSettings,
  company?: Company,
): Tensor1D {
  return tidied(() => {
    const critic = critical(structure, state, settings, company);
    return reshape(slopesAt(critic, points), [points.shape[0]]);
  });
}

/** The weights of each layer [inputs, outputs] as the critic of samples applies them. */
export function criticWeights(structure: GameStructure, state: TrainingState): readonly Tensor2D[] {
  return tidied(() => criticOf(structure, state).main.layers.map(({ weights }) => weights));
}

/**
 * What moves generated points: −n ∂L/∂x for each row of `points` [n, 2], where L is the generator's
 * loss on all n of them, so that the size of a push does not depend on n. It is the push of the critic as it
 * is, without noise and without looking ahead. Rows that fill no whole pack are not pushed.
 * @param latents what the points were made from, [n, latent dimension]
 * @param real needed where the generator's loss looks at real samples, [n, 2]
 */
export function generatorPush(
  structure: GameStructure,
  state: TrainingState,
  { points, latents, real }: Readonly<{ points: Tensor2D; latents: Tensor2D; real?: Tensor2D }>,
  settings: LiveSettings,
): Tensor2D {
  const count = structure.pack * Math.floor(points.shape[0] / structure.pack);
  const first = (rows: Tensor2D) => slice(rows, [0, 0], [count, rows.shape[1]]);
  return tidied(() => {
    const critics = criticOf(structure, state);
    const generator = shownGeneratorOf(structure, state);
    const loss = () => {
      const inputs = { latents: first(latents), ...(real && { real: first(real) }) };
      const scene = sceneWith(structure, generator, first(points), inputs);
      return generatorValue(structure, critics, scene, settings);
    };
    const [gradient] = differentiate(loss, [points]).gradients;
    return mul(neg(gradient!), count);
  });
}

/**
 * The distance that the critic itself sees between `real` [n, 2] and `generated` [m, 2] points, or
 * nothing where its loss gives none or it judges something else than samples. Divided by `largestSlope` where
 * the theory asks for a critic of slope 1.
 */
export function criticEstimate(
  structure: GameStructure,
  state: TrainingState,
  points: Company,
  settings: LiveSettings,
  largestSlope: Scalar | number,
): Scalar | undefined {
  const { estimate } = structure.loss;
  if (!estimate || !structure.judgesSamples) return undefined;
  return tidied(() => {
    const critic = criticOf(structure, state).main;
    const about = environmentOf(structure, critic, points, settings.loss, settings);
    const value = evaluate(estimate.value, about) as Scalar;
    return estimate.perSlope ? div(value, largestSlope) : value;
  });
}
