/**
 * Which executor is fastest for a run, found by letting each train a copy of it for a moment. No name
 * of a browser or a device decides anything.
 */
import type { Experiment } from '../experiment/experiment.ts';
import { ExecutorUnavailableError } from './errors.ts';
import type { Executors } from './executors.ts';
import { within, type Executor } from './executors/executor.ts';
import type { ExecutorName, Figure, Finding, Snapshot } from './protocol.ts';
import { beginOn, type Run } from './run.ts';
import { shapeOf } from './shape.ts';

/**
 * How long a graphics device may take to compile and try a run, in milliseconds. Emulated ones, which are slow
 * at everything, take longer.
 */
const GRAPHICS_LIMIT = 2000;

/** Where nothing that compiles works, in the order in which they are worth it. */
const EAGER: readonly ExecutorName[] = ['tfjs-wasm', 'tfjs-cpu'];

type Refusal = Extract<Figure, { readonly reason: string }>;

/** What has become of trying an executor: a run on it, or why there is none. */
interface Trial {
  /** Whether the executor exists, whatever came then. */
  readonly opened: boolean;
  readonly run?: Run;
  /** Absent for a run that was not measured. */
  readonly figure?: Figure;
}

export class Trials {
  readonly #executors: Executors;
  readonly #findings = new Map<string, Finding>();

  constructor(executors: Executors) {
    this.#executors = executors;
  }

  /** Takes over what was found elsewhere. */
  remember(findings: readonly Finding[]): void {
    for (const finding of findings) this.#findings.set(finding.shape, finding);
  }

  /**
   * The run on the executor that is fastest for it, tried now or remembered.
   * @throws ExecutorUnavailableError when nothing works
   */
  async begin(experiment: Experiment, from?: Snapshot): Promise<Run & { finding: Finding }> {
    const shape = shapeOf(experiment);
    const known = this.#findings.get(shape);
    const remembered = known && (await this.#repeat(known, experiment, from));
    if (remembered) return { ...remembered, finding: known };

    const { run, figures } = await this.#tryAll(experiment, from);
    const finding = { shape, executor: run.executor.report.name, figures };
    this.#findings.set(shape, finding);
    return { ...run, finding };
  }

  /** Nothing when the remembered executor has gone since. */
  async #repeat(
    { executor: name }: Finding,
    experiment: Experiment,
    from: Snapshot | undefined,
  ): Promise<Run | undefined> {
    const executor = await this.#executors.open(name).catch(() => undefined);
    return executor && beginOn(executor, experiment, from);
  }

  async #tryAll(experiment: Experiment, from: Snapshot | undefined) {
    const ready = (name: ExecutorName, opening: Promise<Executor>) =>
      getReady(name, opening, experiment, from);
    const aside = this.#setAside('webgpu');
    // Drivers take their time, in which WebAssembly can get ready.
    const opening = aside ? undefined : this.#executors.open('webgpu');
    opening?.catch(() => {}); // Dealt with below.
    const wasm = await ready('wasm', this.#executors.open('wasm'));
    const webgpu =
      aside ?? (await this.#inTime('webgpu', ready('webgpu', opening!).then(measured)));
    // One alone need not show how fast it is; large networks would be waited for.
    const trials = [webgpu.opened ? await measured(wasm) : wasm, webgpu];
    const figures = trials.flatMap(({ figure }) => (figure ? [figure] : []));

    const [best, ...slower] = trials
      .filter((trial) => trial.run !== undefined)
      .sort((a, b) => speedOf(b) - speedOf(a));
    for (const { run } of slower) run!.trainer.dispose();
    if (best) return { run: best.run!, figures };
    return this.#eagerly(figures, experiment, from);
  }

  async #eagerly(figures: Figure[], experiment: Experiment, from: Snapshot | undefined) {
    for (const name of EAGER) {
      try {
        const executor = await this.#executors.open(name);
        return { run: await beginOn(executor, experiment, from), figures };
      } catch (error) {
        if (!(error instanceof ExecutorUnavailableError)) throw error;
        figures.push({ executor: name, reason: error.message, thisRunOnly: false });
      }
    }
    throw new ExecutorUnavailableError(
      undefined,
      figures.map((figure) => ('reason' in figure ? figure.reason : '')),
    );
  }

  async #inTime(name: ExecutorName, trying: Promise<Trial>): Promise<Trial> {
    try {
      return await within(GRAPHICS_LIMIT, 'trying it', trying);
    } catch (error) {
      this.#executors.close(name);
      const reason = `${name} was set aside: ${(error as Error).message}.`;
      return { opened: true, figure: { executor: name, reason, thisRunOnly: false } };
    }
  }

  /** An executor that could not be tried once is not waited for again in the same visit. */
  #setAside(name: ExecutorName): Trial | undefined {
    for (const { figures } of this.#findings.values()) {
      const figure = figures.find((candidate) => candidate.executor === name);
      if (figure && 'reason' in figure && !figure.thisRunOnly) return { opened: false, figure };
    }
    return undefined;
  }
}

/** A run that could start now, its iteration compiled. */
async function getReady(
  name: ExecutorName,
  opening: Promise<Executor>,
  experiment: Experiment,
  from: Snapshot | undefined,
): Promise<Trial> {
  let opened = false;
  try {
    const executor = await opening;
    opened = true;
    const run = await beginOn(executor, experiment, from);
    const eager = await orDispose(run, () => run.trainer.prepare());
    if (eager === undefined) return { opened, run };
    run.trainer.dispose();
    return { opened, figure: { executor: name, reason: eager, thisRunOnly: true } };
  } catch (error) {
    return { opened, figure: refusal(name, error) };
  }
}

async function measured(trial: Trial): Promise<Trial> {
  const { opened, run } = trial;
  if (!run) return trial;
  const executor = run.executor.report.name;
  try {
    const iterationsPerSecond = await orDispose(run, () => run.trainer.rehearse());
    return { opened, run, figure: { executor, iterationsPerSecond } };
  } catch (error) {
    return { opened, figure: refusal(executor, error) };
  }
}

/** The outcome of `work`; a run for which it fails is over. */
async function orDispose<Value>(
  { executor, trainer }: Run,
  work: () => Promise<Value>,
): Promise<Value> {
  try {
    return await executor.health.guard(work);
  } catch (error) {
    trainer.dispose();
    throw error;
  }
}

function refusal(executor: ExecutorName, error: unknown): Refusal {
  const reason = error instanceof Error ? error.message : String(error);
  return { executor, reason, thisRunOnly: false };
}

function speedOf({ figure }: Trial): number {
  return figure && 'iterationsPerSecond' in figure ? figure.iterationsPerSecond : 0;
}
