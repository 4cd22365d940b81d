/** How to reach any place of a run's past exactly: from a moment that was kept, doing all that was done since. */
import type { Experiment } from '../../../experiment/experiment.ts';
import type { Progress, StepKind } from '../../../training/protocol.ts';
import { compare, momentAt, updatesOf, type Moment, type Timeline } from './timeline.ts';

/** What exact places are counted in. */
export type Unit = 'iterations' | 'updates';

/** Steps of one kind under one experiment. */
export interface Leg {
  readonly step: StepKind;
  /** At least 1. */
  readonly steps: number;
  readonly experiment: Experiment;
}

export interface Route {
  readonly from: Moment;
  readonly legs: readonly Leg[];
  /** What holds where it ends. */
  readonly experiment: Experiment;
}

/**
 * The way to `place`, or as far towards it as whole iterations lead. Nothing is known of what the user would
 * have done after the latest moment, so a place beyond is trained towards as that moment would have been.
 * Undefined for a run without moments.
 * @param from where it begins: by default the moment nearest to `place` and not after it
 */
export function routeTo(
  timeline: Timeline,
  unit: Unit,
  place: number,
  from = momentAt(timeline, unit, place),
): Route | undefined {
  if (!from) return undefined;
  const legs: Leg[] = [];
  let at: Progress = from.snapshot;
  let { experiment } = from;
  const train = (steps: number, step: StepKind = 'iteration') => {
    if (steps >= 1) legs.push({ step, steps, experiment });
  };
  for (const deed of timeline.deeds) {
    if (compare(deed.at, at) < 0 || counted(deed.at, unit) > place) continue;
    if ('step' in deed && unit === 'updates' && updatesOf(deed.at) === place) break;
    train(deed.at.iteration - at.iteration);
    at = deed.at;
    if ('experiment' in deed) ({ experiment } = deed);
    else {
      train(1, deed.step);
      at = afterStep(at, deed.step);
    }
  }
  train(Math.floor((place - counted(at, unit)) / strideOf(experiment, unit)));
  return { from, legs, experiment };
}

function counted(progress: Progress, unit: Unit): number {
  return unit === 'iterations' ? progress.iteration : updatesOf(progress);
}

/** An iteration that moves nobody leads nowhere. */
function strideOf(experiment: Experiment, unit: Unit): number {
  if (unit === 'iterations') return 1;
  return experiment['critic.steps'] + experiment['generator.steps'] || Infinity;
}

function afterStep(at: Progress, player: 'critic' | 'generator'): Progress {
  return player === 'critic'
    ? { ...at, criticUpdates: at.criticUpdates + 1 }
    : { ...at, generatorUpdates: at.generatorUpdates + 1 };
}
