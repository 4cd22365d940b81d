/**
 * What metrics look at in one measurement: its samples, and what several metrics make of them, made when
 * first asked for and kept. Scores nothing.
 */
import type { Target } from '../data/distribution.ts';
import type { Measurement } from './metric.ts';
import { componentsOf, countModes, type ModeCounts } from './modes.ts';
import { neighbourhoodScores, type NeighbourhoodScores } from './neighbourhoods.ts';
import { posteriorScores, type PosteriorScores } from './posterior.ts';
import type { SmoothedDensities } from './smoothedDensities.ts';
import type { CellProbabilities } from './smoothedDensity.ts';

/** Which neighbour ends the ball around a point, for precision, recall, density and coverage. */
export const NEIGHBOUR = 5;

export interface MeasurementView {
  readonly target: Target;
  /** All generated points. */
  readonly generated: Float32Array;
  readonly real: Float32Array;
  /** As many generated points as there are real ones. */
  readonly paired: Float32Array;
  /** The target, smoothed; slow the first time where it has no closed form. */
  targetCells(): CellProbabilities;
  /** All generated points, smoothed. */
  generatedCells(): CellProbabilities;
  /**
   * How all generated points fall on the modes.
   * @throws NoModesError when the target has none
   */
  modeCounts(): ModeCounts;
  /**
   * All generated points as the posterior of the modes sees them.
   * @throws NoModesError when the target has none
   */
  posterior(): PosteriorScores;
  /** The real points and as many generated ones, by their `NEIGHBOUR` nearest neighbours. */
  neighbourhoods(): NeighbourhoodScores;
}

/** @param densities of the same target */
export function viewOf(
  target: Target,
  densities: SmoothedDensities,
  { generated, real }: Measurement,
): MeasurementView {
  const paired = generated.subarray(0, real.length);
  return {
    target,
    generated,
    real,
    paired,
    targetCells: () => densities.target(),
    generatedCells: once(() => densities.generated(generated)),
    modeCounts: once(() => countModes(generated, componentsOf(target))),
    posterior: once(() => posteriorScores(generated, componentsOf(target))),
    neighbourhoods: once(() => neighbourhoodScores(real, paired, NEIGHBOUR)),
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
