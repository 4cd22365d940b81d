/**
 * Repeats from the command line: finds what is done, trains what is not on all cores, keeps each outcome as it
 * comes, and puts them together. Prints no result.
 */
import type { Experiment } from '../../experiment/experiment.ts';
import { SEED } from '../../experiment/sizes.ts';
import { formatExperiment, targetKeyOf, targetOf } from '../../gan/catalogue.ts';
import type { Floor } from '../../metrics/metric.ts';
import { metrics } from '../../metrics/registry.ts';
import { figuresOf, type SeedOutcome } from '../../training/repeats/seedOutcome.ts';
import type { RepeatedExperiment } from '../../training/repeats/repeatedExperiment.ts';
import { repeatKey, seedsOf } from '../../training/repeats/series.ts';
import { summarise } from '../../training/repeats/summary.ts';
import type { Terminal } from '../headless/progress.ts';
import { checkWritable } from '../headless/samples.ts';
import type { Answer, Job } from './messages.ts';
import { floorJobs, missingJobs, usable, wantedSeeds } from './plan.ts';
import type { Outcomes, RepeatOrder } from './plan.ts';
import { seedProgress } from './progress.ts';
import { appendResult, forgetResults, readResults } from './resultsFile.ts';
import { shareOut, type Worker } from '../../training/repeats/sharing.ts';

export interface RepeatsOrder extends RepeatOrder {
  readonly resultsFile: string;
  /** Processes at a time. */
  readonly jobs: number;
  /** Whether outcomes that are there are forgotten. */
  readonly fresh: boolean;
}

type Floors = Readonly<Record<string, Floor>>;

export interface Surroundings {
  readonly openProcess: () => Worker<Job, Answer>;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** The user ended the program before all seeds were trained. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';

  constructor(done: number, total: number, { resultsFile, fresh }: RepeatsOrder) {
    super(
      `Interrupted: ${done} of ${total} seeds are in ${resultsFile}. ` +
        `Run the same command again${fresh ? ', without --fresh,' : ''} to go on.`,
    );
  }
}

/**
 * @throws InvalidInputError when the results file cannot be used
 * @throws InterruptedError when `signal` is aborted
 * @throws LostProcessError, TrainingError
 */
export async function runRepeats(
  order: RepeatsOrder,
  { openProcess, terminal, signal }: Surroundings,
): Promise<readonly RepeatedExperiment[]> {
  const { resultsFile, jobs: workers } = order;
  checkWritable('results', resultsFile);
  const outcomes = await knownOutcomes(order);
  const missing = missingJobs(order, outcomes);
  const total = outcomes.count + missing.length;
  if (outcomes.count > 0) {
    terminal.write(`${outcomes.count} of ${total} seeds were found in ${resultsFile}.\n`);
  }

  const floors = new Map<string, Record<string, Floor>>();
  const progress = seedProgress(terminal, missing, () => ({ done: outcomes.count, total }));
  try {
    await shareOut<Job, Answer>([...missing, ...floorJobs(order)], {
      workers,
      open: openProcess,
      signal,
      onProgress: progress.advanced,
      onAnswer(job, answer) {
        if (answer.kind === 'seed') keep(order, outcomes, job.experiment, answer.outcome);
        else if (answer.floor) {
          const target = targetKeyOf(job.experiment);
          floors.set(target, { ...floors.get(target), [answer.metric]: answer.floor });
        }
        progress.show();
      },
    });
  } catch (error) {
    if (signal.aborted) throw new InterruptedError(outcomes.count, total, order);
    throw error;
  } finally {
    progress.clear();
  }
  return order.experiments.map((experiment) => together(order, experiment, outcomes, floors));
}

async function knownOutcomes(order: RepeatsOrder): Promise<Outcomes> {
  const wanted = wantedSeeds(order);
  if (order.fresh) {
    await forgetResults(order.resultsFile, (key, seed) => wanted.get(key)?.has(seed) ?? false);
  }
  return usable(order, await readResults(order.resultsFile, new Set(wanted.keys())));
}

function keep(
  { iterations, executor, resultsFile }: RepeatsOrder,
  outcomes: Outcomes,
  experiment: Experiment,
  outcome: SeedOutcome,
): void {
  const key = repeatKey(experiment, iterations);
  const hash = formatExperiment({ ...experiment, seed: SEED.default });
  appendResult(resultsFile, { key, hash, asked: executor ?? 'fastest', outcome });
  outcomes.add(key, figuresOf(outcome));
}

function together(
  { seeds, iterations }: RepeatsOrder,
  experiment: Experiment,
  outcomes: Outcomes,
  floors: ReadonlyMap<string, Floors>,
): RepeatedExperiment {
  const key = repeatKey(experiment, iterations);
  const figures = seedsOf(experiment, seeds).map(({ seed }) => outcomes.get(key, seed)!);
  return {
    experiment,
    iterations,
    seeds: figures,
    summary: summarise(figures, targetOf(experiment)),
    floors: inOrder(floors.get(targetKeyOf(experiment)) ?? {}),
  };
}

/** As the metrics stand in their registry, whichever was found first. */
function inOrder(floors: Floors): Floors {
  return Object.fromEntries(
    metrics.flatMap(({ id }) => (floors[id] ? [[id, floors[id]] as const] : [])),
  );
}
