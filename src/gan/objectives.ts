/**
 * What each player minimises, as a function of networks and rows: the chosen loss, and for the
 * critic the chosen penalty on top. Evaluates formulas; takes no gradients of its own beyond slopes.
 */
import { add, concat, mul, split, type Scalar, type Tensor2D } from '@tensorflow/tfjs-core';
import type { Expression, Sample, SlopePoint } from './expression/expression.ts';
import {
  MissingTermError,
  emptyEnvironment,
  evaluate,
  type Environment,
} from './expression/tensor.ts';
import { forward, hiddenOf, type Network } from './networks.ts';
import { operations } from './operations.ts';
import { slopesAt, type ScoreFunction } from './penalty.ts';
import { allOf, type Networks } from './players.ts';
import type { Rows, Scene } from './rows.ts';
import type { LiveSettings, Settings } from './settings.ts';
import type { GameStructure } from './structure.ts';

/** What formulas are about: rows for the critic, and the samples themselves where they look at those. */
export interface Subject extends Rows {
  /** Real and generated samples as points of the plane [samples, 2]. */
  readonly samples?: Pick<Scene, 'real' | 'generated'>;
  /** Rows where a function of the plane is asked for. */
  readonly here?: Tensor2D;
}

type Rules = Pick<GameStructure, 'loss' | 'lipschitz'>;

/**
 * The critic's loss plus its penalty.
 * @param critic the network that scores, after spectral normalisation where there is any
 * @param multiplier λ of the loss, where it has one
 */
export function criticObjective(
  { loss, lipschitz }: Rules,
  critic: Network,
  subject: Subject,
  settings: Pick<LiveSettings, 'loss' | 'lipschitz'>,
  multiplier?: Scalar,
): Scalar {
  const about = (parameters: Settings) =>
    environmentOf({ loss }, critic, subject, parameters, settings, multiplier);
  const value = evaluate(loss.critic, about(settings.loss)) as Scalar;
  if (!lipschitz.penalty) return value;
  return add(value, evaluate(lipschitz.penalty, about(settings.lipschitz)));
}

/** All that the critics minimise together. */
export function criticValue(
  structure: GameStructure,
  critics: Networks,
  scene: Scene,
  settings: LiveSettings,
  multiplier?: Scalar,
): Scalar {
  return allOf(critics)
    .map((critic, index) =>
      criticObjective(structure, critic, subjectOf(scene, index), settings, multiplier),
    )
    .reduce((sum, value) => add(sum, value));
}

/** Ω of the loss's multiplier. */
export function constraintValue(
  { loss }: Pick<GameStructure, 'loss'>,
  critic: Network,
  scene: Scene,
  settings: Pick<LiveSettings, 'loss'>,
): Scalar {
  const about = environmentOf({ loss }, critic, subjectOf(scene, 0), settings.loss, settings);
  return evaluate(loss.multiplier!.constraint, about) as Scalar;
}

/** What the generator minimises on one critic's account: its objective, on rows that depend on it. */
export function generatorObjective(
  { loss, objective, inference }: Pick<GameStructure, 'loss' | 'objective' | 'inference'>,
  critic: Network,
  subject: Subject,
  settings: Pick<LiveSettings, 'loss'>,
): Scalar {
  const about = environmentOf({ loss }, critic, subject, settings.loss, settings);
  const value = evaluate(objective.generator, about) as Scalar;
  const alsoReal = inference.encoderPlays && inference.pairs && objective.encoder;
  return alsoReal ? add(value, evaluate(alsoReal, about)) : value;
}

/** All that generator and second network minimise together. */
export function generatorValue(
  structure: GameStructure,
  critics: Networks,
  scene: Scene,
  settings: LiveSettings,
): Scalar {
  const { stabilizers, inference } = structure;
  const matching = stabilizers.find(({ generatorObjective }) => generatorObjective);
  const terms = matching
    ? [matched(matching.generatorObjective!, critics.main, scene)]
    : allOf(critics).map((critic, index) =>
        generatorObjective(structure, critic, subjectOf(scene, index), settings),
      );
  for (const { id, generatorTerm } of stabilizers) {
    if (!generatorTerm) continue;
    const about = { ...nothing(settings.stabilisers[id]!), points: pointsIn(scene) };
    terms.push(evaluate(generatorTerm, about) as Scalar);
  }
  if (inference.returning) terms.push(returningValue(structure, scene, settings));
  return terms.reduce((sum, value) => add(sum, value));
}

/** What it costs that round trips do not end where they began. Only where that is minimised. */
export function returningValue(
  { inference }: Pick<GameStructure, 'inference'>,
  { trips }: Scene,
  settings: LiveSettings,
): Scalar {
  const value = inference.returning!(operations, trips ?? missing('round trips'));
  return mul(settings.inference[inference.weight!]!, value);
}

/** Formulas about this critic and these rows, with these parameters. */
export function environmentOf(
  { loss }: Pick<GameStructure, 'loss'>,
  critic: Network,
  subject: Subject,
  parameters: Settings,
  settings: Pick<LiveSettings, 'loss'>,
  multiplier?: Scalar,
): Environment {
  const outputs = outputsOn(critic, subject);
  const featuresOf = (of: Sample) => outputs(of) ?? missing(`features of ${of} samples`);
  const pointsOf = pointsIn({ ...subject.samples, here: subject.here });
  return {
    ...nothing(parameters),
    score: (of) => outputs(of) ?? missing(`scores on ${of} samples`),
    features: featuresOf,
    points: pointsOf,
    slope: (at) => {
      const rows = subject[at] ?? missing(`points for "${at}"`);
      return slopesAt(scoreFunction({ loss }, critic, subject, settings), rows);
    },
    multiplier: () => multiplier ?? missing('a multiplier'),
  };
}

/**
 * The score of single rows: the critic's own, or its witness function where it has features instead.
 * @param subject what the witness compares with, and what the critic compares with where it compares
 */
export function scoreFunction(
  { loss }: Pick<GameStructure, 'loss'>,
  critic: Network,
  subject: Subject,
  settings: Pick<LiveSettings, 'loss'>,
): ScoreFunction {
  const { witness } = loss;
  if (!witness) return (rows) => forward(critic, rows, subject.generated);
  return (rows) => {
    const about = environmentOf(
      { loss },
      critic,
      { ...subject, here: rows },
      settings.loss,
      settings,
    );
    return evaluate(witness, about) as Tensor2D;
  };
}

/** Formulas of the critic's slope at these rows. */
export function slopesOn(
  critic: Network,
  rows: Partial<Record<SlopePoint, Tensor2D>>,
  parameters: Settings,
): Environment {
  return {
    ...nothing(parameters),
    slope: (at) => slopesAt(critic, rows[at] ?? missing(`points for "${at}"`)),
  };
}

function subjectOf(scene: Scene, index: number): Subject {
  return { ...scene.rows[index]!, samples: scene };
}

/** The critic's outputs by what they are of, each batch passed once. */
function outputsOn(critic: Network, { real, generated, here }: Subject) {
  let both: Partial<Record<Sample, Tensor2D>> | undefined;
  return (of: Sample): Tensor2D | undefined => {
    if (of === 'here') return here && forward(critic, here);
    both ??= passBoth(critic, real, generated);
    return both[of];
  };
}

/** One pass over both batches together costs half the operations of two. */
function passBoth(
  critic: Network,
  real: Tensor2D | undefined,
  generated: Tensor2D,
): Partial<Record<Sample, Tensor2D>> {
  if (!real) return { generated: forward(critic, generated) };
  // Samples of one kind are compared with those of their own.
  if (critic.comparison)
    return { real: forward(critic, real), generated: forward(critic, generated) };
  const outputs = forward(critic, concat([real, generated], 0));
  const sizes = [real.shape[0], generated.shape[0]];
  const [onReal, onGenerated] = split(outputs, sizes, 0) as [Tensor2D, Tensor2D];
  return { real: onReal, generated: onGenerated };
}

/** An objective on the critic's last hidden layer. */
function matched(expression: Expression, critic: Network, scene: Scene): Scalar {
  const rows: Subject = scene.rows[0]!;
  const about = {
    ...nothing({}),
    features: (of: Sample) => hiddenOf(critic, rows[of] ?? missing(`features of ${of} samples`)),
  };
  return evaluate(expression, about) as Scalar;
}

function pointsIn(samples: Partial<Record<Sample, Tensor2D | undefined>>) {
  return (of: Sample) => samples[of] ?? missing(`${of} points`);
}

/** Formulas of parameters alone. */
function nothing(parameters: Settings): Environment {
  return {
    ...emptyEnvironment,
    parameter: (id) => parameters[id] ?? missing(`a parameter "${id}"`),
  };
}

function missing(what: string): never {
  throw new MissingTermError(`A formula asks for ${what}, which this computation was not given.`);
}
