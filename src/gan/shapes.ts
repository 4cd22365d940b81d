/** The networks of an experiment: how many there are on either side, and of what size. */
import { parametersOf, type Experiment } from '../experiment/experiment.ts';
import { activations } from './activations.ts';
import { entry, inferenceOf, lipschitzOf, lossOf, stabilizersOf } from './catalogue.ts';
import type { NetworkShape } from './layout.ts';
import { normalisations } from './normalisations.ts';

/** Coordinates of a sample. */
const PLANE = 2;

interface Shapes {
  readonly shape: NetworkShape;
  readonly companion?: NetworkShape;
}

/** Latent → point and back for the generator, what is judged → score for the critic. */
export function shapesOf(experiment: Experiment): {
  readonly generator: Shapes;
  readonly critic: Shapes & { readonly pack: number };
} {
  return { generator: generatorShapes(experiment), critic: criticShapes(experiment) };
}

function generatorShapes(experiment: Experiment): Shapes {
  const shape = {
    inputs: experiment['latent.dimension'],
    width: experiment['generator.width'],
    depth: experiment['generator.depth'],
    outputs: PLANE,
    activation: entry(activations, experiment['generator.activation']),
    normalisation: entry(normalisations.generator, experiment['generator.normalisation']),
  };
  if (!inferenceOf(experiment).encoder) return { shape };
  return { shape, companion: { ...shape, inputs: PLANE, outputs: shape.inputs } };
}

function criticShapes(experiment: Experiment): Shapes & { readonly pack: number } {
  const loss = lossOf(experiment);
  const inference = inferenceOf(experiment);
  const possible = lipschitzOf(experiment).criticNetwork?.activations ?? activations;
  const stabilizers = stabilizersOf(experiment);
  const number = (prefix: string, id: string) => parametersOf(experiment, prefix)[id]!;
  const packing = stabilizers.find(({ pack }) => pack !== undefined);
  const pack = packing ? number(packing.id, packing.pack!) : 1;
  const comparing = stabilizers.find(({ discrimination }) => discrimination !== undefined);
  const shape: NetworkShape = {
    inputs: PLANE * pack + (inference.pairs ? experiment['latent.dimension'] : 0),
    width: experiment['critic.width'],
    depth: experiment['critic.depth'],
    outputs: loss.outputs === undefined ? 1 : number('loss', loss.outputs),
    activation: entry(possible, experiment['critic.activation']),
    normalisation: entry(normalisations.critic, experiment['critic.normalisation']),
    ...(comparing && {
      discrimination: {
        kernels: number(comparing.id, comparing.discrimination!.kernels),
        dimensions: number(comparing.id, comparing.discrimination!.dimensions),
      },
    }),
  };
  return { shape, pack, ...(inference.backward && { companion: shape }) };
}
