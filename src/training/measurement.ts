/**
 * Fresh samples for the metrics, and what the critic says about them. The samples are addressed by
 * iteration, so measuring twice gives the same and changes nothing in the run. Judges nothing: the
 * metrics do.
 */
import {
  concat,
  max,
  slice,
  tensor2d,
  type Scalar,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { createRandom } from '../data/random.ts';
import { latentVectors } from '../gan/batch.ts';
import { interpolate } from '../gan/penalty.ts';
import { criticEstimate, criticSlopes, generate } from '../gan/views.ts';
import { MEASUREMENT_SIZE } from '../metrics/metric.ts';
import type { Moment } from './moment.ts';
import { numbersOf } from './tensors.ts';
import type { MeasurementSamples } from './protocol.ts';

/** Interpolates at which the critic's slope is measured. */
export const SLOPE_SAMPLES = 512;

export interface MeasurementTensors {
  readonly real: Tensor2D;
  readonly generated: Tensor2D;
  readonly slopes: Tensor1D;
  readonly largestSlope: Scalar;
  readonly estimate?: Scalar;
}

/** @param grid further points at which the critic may be steepest, [n, 2] */
export function measurementTensors(moment: Moment, grid: Tensor2D): MeasurementTensors {
  const { structure, source, settings, state, iteration } = moment;
  const random = (stream: string) => createRandom(source.seed, stream, iteration);

  const real = rows(source.target.sample(MEASUREMENT_SIZE.real, random('measurement-real')));
  const latents = latentVectors(source, MEASUREMENT_SIZE.generated, random('measurement-latents'));
  const generated = generate(
    structure,
    state,
    tensor2d(latents, [MEASUREMENT_SIZE.generated, source.latentDimension]),
  );
  const paired = first(generated, MEASUREMENT_SIZE.real);

  const uniform = random('measurement-mix');
  const shares = Float32Array.from({ length: SLOPE_SAMPLES }, () => uniform.uniform());
  const interpolates = interpolate(
    first(real, SLOPE_SAMPLES),
    first(generated, SLOPE_SAMPLES),
    tensor2d(shares, [SLOPE_SAMPLES, 1]),
  );
  const slopes = criticSlopes(structure, state, concat([interpolates, real, paired, grid]));
  const largestSlope = max<Scalar>(slopes);
  const estimate = criticEstimate(
    structure,
    state,
    { real, generated: paired },
    settings,
    largestSlope,
  );
  return {
    real,
    generated,
    slopes: slice(slopes, [0], [SLOPE_SAMPLES]),
    largestSlope,
    ...(estimate && { estimate }),
  };
}

export async function readMeasurement(
  { iteration }: Moment,
  tensors: MeasurementTensors,
): Promise<MeasurementSamples> {
  const [real, generated, slopes, largestSlope, estimate] = await Promise.all([
    numbersOf(tensors.real),
    numbersOf(tensors.generated),
    numbersOf(tensors.slopes),
    numbersOf(tensors.largestSlope),
    tensors.estimate && numbersOf(tensors.estimate),
  ]);
  return {
    iteration,
    generated,
    real,
    slopes,
    largestSlope: largestSlope[0]!,
    ...(estimate && { estimate: estimate[0]! }),
  };
}

function rows(points: Float32Array): Tensor2D {
  return tensor2d(points, [points.length / 2, 2]);
}

function first(points: Tensor2D, count: number): Tensor2D {
  return slice(points, [0, 0], [count, 2]);
}
