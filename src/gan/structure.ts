/**
 * What an experiment says about the computation, as opposed to the numbers that go into it: two
 * experiments with equal structure run the same operations in the same order. Rounds of
 * iteration and the order of updates belong to it although they may change while a run goes on. Names the
 * entries of the registries; computes nothing.
 */
import type { Experiment, PlayerName } from '../experiment/experiment.ts';
import { parametersOf } from '../experiment/experiment.ts';
import { entry, lipschitzOf, lossOf, objectiveOf } from './catalogue.ts';
import { slopePointsOf, usesRealScore } from './expression/expression.ts';
import { initialisations, type Initialisation } from './initialisations.ts';
import { networkShape, type NetworkShape } from './layout.ts';
import type { LipschitzMethod } from './lipschitz/method.ts';
import type { Loss, Objective } from './losses/loss.ts';
import { optimizers, type Optimizer } from './optimizers.ts';

export interface PlayerStructure {
  readonly shape: NetworkShape;
  readonly initialisation: Initialisation;
  readonly optimizer: Optimizer;
}

export interface GameStructure {
  readonly critic: PlayerStructure;
  readonly generator: PlayerStructure;
  readonly loss: Loss;
  readonly objective: Objective;
  readonly lipschitz: LipschitzMethod;
  /** Rounds of power or Björck iteration in each critic update; 0 where the method iterates nothing. */
  readonly rounds: number;
  /** Whether the generator answers the critic as it was at the start of the iteration. */
  readonly simultaneous: boolean;
  /** Whether the method holds every layer's largest singular value near 1, so that their product says something. */
  readonly boundsLayers: boolean;
  /** Whether critic updates need points between real and generated samples. */
  readonly interpolates: boolean;
  /** Whether critic updates need points around real samples. */
  readonly perturbed: boolean;
  /** Whether the generator's loss looks at real samples. */
  readonly generatorSeesReal: boolean;
}

export function structureOf(experiment: Experiment): GameStructure {
  const player = (name: PlayerName): PlayerStructure => ({
    shape: networkShape(experiment, name),
    initialisation: entry(initialisations, experiment[`${name}.initialisation`]),
    optimizer: entry(optimizers, experiment[`${name}.optimizer`]),
  });
  const objective = objectiveOf(experiment);
  const lipschitz = lipschitzOf(experiment);
  const { constraint, penalty } = lipschitz;
  const slopePoints = penalty ? slopePointsOf(penalty) : [];
  return {
    critic: player('critic'),
    generator: player('generator'),
    loss: lossOf(experiment),
    objective,
    lipschitz,
    boundsLayers: constraint?.kind === 'spectral-norm' || constraint?.kind === 'orthonormal',
    rounds:
      constraint && 'iterations' in constraint
        ? parametersOf(experiment, 'lipschitz')[constraint.iterations]!
        : 0,
    simultaneous: experiment.updates === 'simultaneous',
    interpolates: slopePoints.includes('interpolates'),
    perturbed: slopePoints.includes('perturbed'),
    generatorSeesReal: usesRealScore(objective.generator),
  };
}
