/** Sends the worker of a run to moments of its past and back, and keeps what it leaves behind. */
import type { Advance, Frame, FrameRequest } from '../../../training/protocol.ts';
import type { RunState } from '../store.ts';
import { compare, latestMoment, type Moment } from './timeline.ts';
import type { Route } from './route.ts';
import { latestSight } from './sight.ts';
import { MOMENT, STANDING, type TimelineWorker } from './worker.ts';

/** The run that is visited. */
export interface Host {
  readonly worker: TimelineWorker;
  /** Counts starts: whatever belongs to an earlier one ends quietly. */
  readonly course: number;
  state(): RunState;
  show(order: Omit<Advance, 'want'>, want: FrameRequest): Promise<void>;
  refresh(): Promise<void>;
  /** What was asked for will not come, because the worker goes elsewhere. */
  forgetRequests(): void;
  fail(error: unknown): void;
}

export class Visits {
  readonly #host: Host;
  /** Resolves once nothing is under way that the conductor asked for, who says so. */
  busy: Promise<unknown> = Promise.resolve();

  constructor(host: Host) {
    this.#host = host;
  }

  /** Has the worker be at the moment that is shown, for all there is to see of it. */
  async examine(): Promise<void> {
    const { worker } = this.#host;
    await this.busy;
    const { looking, phase } = this.#host.state();
    if (!looking || phase !== 'ready' || worker.at === looking.moment) return;
    await this.#unlessOver(async (isOver) => {
      await this.#send(looking.moment);
      if (!isOver() && this.#host.state().looking?.moment === worker.at) await this.#host.refresh();
    });
  }

  /** Resolves once nothing is under way and the latest is among the moments. */
  async keepLatest(): Promise<void> {
    await this.busy;
    await this.#keep();
  }

  /** Has the worker be at the latest, which is shown again. */
  async comeBack(): Promise<void> {
    const { worker } = this.#host;
    const { timeline, phase, experiment } = this.#host.state();
    const latest = latestMoment(timeline);
    if (!worker.at || !latest || phase !== 'ready') return;
    this.#host.forgetRequests();
    await this.#unlessOver(() => worker.goTo(latest.snapshot, experiment, undefined));
  }

  /** Trains out of sight along a route of the past; see `TimelineWorker.replay`. */
  async replay(route: Route, made: (steps: number) => boolean): Promise<Frame | undefined> {
    await this.busy;
    return this.#unlessOver(async (isOver) => {
      await this.#send(route.from);
      return this.#host.worker.replay(route, (steps) => !isOver() && made(steps));
    });
  }

  /** Sends the worker away from the latest of the run, which is kept. */
  async #send(to: Moment): Promise<void> {
    // What is asked for first is answered first.
    const keeping = this.#keep();
    this.#host.forgetRequests();
    await Promise.all([keeping, this.#host.worker.goTo(to.snapshot, to.experiment, to)]);
  }

  async #keep(): Promise<void> {
    const { worker } = this.#host;
    const { timeline, phase } = this.#host.state();
    const { frame } = latestSight(this.#host.state());
    const kept = latestMoment(timeline);
    const isKept = kept && frame && compare(kept.frame, frame) === 0;
    if (phase === 'ready' && !worker.at && !isKept) await this.#host.show(STANDING, MOMENT);
  }

  /** Does `work`; what goes wrong with it is what goes wrong with the run, unless that began anew meanwhile. */
  async #unlessOver<Result>(
    work: (isOver: () => boolean) => Promise<Result>,
  ): Promise<Result | undefined> {
    const { course } = this.#host;
    const isOver = () => course !== this.#host.course;
    try {
      return await work(isOver);
    } catch (error) {
      if (!isOver()) this.#host.fail(error);
      return undefined;
    }
  }
}
