/** The chosen distribution, its fixed points on screen and its density, made once for each choice. */
import { distributionById } from '../../data/registry.ts';
import type { Target } from '../../data/distribution.ts';
import { kernelDensity } from '../../data/kernelDensity.ts';
import { createRandom } from '../../data/random.ts';
import { parametersOf, type Experiment } from '../../experiment/experiment.ts';

/** As many as generated points, so that the eye may compare. */
const SHOWN_POINTS = 1024;
const DENSITY_SAMPLES = 100_000;
/** The width at which densities that do not exist are shown smoothed. */
export const DENSITY_WIDTH = 0.05;

export interface ShownTarget {
  readonly target: Target;
  readonly points: Float32Array;
  /** The exact density or, where there is none, that of 100,000 samples smoothed at `DENSITY_WIDTH`. */
  density(x: number, y: number): number;
  readonly densityIsSmoothed: boolean;
}

let latest: { readonly key: string; readonly shown: ShownTarget } | undefined;

export function targetOf(experiment: Experiment): ShownTarget {
  const values = parametersOf(experiment, 'data');
  const key = JSON.stringify([experiment.data, values, experiment.seed]);
  if (latest?.key !== key) latest = { key, shown: show(experiment) };
  return latest.shown;
}

function show(experiment: Experiment): ShownTarget {
  const target = distributionById(experiment.data).create(parametersOf(experiment, 'data'));
  const draw = (count: number, stream: string) =>
    target.sample(count, createRandom(experiment.seed, stream, 0));
  let density = target.density;
  return {
    target,
    points: draw(SHOWN_POINTS, 'display-real'),
    density(x, y) {
      density ??= kernelDensity(draw(DENSITY_SAMPLES, 'display-density'), DENSITY_WIDTH);
      return density(x, y);
    },
    densityIsSmoothed: target.density === undefined,
  };
}
