/**
 * Trains one run along its way in a worker of its own, from one picture of a film to the next. Nothing on the page
 * notices.
 */
import type { Experiment } from '../../experiment/experiment.ts';
import type { TrainingClient } from '../../training/client.ts';
import type { ExecutorName, Frame, FrameRequest, StepKind } from '../../training/protocol.ts';
import type { Way } from './way.ts';

const NOTHING: FrameRequest = { field: false, arrows: false, measurement: false, snapshot: false };

/** Training time after which a long stretch says how far it is, in milliseconds. */
const REPORT_INTERVAL_MS = 250;

export interface ReplayOptions {
  /** On which to train; absent: the fastest. */
  readonly executor: ExecutorName | undefined;
  /** What pictures need beside points. */
  readonly want: FrameRequest;
  /** Told of steps as they are made. */
  onSteps(steps: number): void;
}

/** A run at one picture. */
export interface Standstill {
  readonly frame: Frame;
  /** Of each iteration since the picture before, in pieces, oldest first. */
  readonly losses: readonly Frame['losses'][];
}

export class Replay {
  readonly #client: TrainingClient;
  readonly #way: Way;
  readonly #options: ReplayOptions;
  /** The leg that it is on, and what is left of that. */
  #leg = 0;
  #left: number;
  #iteration: number;
  #experiment: Experiment;
  #started = false;

  constructor(client: TrainingClient, way: Way, options: ReplayOptions) {
    this.#client = client;
    this.#way = way;
    this.#options = options;
    this.#left = way.legs[0]?.steps ?? 0;
    this.#iteration = way.snapshot?.iteration ?? 0;
    this.#experiment = way.experiment;
  }

  /**
   * The run at `iteration`, with everything that was done there. Never before the picture before, nor beyond the
   * end of the way.
   * @throws DivergenceError and whatever else the training client rejects with
   */
  async to(iteration: number): Promise<Standstill> {
    await this.#start();
    const losses: Frame['losses'][] = [];
    for (let leg; (leg = this.#way.legs[this.#leg]);) {
      if (leg.step === 'iteration' && this.#iteration === iteration) break;
      if (leg.experiment !== this.#experiment) {
        this.#experiment = leg.experiment;
        await this.#client.change(leg.experiment);
      }
      const most =
        leg.step === 'iteration' ? Math.min(this.#left, iteration - this.#iteration) : this.#left;
      losses.push(await this.#advance(leg.step, most));
      if (this.#left === 0) this.#left = this.#way.legs[++this.#leg]?.steps ?? 0;
    }
    const { want } = this.#options;
    const order = { step: 'iteration', iterations: 0, budgetMs: 0, want } as const;
    return { frame: await this.#client.advance(order), losses };
  }

  async #start(): Promise<void> {
    if (this.#started) return;
    this.#started = true;
    const { experiment, snapshot } = this.#way;
    const { executor } = this.#options;
    await this.#client.start(experiment, {
      want: NOTHING,
      ...(executor && { executor }),
      ...(snapshot && { from: snapshot }),
    });
  }

  async #advance(step: StepKind, iterations: number): Promise<Frame['losses']> {
    const order = { step, iterations, budgetMs: REPORT_INTERVAL_MS, want: NOTHING };
    const { iteration, losses } = await this.#client.advance(order);
    const made = losses.iterations.length;
    this.#iteration = iteration;
    this.#left -= made;
    this.#options.onSteps(made);
    return losses;
  }
}
