/**
 * The training worker of one run, with what it trains and where: it may be sent to a moment of the past and
 * back. Shows nothing and keeps nothing.
 */
import type { Experiment } from '../../../experiment/experiment.ts';
import type { StartOptions, TrainingClient } from '../../../training/client.ts';
import type {
  Advance,
  Frame,
  FrameRequest,
  Snapshot,
  Started,
} from '../../../training/protocol.ts';
import type { Moment } from './timeline.ts';
import type { Route } from './route.ts';

/** Looks and does not train. */
export const STANDING: Omit<Advance, 'want'> = { step: 'iteration', iterations: 0, budgetMs: 0 };
/** What a frame for the sake of its snapshot carries. */
export const MOMENT: FrameRequest = {
  field: true,
  arrows: false,
  measurement: false,
  snapshot: true,
};
const POINTS_ONLY: FrameRequest = { ...MOMENT, field: false, snapshot: false };
/** Training time after which a replay says how far it is, in milliseconds. */
const REPLAY_BUDGET_MS = 100;

export class TimelineWorker {
  readonly #client: TrainingClient;
  readonly #madeWith = new WeakMap<Frame, Experiment>();
  #experiment: Experiment | undefined;
  /** The moment to which it was sent; undefined at the latest of its run. */
  at: Moment | undefined;

  constructor(client: TrainingClient) {
    this.#client = client;
  }

  /** What it trains with from the next order on. */
  get experiment(): Experiment | undefined {
    return this.#experiment;
  }

  start(experiment: Experiment, options: StartOptions): Promise<Started> {
    this.#experiment = experiment;
    this.at = undefined;
    return this.#client.start(experiment, options);
  }

  /** Frames come in the order in which they were asked for. */
  async advance(order: Advance): Promise<Frame> {
    const experiment = this.#experiment;
    const frame = await this.#client.advance(order);
    if (experiment) this.#madeWith.set(frame, experiment);
    return frame;
  }

  /** What held when `frame` was asked for. */
  madeWith(frame: Frame): Experiment | undefined {
    return this.#madeWith.get(frame) ?? this.#experiment;
  }

  /** Trains with other numbers from the next order on. Returns the frame of the change, with its snapshot. */
  async change(experiment: Experiment): Promise<Frame> {
    const [, frame] = await Promise.all([
      this.#change(experiment),
      this.advance({ ...STANDING, want: MOMENT }),
    ]);
    return frame;
  }

  /** @param at the moment that this is; undefined: the latest of the run */
  goTo(snapshot: Snapshot, experiment: Experiment, at: Moment | undefined): Promise<void> {
    this.#experiment = experiment;
    this.at = at;
    return this.#client.restore(snapshot, experiment);
  }

  /**
   * Goes along `route`, and returns the frame where it ends.
   * @param made is told of steps as they are made; returns whether to go on
   * @returns undefined when it was not to go on
   */
  async replay(route: Route, made: (steps: number) => boolean): Promise<Frame | undefined> {
    let at = route.from.snapshot.iteration;
    for (const { step, steps, experiment } of route.legs) {
      if (experiment !== this.#experiment) await this.#change(experiment);
      for (let left = steps; left > 0;) {
        const order = { step, iterations: left, budgetMs: REPLAY_BUDGET_MS, want: POINTS_ONLY };
        const { iteration } = await this.advance(order);
        const done = step === 'iteration' ? iteration - at : 1;
        [at, left] = [iteration, left - done];
        if (!made(done)) return undefined;
      }
    }
    if (route.experiment !== this.#experiment) await this.#change(route.experiment);
    return this.advance({ ...STANDING, want: MOMENT });
  }

  #change(experiment: Experiment): Promise<void> {
    this.#experiment = experiment;
    return this.#client.change(experiment);
  }
}
