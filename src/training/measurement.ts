/**
 * Fresh samples for the metrics, and what the critic says about them. The samples are addressed by
 * iteration, so measuring twice gives the same and changes nothing in the run. Judges nothing: the
 * metrics do.
 */
import {
  concat,
  max,
  slice,
  type Scalar,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import type { Cell } from '../compiler/machine.ts';
import { createRandom } from '../data/random.ts';
import { layoutOf } from '../gan/layout.ts';
import { interpolate } from '../gan/penalty.ts';
import { isQuickToBound } from '../gan/productBound.ts';
import type { LiveSettings } from '../gan/settings.ts';
import type { TrainingState } from '../gan/state.ts';
import type { GameStructure } from '../gan/structure.ts';
import {
  criticEstimate,
  criticScores,
  criticSlopes,
  criticWeights,
  generate,
} from '../gan/views.ts';
import { companyOf } from './company.ts';
import { MEASUREMENT_SIZE } from '../metrics/metric.ts';
import type { FrameRequest, MeasurementSamples } from './protocol.ts';
import { createViewer, type Sight, type View } from './views.ts';

/** Interpolates at which the critic's slope is measured. */
export const SLOPE_SAMPLES = 512;

interface Seen {
  readonly state: TrainingState;
  readonly settings: LiveSettings;
  /** Further points at which the critic may be steepest, [n, 2]. */
  readonly grid: Tensor2D;
}

interface Fed {
  /** [MEASUREMENT_SIZE.real, 2] */
  readonly real: Tensor2D;
  /** [MEASUREMENT_SIZE.generated, latent dimension] */
  readonly latents: Tensor2D;
  /** The share of the real point in each interpolate, [SLOPE_SAMPLES, 1]. */
  readonly mix: Tensor2D;
}

interface Report {
  readonly generated: Tensor2D;
  readonly slopes: Tensor1D;
  readonly largestSlope: Scalar;
  readonly estimate?: Scalar;
  /** Of each layer of the critic, where the bound they give is wanted. */
  readonly weights?: readonly Tensor2D[];
}

type Wanted = Pick<FrameRequest, 'scores'>;

export interface Measurer {
  /** See `Viewer.prepare`. */
  prepare(want: Wanted): Promise<void>;
  /** The state as it is now, which is that after `iteration`. */
  measure(iteration: number, want: Wanted): Promise<MeasurementSamples>;
}

/**
 * @param grid points at which the critic may be steepest, [n, 2]
 * @param places the points of `MeasurementSamples.scores`, [n, 2]
 */
export function createMeasurer(sight: Sight, grid: Cell, places: Cell): Measurer {
  const { source, structure } = sight;
  const { prepare, look } = createViewer(sight, viewOf(sight, grid));
  const compared = createViewer(sight, scoresView(sight, places));
  return {
    async prepare({ scores }) {
      await Promise.all([prepare(), scores && compared.prepare()]);
    },
    async measure(iteration, want) {
      const random = (stream: string) => createRandom(source.seed, stream, iteration);
      const points = source.target.sample(MEASUREMENT_SIZE.real, random('measurement-real'));
      const [report, atPlaces] = await Promise.all([
        look(({ real, latents, mix }) => {
          real.set(points);
          source.latent.drawInto(latents, random('measurement-latents'));
          random('measurement-mix').fillUniform(mix);
        }),
        want.scores && compared.look(),
      ]);
      const { generated, slopes, largestSlope, estimate, weights } = report;
      return {
        iteration,
        generated,
        real: points,
        slopes,
        largestSlope: largestSlope[0]!,
        ...(estimate && { estimate: estimate[0]! }),
        ...(weights && { critic: criticIn(structure, weights) }),
        ...(atPlaces && { scores: atPlaces.scores }),
      };
    },
  };
}

function viewOf(
  { structure, source, state, settings }: Sight,
  grid: Cell,
): View<Seen, Fed, Report> {
  return {
    name: 'measurement',
    seen: { state, settings, grid },
    fed: {
      real: { shape: [MEASUREMENT_SIZE.real, 2] },
      latents: { shape: [MEASUREMENT_SIZE.generated, source.latentDimension] },
      mix: { shape: [SLOPE_SAMPLES, 1] },
    },
    compute({ state, settings, grid }, { real, latents, mix }) {
      const generated = generate(structure, state, latents);
      const paired = first(generated, MEASUREMENT_SIZE.real);
      const interpolates = interpolate(
        first(real, SLOPE_SAMPLES),
        first(generated, SLOPE_SAMPLES),
        mix,
      );
      const points = { real, generated: paired };
      const everywhere = concat([interpolates, real, paired, grid]);
      const company = companyOf(structure, points);
      const slopes = criticSlopes(structure, state, everywhere, settings, company);
      const largestSlope = max<Scalar>(slopes);
      const estimate = criticEstimate(structure, state, points, settings, largestSlope);
      return {
        generated,
        slopes: slice(slopes, [0], [SLOPE_SAMPLES]),
        largestSlope,
        ...(estimate && { estimate }),
        ...(wantsBound(structure) && { weights: criticWeights(structure, state) }),
      };
    },
  };
}

/** A program of its own: it costs half as much again as the rest with small networks, and is rarely wanted. */
function scoresView(
  { structure, state, settings }: Sight,
  places: Cell,
): View<
  {
    readonly state: TrainingState;
    readonly settings: LiveSettings;
    readonly places: Tensor2D;
  },
  object,
  { readonly scores: Tensor1D }
> {
  return {
    name: 'compared scores',
    seen: { state, settings, places },
    fed: {},
    compute: ({ state, settings, places }) => ({
      scores: criticScores(structure, state, places, settings),
    }),
  };
}

function wantsBound({ boundsLayers, critic }: GameStructure): boolean {
  return boundsLayers && isQuickToBound(layoutOf(critic.shape).layers);
}

function criticIn(
  { critic: { shape } }: GameStructure,
  weights: readonly Float32Array[],
): NonNullable<MeasurementSamples['critic']> {
  return {
    layers: layoutOf(shape).layers.map(({ inputs, outputs }, index) => ({
      inputs,
      outputs,
      weights: weights[index]!,
    })),
    steepest: shape.activation.steepest,
  };
}

function first(points: Tensor2D, count: number): Tensor2D {
  return slice(points, [0, 0], [count, 2]);
}
