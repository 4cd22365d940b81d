/**
 * The bound on a network's slope that its layers give: no slope anywhere exceeds the product of what
 * each layer can stretch. Usually far above what is measured. Plain numbers; builds no networks.
 */
import { singularValues } from './singularValues.ts';

/** Multiplications in one sweep of rotations, more than which would take longer than a second or so. */
const MOST_WORK = 2e7;

/** One layer's weights [inputs, outputs], row after row, as the network applies them. */
export interface LayerWeights {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: ArrayLike<number>;
}

/**
 * The product of the largest singular values of all layers, times the steepest slope of the activation
 * for each layer but the last: score per data unit.
 * @param steepest see `Activation`
 */
export function productBound(layers: readonly LayerWeights[], steepest: number): number {
  const stretches = layers.map(
    ({ weights, inputs, outputs }) => singularValues(weights, inputs, outputs)[0]!,
  );
  return stretches.reduce((product, stretch) => product * stretch, steepest ** (layers.length - 1));
}

/** Whether the bound of such layers takes no more than about a second. */
export function isQuickToBound(
  layers: readonly Pick<LayerWeights, 'inputs' | 'outputs'>[],
): boolean {
  const work = ({ inputs, outputs }: Pick<LayerWeights, 'inputs' | 'outputs'>) =>
    inputs * outputs * Math.min(inputs, outputs);
  return layers.reduce((sum, layer) => sum + work(layer), 0) <= MOST_WORK;
}
