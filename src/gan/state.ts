/**
 * Everything a run carries from one update to the next, as a tree of tensors: parameters, optimiser
 * accumulators, singular vectors. A state is never changed; an update makes a new one. This file
 * makes, stores and frees states, and trains nothing.
 */
import { scalar, tensor1d, type Scalar, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core';
import { createRandom } from '../data/random.ts';
import type { Experiment, PlayerName } from '../experiment/experiment.ts';
import { powerIteration, withOrthonormalWeights, type SingularVectors } from './constraint.ts';
import { tidied } from './gradients.ts';
import { initialParameters, layoutOf } from './layout.ts';
import { unpack } from './networks.ts';
import { structureOf, type GameStructure } from './structure.ts';

export interface PlayerState {
  /** All weights and biases, [count], laid out as `layoutOf` says. */
  readonly parameters: Tensor1D;
  /** Of the optimiser, each [count]. */
  readonly accumulators: readonly Tensor1D[];
  /** Updates made so far. */
  readonly count: Scalar;
}

export interface TrainingState {
  readonly generator: PlayerState;
  readonly critic: PlayerState;
  /** One per critic layer with spectral normalisation, else none. */
  readonly spectral: readonly SingularVectors[];
}

/** The same tree with something else for each tensor. */
export interface StateOf<Leaf> {
  readonly generator: PlayerStateOf<Leaf>;
  readonly critic: PlayerStateOf<Leaf>;
  readonly spectral: readonly { readonly u: Leaf; readonly v: Leaf }[];
}

interface PlayerStateOf<Leaf> {
  readonly parameters: Leaf;
  readonly accumulators: readonly Leaf[];
  readonly count: Leaf;
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
    const { shape, initialisation, optimizer } = structure[name];
    const random = createRandom(experiment.seed, `${name}-parameters`, 0);
    const parameters = initialParameters(shape, initialisation, random);
    return {
      parameters: tensor1d(parameters),
      accumulators: range(optimizer.accumulators).map(() =>
        tensor1d(new Float32Array(parameters.length)),
      ),
      count: scalar(0),
    };
  };
  const drawn = player('critic');
  const critic = isOrthonormal(structure) ? orthonormalStart(structure, drawn) : drawn;
  return {
    generator: player('generator'),
    critic,
    spectral: usesSingularVectors(structure)
      ? firstSingularVectors(structure, critic.parameters, experiment.seed)
      : [],
  };
}

function orthonormalStart({ critic: { shape } }: GameStructure, drawn: PlayerState): PlayerState {
  const parameters = tidied(() =>
    withOrthonormalWeights(shape, drawn.parameters, FIRST_BJORCK_ITERATIONS),
  );
  drawn.parameters.dispose();
  return { ...drawn, parameters };
}

function firstSingularVectors(
  { critic: { shape } }: GameStructure,
  parameters: Tensor1D,
  seed: number,
): readonly SingularVectors[] {
  return tidied(() =>
    unpack(shape, parameters).layers.map(({ weights }, index) => {
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
    const { shape, optimizer } = structure[name];
    const { count } = layoutOf(shape);
    return {
      parameters: place(`${name}.parameters`, [count]),
      accumulators: range(optimizer.accumulators).map((index) =>
        place(`${name}.accumulators.${index}`, [count]),
      ),
      count: place(`${name}.count`, []),
    };
  };
  const criticLayers = usesSingularVectors(structure)
    ? layoutOf(structure.critic.shape).layers
    : [];
  return {
    generator: player('generator'),
    critic: player('critic'),
    spectral: criticLayers.map(({ inputs, outputs }, index) => ({
      u: place(`spectral.${index}.u`, [outputs]),
      v: place(`spectral.${index}.v`, [inputs]),
    })),
  };
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
  const player = (name: PlayerName): [string, Tensor][] => [
    [`${name}.parameters`, state[name].parameters],
    ...state[name].accumulators.map((value, index): [string, Tensor] => [
      `${name}.accumulators.${index}`,
      value,
    ]),
    [`${name}.count`, state[name].count],
  ];
  const vectors = state.spectral.flatMap(({ u, v }, index): [string, Tensor][] => [
    [`spectral.${index}.u`, u],
    [`spectral.${index}.v`, v],
  ]);
  return [...player('generator'), ...player('critic'), ...vectors];
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
