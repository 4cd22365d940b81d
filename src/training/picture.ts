/**
 * What one state looks like: the part of a frame that is computed from the state alone, always at
 * the same latents and grid points, so that two pictures of a run can be compared. Trains nothing.
 */
import { slice, tensor2d, type Tensor2D } from '@tensorflow/tfjs-core';
import { latentVectors, type BatchSource } from '../gan/batch.ts';
import { tidied } from '../gan/gradients.ts';
import { criticScores, generate, generatorPush } from '../gan/views.ts';
import { createRandom } from '../data/random.ts';
import { measurementTensors, readMeasurement } from './measurement.ts';
import type { Moment } from './moment.ts';
import { numbersOf, release } from './tensors.ts';
import { SHOWN_POINTS, SHOWN_SQUARE } from './protocol.ts';
import type { CriticField, Frame, FrameRequest } from './protocol.ts';

/** How many of them get an arrow. */
export const ARROWS = 256;
/** The critic's field: 64 × 64 cells. */
export const FIELD = { size: 64, ...SHOWN_SQUARE } as const;

export type Picture = Pick<Frame, 'generated' | 'field' | 'arrows' | 'measurement'>;

export class Painter {
  readonly #latents: Tensor2D;
  readonly #grid: Tensor2D;

  constructor(source: BatchSource) {
    const random = createRandom(source.seed, 'display-latents', 0);
    this.#latents = tensor2d(latentVectors(source, SHOWN_POINTS, random), [
      SHOWN_POINTS,
      source.latentDimension,
    ]);
    this.#grid = tensor2d(gridPoints(), [FIELD.size ** 2, 2]);
  }

  /** Starts all calculations at once, then waits for all of them together. */
  async paint(moment: Moment, want: FrameRequest): Promise<Picture> {
    const { structure, state } = moment;
    const tensors = tidied(() => {
      const generated = generate(structure, state, this.#latents);
      return {
        generated,
        ...(want.field && { field: criticScores(structure, state, this.#grid) }),
        ...(want.arrows && { arrows: pushOnFirst(moment, generated) }),
        ...(want.measurement && { measurement: measurementTensors(moment, this.#grid) }),
      };
    });
    try {
      const [generated, field, arrows, measurement] = await Promise.all([
        numbersOf(tensors.generated),
        tensors.field && numbersOf(tensors.field),
        tensors.arrows && numbersOf(tensors.arrows),
        tensors.measurement && readMeasurement(moment, tensors.measurement),
      ]);
      return {
        generated,
        ...(field && { field: fieldOf(field) }),
        ...(arrows && { arrows }),
        ...(measurement && { measurement }),
      };
    } finally {
      release(tensors);
    }
  }

  dispose(): void {
    release([this.#latents, this.#grid]);
  }
}

function pushOnFirst(moment: Moment, generated: Tensor2D): Tensor2D {
  const { structure, source, settings, state, iteration } = moment;
  const points = slice(generated, [0, 0], [ARROWS, 2]);
  if (!source.generatorSeesReal) return generatorPush(structure, state, points, settings);
  const random = createRandom(source.seed, 'display-real', iteration);
  const real = tensor2d(source.target.sample(ARROWS, random), [ARROWS, 2]);
  return generatorPush(structure, state, points, settings, real);
}

function fieldOf(values: Float32Array): CriticField {
  return { ...FIELD, values };
}

/** Cell centres, row by row from the lowest y: [size², 2]. */
function gridPoints(): Float32Array {
  const { size, low, high } = FIELD;
  const cell = (high - low) / size;
  const points = new Float32Array(2 * size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const at = 2 * (row * size + column);
      points[at] = low + (column + 0.5) * cell;
      points[at + 1] = low + (row + 0.5) * cell;
    }
  }
  return points;
}
