/**
 * The way that a run is trained along for a film: the way it went on the page, with what its user changed, where
 * the page knows it; else from its seed. Trains nothing.
 */
import type { Experiment } from '../../experiment/experiment.ts';
import { changesBetween } from '../../gan/catalogue.ts';
import type { Snapshot } from '../../training/protocol.ts';
import type { RunState } from '../state/store.ts';
import { momentAt } from '../state/timeline/timeline.ts';
import { routeTo, type Leg } from '../state/timeline/route.ts';
import { latestSight } from '../state/timeline/sight.ts';

export interface Way {
  /** What holds where it begins. */
  readonly experiment: Experiment;
  /** Where it begins; absent: at the seed. */
  readonly snapshot?: Snapshot;
  readonly legs: readonly Leg[];
  /** Whether the page knew nothing of the run as early as it begins, and what was done on the way is left out. */
  readonly fromSeed: boolean;
}

/** The way of `run` past iteration `first` and as far as `last`. */
export function wayOf(run: RunState, first: number, last: number): Way {
  const from = momentAt(run.timeline, 'iterations', first);
  if (from && from.frame.iteration <= first) {
    const { legs } = routeTo(run.timeline, 'iterations', last, from)!;
    return { experiment: from.experiment, snapshot: from.snapshot, legs, fromSeed: false };
  }
  const { experiment } = latestSight(run);
  const legs: readonly Leg[] = [{ step: 'iteration', steps: last, experiment }];
  return { experiment, legs, fromSeed: true };
}

/** Iterations and single steps that have to be trained. */
export function stepsOf({ legs }: Way): number {
  return legs.reduce((sum, { steps }) => sum + steps, 0);
}

/** What its user did on a way, each as "iteration 300: critic.rate=0.01". */
export function deedsOn({ experiment, snapshot, legs }: Way): readonly string[] {
  const deeds: string[] = [];
  let iteration = snapshot?.iteration ?? 0;
  let before = experiment;
  for (const leg of legs) {
    const changes = Object.entries(changesBetween(before, leg.experiment));
    if (changes.length > 0) {
      const pairs = changes.map(([key, value]) => `${key}=${value}`);
      deeds.push(`iteration ${iteration}: ${pairs.join(', ')}`);
    }
    before = leg.experiment;
    if (leg.step === 'iteration') iteration += leg.steps;
    else deeds.push(`iteration ${iteration}: one step of the ${leg.step} alone`);
  }
  return deeds;
}
