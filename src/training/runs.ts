/** Runs of one thread: on the executor that was asked for, or else on the one that is fastest. */
import type { Experiment } from '../experiment/experiment.ts';
import { Executors, type Openers } from './executors.ts';
import type { ExecutorName, ExecutorReport, Finding, Snapshot } from './protocol.ts';
import { beginOn, type Run } from './run.ts';
import { Trials } from './trials.ts';

export interface RunOrder {
  readonly experiment: Experiment;
  /** Absent: the fastest. */
  readonly executor?: ExecutorName;
  /** Carry on from here instead of from the seed. */
  readonly from?: Snapshot;
  /** What trials have found elsewhere. */
  readonly findings?: readonly Finding[];
}

export interface BegunRun extends Run {
  readonly report: ExecutorReport;
  /** What trials found, where the executor was left open. */
  readonly finding?: Finding;
}

/** A function that begins a run. Whoever calls it disposes of the trainer. */
export type BeginRun = (order: RunOrder) => Promise<BegunRun>;

/** Rejects with ExecutorUnavailableError when what was asked for, or everything, cannot run here. */
export function createRuns(openers: Openers): BeginRun {
  const executors = new Executors(openers);
  const trials = new Trials(executors);

  return async ({ experiment, executor: name, from, findings = [] }) => {
    if (name !== undefined) {
      const run = await beginOn(await executors.open(name), experiment, from);
      return { ...run, report: reported(run, 'Chosen by you.') };
    }
    trials.remember(findings);
    const { finding, ...run } = await trials.begin(experiment, from);
    const report = { ...reported(run, reasonOf(finding)), figures: finding.figures };
    return { ...run, report, finding };
  };
}

function reported({ executor: { report } }: Run, why: string): ExecutorReport {
  return { ...report, reason: `${report.reason} ${why}` };
}

function reasonOf({ figures }: Finding): string {
  const measured = figures.filter((figure) => 'iterationsPerSecond' in figure);
  return measured.length > 1
    ? 'The fastest in a short trial of such a run.'
    : 'No other compiled executor is ready here.';
}
