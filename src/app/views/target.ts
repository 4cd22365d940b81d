/** The chosen distribution, its fixed points on screen and its density, made once for each choice. */
import type { Target } from '../../data/distribution.ts';
import { kernelDensity } from '../../data/kernelDensity.ts';
import { createRandom } from '../../data/random.ts';
import { targetKeyOf, targetOf } from '../../gan/catalogue.ts';
import { SMOOTHING_WIDTH } from '../../metrics/smoothedDensity.ts';
import { SHOWN_POINTS } from '../../training/protocol.ts';
import type { Experiment } from '../../experiment/experiment.ts';

const DENSITY_SAMPLES = 100_000;

export interface ShownTarget {
  readonly target: Target;
  readonly points: Float32Array;
  /** The exact density or, where there is none, that of 100,000 samples smoothed at `SMOOTHING_WIDTH`. */
  density(x: number, y: number): number;
  readonly densityIsSmoothed: boolean;
}

let latest: { readonly key: string; readonly shown: ShownTarget } | undefined;

export function shownTargetOf(experiment: Experiment): ShownTarget {
  const key = `${targetKeyOf(experiment)} ${experiment.seed}`;
  if (latest?.key !== key) latest = { key, shown: show(experiment) };
  return latest.shown;
}

function show(experiment: Experiment): ShownTarget {
  const target = targetOf(experiment);
  const draw = (count: number, stream: string) =>
    target.sample(count, createRandom(experiment.seed, stream, 0));
  let density = target.density;
  return {
    target,
    // As many as generated points, so that the eye may compare.
    points: draw(SHOWN_POINTS, 'display-real'),
    density(x, y) {
      density ??= kernelDensity(draw(DENSITY_SAMPLES, 'display-density'), SMOOTHING_WIDTH);
      return density(x, y);
    },
    densityIsSmoothed: target.density === undefined,
  };
}
