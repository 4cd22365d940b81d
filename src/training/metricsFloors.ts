/**
 * Floors of many targets, found one after another by a worker that lives only while there is something to
 * find, and remembered for the visit. Knows neither runs nor when floors are wanted.
 */
import type { Experiment } from '../experiment/experiment.ts';
import { targetKeyOf } from '../gan/catalogue.ts';
import type { Floor, Metric } from '../metrics/metric.ts';
import { Correspondence, type WorkerLike } from './correspondence.ts';
import type { MetricsAnswers, MetricsCommand } from './protocol.ts';

export type FloorListener = (id: string, floor: Floor) => void;

/** Of which metric, by itself: the registry comes with all that metrics are computed with. */
export type WantedFloor = Pick<Metric, 'id' | 'primary'>;

/** One floor that is to be found. */
interface Search {
  readonly target: string;
  readonly experiment: Experiment;
  readonly metric: WantedFloor;
  readonly listeners: Set<FloorListener>;
}

export class MetricsFloors {
  readonly #createWorker: () => WorkerLike;
  /** What was found, undefined where there is no floor to be had, by target and id. */
  readonly #found = new Map<string, Floor | undefined>();
  /** In the order in which they were asked for. */
  readonly #waiting: Search[] = [];
  #underWay: Search | undefined;
  #working = false;
  #line: Correspondence<MetricsCommand, MetricsAnswers> | undefined;

  constructor(createWorker: () => WorkerLike) {
    this.#createWorker = createWorker;
  }

  /** See `MetricsClient.floors`. */
  ask(experiment: Experiment, wanted: readonly WantedFloor[], listener: FloorListener): void {
    const target = targetKeyOf(experiment);
    for (const metric of wanted) {
      const key = keyOf(target, metric.id);
      const floor = this.#found.get(key);
      if (floor) listener(metric.id, floor);
      else if (!this.#found.has(key)) {
        this.#search(target, experiment, metric).listeners.add(listener);
      }
    }
    void this.#work();
  }

  /** See `MetricsClient.keepFloorsOf`. */
  keep(experiments: readonly Experiment[]): void {
    const wanted = new Set(experiments.map(targetKeyOf));
    const stay = this.#waiting.filter(({ target }) => wanted.has(target));
    this.#waiting.splice(0, Infinity, ...stay);
    if (this.#underWay && !wanted.has(this.#underWay.target)) this.#giveUp();
  }

  /** Ends the worker and forgets what was asked, not what was found. */
  terminate(): void {
    this.#waiting.splice(0);
    this.#giveUp();
  }

  #search(target: string, experiment: Experiment, metric: WantedFloor): Search {
    const same = (search: Search) => search.target === target && search.metric.id === metric.id;
    const known =
      this.#underWay && same(this.#underWay) ? this.#underWay : this.#waiting.find(same);
    if (known) return known;
    const search: Search = { target, experiment, metric, listeners: new Set() };
    this.#waiting.push(search);
    return search;
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    for (let next = this.#takeNext(); next; next = this.#takeNext()) await this.#find(next);
    this.#working = false;
    this.#line?.close();
    this.#line = undefined;
  }

  /** The one asked for first, of the metrics that are always shown before the others. */
  #takeNext(): Search | undefined {
    const first = this.#waiting.findIndex(({ metric }) => metric.primary);
    [this.#underWay] = this.#waiting.splice(Math.max(first, 0), 1);
    return this.#underWay;
  }

  async #find(search: Search): Promise<void> {
    const {
      target,
      experiment,
      metric: { id },
      listeners,
    } = search;
    const key = keyOf(target, id);
    try {
      const floor = await this.#openLine().ask<'floor'>({ kind: 'floor', experiment, id });
      this.#found.set(key, floor);
      if (floor) listeners.forEach((listener) => listener(id, floor));
    } catch {
      // What failed or crashed would again, and values alone are still right; what was given up may be asked anew.
      if (this.#underWay === search) this.#found.set(key, undefined);
    }
  }

  #openLine(): Correspondence<MetricsCommand, MetricsAnswers> {
    if (!this.#line || this.#line.over) this.#line = new Correspondence(this.#createWorker());
    return this.#line;
  }

  #giveUp(): void {
    this.#underWay = undefined;
    this.#line?.close();
  }
}

function keyOf(target: string, id: string): string {
  return `${target} ${id}`;
}
