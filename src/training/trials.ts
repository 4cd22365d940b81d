/**
 * Which executor is fastest for a run, found by letting each train a copy of it for a moment. No name
 * of a browser or a device decides anything.
 */
import type { Experiment } from '../experiment/experiment.ts';
import { ExecutorUnavailableError } from './errors.ts';
import type { Executors } from './executors.ts';
import { within } from './executors/executor.ts';
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

interface Trial {
  readonly figure: Figure;
  readonly run?: Run;
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
    const graphics = this.#setAside('webgpu');
    // Drivers take their time, in which WebAssembly can be tried.
    if (!graphics) void this.#executors.open('webgpu').catch(() => {});
    const wasm = await this.#try('wasm', experiment, from);
    const webgpu = graphics ?? (await this.#tryInTime('webgpu', experiment, from));
    const figures = [wasm.figure, webgpu.figure];

    const [best, ...slower] = [wasm, webgpu]
      .filter((trial) => trial.run !== undefined)
      .sort((a, b) => speedOf(b.figure) - speedOf(a.figure));
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
        figures.push({ executor: name, reason: error.message });
      }
    }
    throw new ExecutorUnavailableError(
      undefined,
      figures.map((figure) => ('reason' in figure ? figure.reason : '')),
    );
  }

  async #try(
    name: ExecutorName,
    experiment: Experiment,
    from: Snapshot | undefined,
  ): Promise<Trial> {
    try {
      const executor = await this.#executors.open(name);
      return await executor.health.guard(async () => {
        const run = await beginOn(executor, experiment, from);
        const { iterationsPerSecond, eager } = await run.trainer.rehearse();
        if (eager === undefined) return { run, figure: { executor: name, iterationsPerSecond } };
        run.trainer.dispose();
        this.#executors.close(name);
        return { figure: { executor: name, reason: eager } };
      });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { figure: { executor: name, reason } };
    }
  }

  async #tryInTime(
    name: ExecutorName,
    experiment: Experiment,
    from: Snapshot | undefined,
  ): Promise<Trial> {
    try {
      return await within(GRAPHICS_LIMIT, 'trying it', this.#try(name, experiment, from));
    } catch (error) {
      this.#executors.close(name);
      return {
        figure: { executor: name, reason: `${name} was set aside: ${(error as Error).message}.` },
      };
    }
  }

  /** An executor that could not be tried once is not waited for again in the same visit. */
  #setAside(name: ExecutorName): Trial | undefined {
    for (const { figures } of this.#findings.values()) {
      const figure = figures.find((candidate) => candidate.executor === name);
      if (figure && 'reason' in figure) return { figure };
    }
    return undefined;
  }
}

function speedOf(figure: Figure): number {
  return 'iterationsPerSecond' in figure ? figure.iterationsPerSecond : 0;
}
