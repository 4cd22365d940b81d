/**
 * What goes on inside the networks of a state: how long the gradient of each layer is, which weights are
 * applied, and what the critic says of real and generated samples. Trains nothing. Results belong to the
 * caller; all else made here is freed.
 */
import {
  add,
  concat1d,
  div,
  max,
  maximum,
  min,
  mul,
  neg,
  reshape,
  slice,
  sqrt,
  square,
  sum,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { hasCritic, judgedSizes } from './diagnosisLayout.ts';
import { tidied } from './gradients.ts';
import type { CriticInputs, GeneratorInputs } from './inputs.ts';
import { criticSlope, generatorSlope } from './moves.ts';
import { forward, pack, type Network } from './networks.ts';
import { scoreFunction } from './objectives.ts';
import type { ScoreFunction } from './penalty.ts';
import { allOf, criticOf, generatorOf, type Networks } from './players.ts';
import { deviationOf, sceneOf } from './rows.ts';
import type { LiveSettings } from './settings.ts';
import type { TrainingState } from './state.ts';
import type { GameStructure } from './structure.ts';

/** Below this a gradient counts as 0: the smallest normal float32 numbers, which some devices flush to 0. */
const SMALLEST = 1e-37;

/** The batches of both players' next updates. */
export interface NextInputs {
  readonly critic?: CriticInputs;
  readonly generator: GeneratorInputs;
}

/**
 * ‖∂L/∂(weights, biases)‖ by layer [layers], in the order of `diagnosedNetworks`: L is what the network's own
 * side minimises on this batch, penalties included, while the other side stays as it is.
 */
export function gradientNorms(
  structure: GameStructure,
  state: TrainingState,
  inputs: NextInputs,
  settings: LiveSettings,
): Tensor1D {
  return tidied(() => {
    const generator = generatorOf(structure, state);
    const made = generatorSlope(structure, state, state, inputs.generator, settings).gradients;
    const ofGenerator = normsByLayer(generator, made);
    if (!inputs.critic) return pack(ofGenerator);
    const critic = criticSlope(structure, state, generator, inputs.critic, settings);
    return pack([...normsByLayer(critic.stored, critic.gradients), ...ofGenerator]);
  });
}

/**
 * Every layer's weights [inputs, outputs] as the network applies them, in the order of `diagnosedNetworks`:
 * spectrally normalised where that is the constraint. Of the generator that is trained, not of its average.
 */
export function appliedWeights(
  structure: GameStructure,
  state: TrainingState,
): readonly Tensor2D[] {
  return tidied(() => {
    const weightsOf = (networks: Networks) =>
      allOf(networks).flatMap(({ layers, comparison }) => [
        ...layers.map(({ weights }) => weights),
        ...(comparison ? [comparison.weights] : []),
      ]);
    const critics = hasCritic(structure) ? weightsOf(criticOf(structure, state)) : [];
    return [...critics, ...weightsOf(generatorOf(structure, state))];
  });
}

/** The critic's scores, [n] each. */
export interface Verdict {
  readonly real: Tensor1D;
  readonly generated: Tensor1D;
}

/**
 * What the critic of samples says of what it judges in training: single samples, packs or pairs, blurred where
 * that is what it sees, made by the generator that is trained. Where it has features, its witness speaks for it.
 * @param judged as many as `judgedSizes` says
 * @param company another batch, with which the witness compares
 */
export function verdict(
  structure: GameStructure,
  state: TrainingState,
  { judged, company }: Readonly<{ judged: CriticInputs; company: CriticInputs }>,
  settings: LiveSettings,
): Verdict {
  return tidied(() => {
    const generator = generatorOf(structure, state);
    const deviation = deviationOf(structure, state, settings);
    const seen = (inputs: CriticInputs) => sceneOf(structure, generator, inputs, deviation);
    const beside = seen(company);
    const critic = criticOf(structure, state).main;
    const score: ScoreFunction = structure.loss.witness
      ? scoreFunction(structure, critic, { ...beside.rows[0]!, samples: beside }, settings)
      : (rows) => forward(critic, rows);
    const { together } = judgedSizes(structure, company.latents.shape[0] / structure.pack);
    const { real, generated } = seen(judged).rows[0]!;
    return {
      real: inParts(score, real!, together),
      generated: inParts(score, generated, together),
    };
  });
}

/** The scores [n] of `rows` [n, inputs], so many at a time. */
function inParts(score: ScoreFunction, rows: Tensor2D, together: number): Tensor1D {
  const [count, width] = rows.shape;
  const scoresFrom = (first: number) =>
    reshape(score(slice(rows, [first, 0], [together, width])), [together]) as Tensor1D;
  const parts = Array.from({ length: count / together }, (_, part) => scoresFrom(part * together));
  return concat1d(parts);
}

/** @param gradients of all tensors of the networks, in the order of `tensorsOfAll` */
function normsByLayer(networks: Networks, gradients: readonly Tensor[]): readonly Scalar[] {
  let at = 0;
  return allOf(networks)
    .flatMap((network) => tensorCounts(network))
    .map((count) => lengthOf(gradients.slice(at, (at += count))));
}

/** How many of the tensors of `tensorsOf` each layer has, and what it compares by. */
function tensorCounts({ layers, comparison }: Network): readonly number[] {
  const ofLayers = layers.map(({ gains }) => (gains ? 4 : 2));
  return comparison ? [...ofLayers, 1] : ofLayers;
}

/** √Σg², without squares of numbers that are out of range squared. */
function lengthOf(gradients: readonly Tensor[]): Scalar {
  const largest = gradients
    .map((gradient) => maximum<Scalar>(max(gradient), neg(min(gradient))))
    .reduce((most, size) => maximum(most, size));
  const unit = maximum<Scalar>(largest, SMALLEST);
  const squares = gradients
    .map((gradient) => sum<Scalar>(square(div(gradient, unit))))
    .reduce((total, part) => add(total, part));
  return mul(unit, sqrt(squares));
}
