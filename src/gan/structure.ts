/**
 * What an experiment says about the computation, as opposed to the numbers that go into it: two
 * experiments with equal structure run the same operations in the same order. Rounds of
 * iteration and the order of updates belong to it although they may change while a run goes on. Names the
 * entries of the registries; computes nothing.
 */
import type { Experiment } from '../experiment/experiment.ts';
import { parametersOf } from '../experiment/experiment.ts';
import {
  dynamicsOf,
  entry,
  inferenceOf,
  lipschitzOf,
  lossOf,
  objectiveOf,
  stabilizersOf,
} from './catalogue.ts';
import type { Dynamics } from './dynamics/dynamics.ts';
import { slopePointsOf, usesRealSamples } from './expression/expression.ts';
import type { Inference } from './inference/inference.ts';
import { initialisations, type Initialisation } from './initialisations.ts';
import type { NetworkShape } from './layout.ts';
import type { LipschitzMethod } from './lipschitz/method.ts';
import type { Loss, Objective } from './losses/loss.ts';
import { optimizers, type Optimizer } from './optimizers.ts';
import { shapesOf } from './shapes.ts';
import type { Stabilizer } from './stabilizers/stabilizer.ts';

/** One side of the game: a network, and where there are two of its kind the second one, trained as one. */
export interface PlayerStructure {
  readonly shape: NetworkShape;
  /** Of the generator the network that leads back, of the critic the one that judges what that makes. */
  readonly companion?: NetworkShape;
  readonly initialisation: Initialisation;
  readonly optimizer: Optimizer;
}

export interface GameStructure {
  readonly critic: PlayerStructure;
  readonly generator: PlayerStructure;
  readonly loss: Loss;
  readonly objective: Objective;
  readonly lipschitz: LipschitzMethod;
  readonly inference: Inference;
  readonly dynamics: Dynamics;
  readonly stabilizers: readonly Stabilizer[];
  /** Rounds of power or Björck iteration in each critic update; 0 where the method iterates nothing. */
  readonly rounds: number;
  /** Critic updates that the generator looks ahead; 0 where it does not. */
  readonly unrolled: number;
  /** Whether the generator answers the critic as it was at the start of the iteration. */
  readonly simultaneous: boolean;
  /** Samples that the critic judges at a time. */
  readonly pack: number;
  /** Whether what the critic sees is blurred. */
  readonly noisy: boolean;
  /** Whether the method holds every layer's largest singular value near 1, so that their product says something. */
  readonly boundsLayers: boolean;
  /** Whether critic updates need points between real and generated samples. */
  readonly interpolates: boolean;
  /** Whether critic updates need points around real samples. */
  readonly perturbed: boolean;
  /** Whether what the generator minimises looks at real samples. */
  readonly generatorSeesReal: boolean;
  /** Whether the critic's verdict on one point depends on other samples. */
  readonly seesCompany: boolean;
  /** Whether the critic judges single samples of the data, so that it says something of their distribution. */
  readonly judgesSamples: boolean;
}

export function structureOf(experiment: Experiment): GameStructure {
  const shapes = shapesOf(experiment);
  const player = (name: 'critic' | 'generator'): PlayerStructure => ({
    ...shapes[name],
    initialisation: entry(initialisations, experiment[`${name}.initialisation`]),
    optimizer: entry(optimizers, experiment[`${name}.optimizer`]),
  });
  const loss = lossOf(experiment);
  const objective = objectiveOf(experiment);
  const lipschitz = lipschitzOf(experiment);
  const inference = inferenceOf(experiment);
  const dynamics = dynamicsOf(experiment);
  const stabilizers = stabilizersOf(experiment);
  const { constraint, penalty } = lipschitz;
  const slopePoints = penalty ? slopePointsOf(penalty) : [];
  const unrolled =
    dynamics.unrolls === undefined ? 0 : parametersOf(experiment, 'dynamics')[dynamics.unrolls]!;
  const minimised = stabilizers.find(({ generatorObjective }) => generatorObjective);
  const compares = shapes.critic.shape.discrimination !== undefined;
  const pack = shapes.critic.pack;
  return {
    critic: player('critic'),
    generator: player('generator'),
    loss,
    objective,
    lipschitz,
    inference,
    dynamics,
    stabilizers,
    boundsLayers: constraint?.kind === 'spectral-norm' || constraint?.kind === 'orthonormal',
    rounds:
      constraint && 'iterations' in constraint
        ? parametersOf(experiment, 'lipschitz')[constraint.iterations]!
        : 0,
    unrolled,
    simultaneous: experiment.updates === 'simultaneous',
    pack,
    noisy: stabilizers.some(({ deviation }) => deviation),
    interpolates: slopePoints.includes('interpolates'),
    perturbed: slopePoints.includes('perturbed'),
    generatorSeesReal:
      usesRealSamples(minimised?.generatorObjective ?? objective.generator) ||
      inference.encoderPlays === true ||
      unrolled > 0,
    seesCompany: loss.witness !== undefined || compares,
    judgesSamples: pack === 1 && !compares && !inference.pairs,
  };
}
