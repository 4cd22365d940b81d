/**
 * Everything a run carries from one update to the next, as a tree of tensors: parameters, optimiser
 * accumulators, singular vectors. A state is never changed; an update makes a new one. This file
 * makes, stores and frees states, and trains nothing.
 */
import {
  clone,
  scalar,
  tensor1d,
  type Scalar,
  type Tensor,
  type Tensor1D,
} from '@tensorflow/tfjs-core';
import { createRandom } from '../data/random.ts';
import type { Experiment, PlayerName } from '../experiment/experiment.ts';
import { averagingOf } from './averaging.ts';
import { powerIteration, type SingularVectors } from './constraint.ts';
import { tidied } from './gradients.ts';
import { initialParameters, layoutOf, type LayerPlace, type NetworkShape } from './layout.ts';
import { allOf, networksOf, orthonormalParameters, parameterCount } from './players.ts';
import { structureOf, type GameStructure, type PlayerStructure } from './structure.ts';

export interface PlayerState {
  /** All weights and biases, [count], laid out as `layoutOf` says. */
  readonly parameters: Tensor1D;
  /** Of the optimiser, each [count]. */
  readonly accumulators: readonly Tensor1D[];
  /** Updates made so far. */
  readonly count: Scalar;
  /** The gradient of the update before, [count], where the dynamics remember it. */
  readonly previous?: Tensor1D;
}

export interface TrainingState {
  readonly generator: PlayerState;
  readonly critic: PlayerState;
  /** One per layer of the critics with spectral normalisation, else none. */
  readonly spectral: readonly SingularVectors[];
  /** The running average of the generator's parameters, where there is one. */
  readonly averaged?: Tensor1D;
  /** λ of a loss with a constraint. */
  readonly multiplier?: Scalar;
}

/** The same tree with something else for each tensor. */
export interface StateOf<Leaf> {
  readonly generator: PlayerStateOf<Leaf>;
  readonly critic: PlayerStateOf<Leaf>;
  readonly spectral: readonly { readonly u: Leaf; readonly v: Leaf }[];
  readonly averaged?: Leaf;
  readonly multiplier?: Leaf;
}

interface PlayerStateOf<Leaf> {
  readonly parameters: Leaf;
  readonly accumulators: readonly Leaf[];
  readonly count: Leaf;
  readonly previous?: Leaf;
}

/** A state in plain numbers, by path: `critic.parameters`, `spectral.0.u`. */
export type StoredTensors = Readonly<
  Record<string, { readonly shape: readonly number[]; readonly values: Float32Array }>
>;

/** Brings the first estimate of the singular vectors close before training starts. */
const FIRST_POWER_ITERATIONS = 10;
/** Random weights have singular values near 0; a round enlarges these by a half. */
const FIRST_BJORCK_ITERATIONS = 30;

/** The state before training, a function of the seed and the structure alone. */
export function initialState(experiment: Experiment): TrainingState {
  const structure = structureOf(experiment);
  const player = (name: PlayerName): PlayerState => {
    const { optimizer } = structure[name];
    const parameters = untrained(structure[name], experiment.seed, name);
    const zeros = () => tensor1d(new Float32Array(parameters.length));
    return {
      parameters: tensor1d(parameters),
      accumulators: range(optimizer.accumulators).map(zeros),
      count: scalar(0),
      ...(remembers(structure) && { previous: zeros() }),
    };
  };
  const drawn = player('critic');
  const critic = isOrthonormal(structure) ? orthonormalStart(structure, drawn) : drawn;
  const generator = player('generator');
  return {
    generator,
    critic,
    spectral: usesSingularVectors(structure)
      ? firstSingularVectors(structure, critic.parameters, experiment.seed)
      : [],
    ...(averagingOf(structure) && { averaged: clone(generator.parameters) }),
    ...(structure.loss.multiplier && { multiplier: scalar(0) }),
  };
}

/** The networks of one side, each drawn from a stream of its own. */
function untrained(
  { shape, companion, initialisation }: PlayerStructure,
  seed: number,
  name: PlayerName,
): Float32Array {
  const draw = (shape: NetworkShape, stream: string) =>
    initialParameters(shape, initialisation, createRandom(seed, stream, 0));
  const main = draw(shape, `${name}-parameters`);
  if (!companion) return main;
  const both = new Float32Array(main.length + layoutOf(companion).count);
  both.set(main);
  both.set(draw(companion, `${name}-companion-parameters`), main.length);
  return both;
}

function orthonormalStart(structure: GameStructure, drawn: PlayerState): PlayerState {
  const parameters = tidied(() =>
    orthonormalParameters(structure.critic, drawn.parameters, FIRST_BJORCK_ITERATIONS),
  );
  drawn.parameters.dispose();
  return { ...drawn, parameters };
}

function firstSingularVectors(
  structure: GameStructure,
  parameters: Tensor1D,
  seed: number,
): readonly SingularVectors[] {
  return tidied(() =>
    allOf(networksOf(structure.critic, parameters))
      .flatMap(({ layers }) => layers)
      .map(({ weights }, index) => {
        const random = createRandom(seed, 'singular-vectors', index);
        const start = Float32Array.from({ length: weights.shape[1] }, () => random.gaussian());
        return powerIteration(weights, tensor1d(start), FIRST_POWER_ITERATIONS);
      }),
  );
}

/** All numbers of `state`, read in one go, in memory of their own: some backends hand out the tensor's. */
export async function readState(state: TrainingState): Promise<StoredTensors> {
  const tensors = namedTensors(state);
  const values = await Promise.all(tensors.map(([, value]) => value.data<'float32'>()));
  return Object.fromEntries(
    tensors.map(([path, { shape }], index) => [path, { shape, values: values[index]!.slice() }]),
  );
}

/**
 * The tree of the states of `experiment`, with whatever `place` makes in the place of each tensor: what a
 * state can be restored into, wherever its numbers shall live.
 */
export function arrangeState<Leaf>(
  experiment: Experiment,
  place: (path: string, shape: readonly number[]) => Leaf,
): StateOf<Leaf> {
  const structure = structureOf(experiment);
  const player = (name: PlayerName): StateOf<Leaf>[PlayerName] => {
    const { optimizer } = structure[name];
    const count = parameterCount(structure[name]);
    return {
      parameters: place(`${name}.parameters`, [count]),
      accumulators: range(optimizer.accumulators).map((index) =>
        place(`${name}.accumulators.${index}`, [count]),
      ),
      count: place(`${name}.count`, []),
      ...(remembers(structure) && { previous: place(`${name}.previous`, [count]) }),
    };
  };
  return {
    generator: player('generator'),
    critic: player('critic'),
    spectral: normalisedLayers(structure).map(({ inputs, outputs }, index) => ({
      u: place(`spectral.${index}.u`, [outputs]),
      v: place(`spectral.${index}.v`, [inputs]),
    })),
    ...(averagingOf(structure) && {
      averaged: place('averaged', [parameterCount(structure.generator)]),
    }),
    ...(structure.loss.multiplier && { multiplier: place('multiplier', []) }),
  };
}

function normalisedLayers(structure: GameStructure): readonly LayerPlace[] {
  if (!usesSingularVectors(structure)) return [];
  const { shape, companion } = structure.critic;
  return [shape, ...(companion ? [companion] : [])].flatMap((shape) => layoutOf(shape).layers);
}

/**
 * The numbers that `stored` has for one tensor.
 * @throws {StoredStateError} if they are missing or of another shape
 */
export function storedValues(
  stored: StoredTensors,
  path: string,
  shape: readonly number[],
): Float32Array {
  const found = stored[path];
  if (!found || found.shape.join() !== shape.join()) throw new StoredStateError(path);
  return found.values;
}

/** Frees `state`, except for tensors that `successor` has taken over unchanged. */
export function disposeState(state: TrainingState, successor?: TrainingState): void {
  const kept = new Set(successor ? namedTensors(successor).map(([, value]) => value) : []);
  for (const [, value] of namedTensors(state)) if (!kept.has(value)) value.dispose();
}

function namedTensors(state: TrainingState): readonly (readonly [string, Tensor])[] {
  const player = (name: PlayerName): [string, Tensor][] => {
    const { parameters, accumulators, count, previous } = state[name];
    return [
      [`${name}.parameters`, parameters],
      ...accumulators.map((value, index): [string, Tensor] => [
        `${name}.accumulators.${index}`,
        value,
      ]),
      [`${name}.count`, count],
      ...(previous ? [[`${name}.previous`, previous] as [string, Tensor]] : []),
    ];
  };
  const { spectral, averaged, multiplier } = state;
  const vectors = spectral.flatMap(({ u, v }, index): [string, Tensor][] => [
    [`spectral.${index}.u`, u],
    [`spectral.${index}.v`, v],
  ]);
  return [
    ...player('generator'),
    ...player('critic'),
    ...vectors,
    ...(averaged ? [['averaged', averaged] as const] : []),
    ...(multiplier ? [['multiplier', multiplier] as const] : []),
  ];
}

function remembers({ dynamics }: GameStructure): boolean {
  return dynamics.remembering !== undefined;
}

function usesSingularVectors({ lipschitz }: GameStructure): boolean {
  return lipschitz.constraint?.kind === 'spectral-norm';
}

function isOrthonormal({ lipschitz }: GameStructure): boolean {
  return lipschitz.constraint?.kind === 'orthonormal';
}

function range(length: number): readonly number[] {
  return Array.from({ length }, (_, index) => index);
}

/** A stored state that does not fit the experiment it is restored for. */
export class StoredStateError extends Error {
  override readonly name = 'StoredStateError';

  constructor(path: string) {
    super(
      `The saved run does not fit this experiment: "${path}" is missing or has another size. Start the run anew.`,
    );
  }
}
