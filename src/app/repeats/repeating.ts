/**
 * What can be done with repeats: follow the page, choose, begin, go on, cancel, forget. `repeatProgress.ts` notes
 * how far they are.
 */
import { targetKeyOf, targetOf } from '../../gan/catalogue.ts';
import { metricsFor } from '../../metrics/registry.ts';
import { openMetricsClient, type MetricsClient } from '../../training/client.ts';
import { shareOut, type SeedOutcome } from '../../training/repeats.ts';
import { toFailure } from '../../training/errors.ts';
import { EXECUTOR_NAMES, type ExecutorName } from '../../training/protocol.ts';
import { findRun, selectedRun, store } from '../state/store.ts';
import { seedsAtATime } from './gentleness.ts';
import * as kept from './keptOutcomes.ts';
import {
  DEFAULT_SEEDS,
  differentRuns,
  identityOf,
  jobsOf,
  placeOf,
  planOf,
  suggestedIterations,
  type Extent,
  type Plan,
  type Repeatable,
  type SeedJob,
} from './plan.ts';
import { announcing, noteProgress } from './repeatProgress.ts';
import { repeatStore } from './repeatStore.ts';
import { openSeedWorker } from './seedWorker.ts';

let ending = new AbortController();
/** Finds floors in a worker that lives while there is something to find. */
let floorsFinder: MetricsClient | undefined;

/** The page's runs have changed: shows what was kept of them, unless a repeat is under way. */
export async function follow(runs: readonly Repeatable[]): Promise<void> {
  const { plan, training } = repeatStore.getState();
  if (training) return;
  if (plan && identityOf(plan.runs) === identityOf(runs)) {
    // The letters may be others, and an executor may have been forced.
    return show(planOf(runs, plan));
  }
  const latest = await kept.latestRepeat(identityOf(runs));
  if (repeatStore.getState().training) return;
  repeatStore.setState({ chosen: latest !== undefined, floors: {}, problem: undefined });
  await show(planOf(runs, latest ?? suggestion(runs)));
}

/** As long as nothing was chosen or done, a repeat is as long as the run is at present. */
export function suggest(): void {
  const { plan, chosen, training, outcomes } = repeatStore.getState();
  if (!plan || chosen || training || outcomes.size > 0) return;
  void show(planOf(plan.runs, { ...plan, iterations: suggestion(plan.runs).iterations }));
}

/** Changes the extent of what is to be repeated, and shows what is known of that. */
export function choose(changes: Partial<Extent>): void {
  const { plan, training } = repeatStore.getState();
  if (!plan || training) return;
  repeatStore.setState({ chosen: true });
  void show(planOf(plan.runs, { ...plan, ...changes }));
}

/** Trains what is missing. What was done stays, whatever happens. */
export async function begin(): Promise<void> {
  const { plan, training, outcomes } = repeatStore.getState();
  if (!plan || training) return;
  const missing = jobsOf(plan).filter(({ run, seed }) => !outcomes.has(placeOf(run.key, seed)));
  if (missing.length === 0) return;
  ending = new AbortController();
  repeatStore.setState({ training: true, chosen: true, problem: undefined });
  const metrics = openMetricsClient();
  const progress = noteProgress(missing);
  try {
    await kept.keepRepeat({
      identity: identityOf(plan.runs),
      keys: differentRuns(plan).map(({ key }) => key),
      firstSeed: plan.firstSeed,
      seeds: plan.seeds,
      iterations: plan.iterations,
    });
    const executors = new Map(plan.runs.map(({ id, key }) => [key, executorFor(id)]));
    const workers = Math.min(seedsAtATime([...executors.values()]), missing.length);
    const open = () =>
      openSeedWorker({
        metrics,
        workers,
        executorFor: ({ run: { key } }) => executors.get(key),
        find: ({ run: { key }, seed }) => kept.outcomeAt(key, seed, usableExecutors()),
      });
    await shareOut<SeedJob, SeedOutcome>(missing, {
      workers,
      open: () => announcing(open(), progress.begun),
      signal: ending.signal,
      onProgress: progress.advanced,
      onAnswer(job, outcome) {
        progress.ended(job);
        addOutcome(job, outcome);
        void noteStorage();
      },
    });
  } catch (error) {
    if (!ending.signal.aborted) {
      const { message, hint } = toFailure(error);
      repeatStore.setState({ problem: `${message} ${hint}` });
    }
  } finally {
    metrics.terminate();
    progress.stop();
    repeatStore.setState({ training: false, underWay: [], remaining: undefined });
  }
}

/** What is done stays. */
export function cancel(): void {
  ending.abort();
}

/** Forgets what is kept, of all repeats or of the one that is shown. */
export async function forgetKept(which: 'all' | 'shown'): Promise<void> {
  const { plan, training } = repeatStore.getState();
  if (!plan || training) return;
  await kept.forget(which === 'all' ? undefined : plan.runs.map(({ key }) => key));
  repeatStore.setState({ problem: undefined });
  await show(planOf(plan.runs, { ...plan, firstSeed: pageSeed() }));
}

/** Has what a perfect generator would score found, by these metrics, where it is not known yet. */
export function findFloors(ids: readonly string[]): void {
  const { plan, floors } = repeatStore.getState();
  if (!plan) return;
  const { experiment } = plan.runs[0]!;
  const target = targetKeyOf(experiment);
  const ofPage = store.getState().runs.find((run) => targetKeyOf(run.experiment) === target);
  repeatStore.setState({ floors: { ...ofPage?.floors, ...floors } });
  const applicable = metricsFor(targetOf(experiment)).filter(({ id }) => ids.includes(id));
  const unknown = applicable.filter(({ id }) => !(id in repeatStore.getState().floors));
  if (unknown.length === 0) return;
  floorsFinder ??= openMetricsClient();
  floorsFinder.floors(experiment, unknown, (id, floor) => {
    const shown = repeatStore.getState().plan?.runs[0]!.experiment;
    if (!shown || targetKeyOf(shown) !== target) return;
    repeatStore.setState((state) => ({ floors: { ...state.floors, [id]: floor } }));
  });
}

function suggestion(runs: readonly Repeatable[]): Extent {
  const iteration = selectedRun(store.getState()).frame?.iteration ?? 0;
  return {
    firstSeed: runs[0]!.experiment.seed,
    seeds: DEFAULT_SEEDS,
    iterations: suggestedIterations(iteration),
  };
}

/** Shows `plan` with what is kept of it. */
async function show(plan: Plan): Promise<void> {
  const before = repeatStore.getState();
  const sameData =
    before.plan !== undefined &&
    targetKeyOf(before.plan.runs[0]!.experiment) === targetKeyOf(plan.runs[0]!.experiment);
  repeatStore.setState({ plan, ...(!sameData && { floors: {} }) });
  const keys = differentRuns(plan).map(({ key }) => key);
  const found = await kept.outcomesOf(keys);
  if (repeatStore.getState().plan !== plan) return;
  const wanted = new Set(jobsOf(plan).map(({ run, seed }) => placeOf(run.key, seed)));
  const outcomes = new Map<string, SeedOutcome>();
  // From the least wanted executor to the most, so that the most wanted stays.
  for (const executor of usableExecutors().toReversed()) {
    for (const { key, outcome } of found) {
      const place = placeOf(key, outcome.seed);
      if (outcome.executor === executor && wanted.has(place)) outcomes.set(place, outcome);
    }
  }
  repeatStore.setState({ outcomes });
  await noteStorage();
}

function addOutcome({ run, seed }: SeedJob, outcome: SeedOutcome): void {
  repeatStore.setState(({ outcomes }) => ({
    outcomes: new Map(outcomes).set(placeOf(run.key, seed), outcome),
  }));
}

async function noteStorage(): Promise<void> {
  repeatStore.setState({ storage: await kept.storageStanding() });
}

/** On which executors an outcome may have come about: all come to the same, but for rounding. */
function usableExecutors(): readonly ExecutorName[] {
  const { forcedExecutor } = store.getState();
  return forcedExecutor ? [forcedExecutor] : EXECUTOR_NAMES;
}

/** Where the page's run trains, so that nothing has to be tried; undefined where that is not known. */
function executorFor(id: string): ExecutorName | undefined {
  const { forcedExecutor, runs } = store.getState();
  return forcedExecutor ?? findRun({ runs }, id)?.executor?.name;
}

function pageSeed(): number {
  return selectedRun(store.getState()).experiment.seed;
}
