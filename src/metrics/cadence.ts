/**
 * When metrics are taken while a run trains: so seldom that they cost at most a tenth of the training, by
 * the clock of the machine they run on, and so that each of them has its turn. Measures nothing and waits
 * for nothing: it is told what was trained and spent, and says which metrics are due.
 *
 * The first measurement is free, so that there is something to see. From then on training earns credit in two
 * purses of equal shares. Primary metrics are taken together once theirs covers what they and the drawing of
 * samples cost last time. Others come along on their samples, the one
 * that has waited longest first, as far as the other purse goes; what is dearer than it has is saved up
 * for, and nobody passes it by. A purse that has enough gives what more it earns to the other.
 */

/** The share of the training time that metrics may cost. */
const SHARE = 0.1;

/** Nobody reads numbers that change more often, and before the first measure comes the first picture. */
const SHORTEST_INTERVAL_MS = 700;

export class Cadence {
  readonly #primary: ReadonlySet<string>;
  /** Credit in milliseconds; below 0 what was overspent. */
  #primaryPurse = 0;
  #othersPurse = 0;
  #lastAt: number;
  /** Whether the measurement taken last is free: the first one, and those of a run that rests. */
  #free = true;
  #drawingMs = 0;
  /** What each metric cost last time, in milliseconds. */
  readonly #costs = new Map<string, number>();
  /** The place of each metric in the order in which metrics were last taken. */
  readonly #places = new Map<string, number>();
  #taken = 0;
  #first = true;

  /**
   * @param primary ids of the metrics that are taken together, before all others
   * @param now when the run starts, in milliseconds, on the clock of `due`
   */
  constructor(primary: Iterable<string>, now: number) {
    this.#primary = new Set(primary);
    this.#lastAt = now;
  }

  /** Training went on for this long. */
  trained(ms: number): void {
    this.#primaryPurse += (SHARE * ms) / 2;
    this.#othersPurse += (SHARE * ms) / 2;
  }

  /**
   * A measurement is done.
   * @param drawingMs what it took to draw its samples
   * @param costs what each metric took, in milliseconds, by id
   */
  spent(drawingMs: number, costs: Readonly<Record<string, number>>): void {
    this.#drawingMs = drawingMs;
    let [primary, others] = [drawingMs, 0];
    for (const [id, ms] of Object.entries(costs)) {
      this.#costs.set(id, ms);
      if (this.#primary.has(id)) primary += ms;
      else others += ms;
    }
    if (this.#free) return;
    this.#primaryPurse -= primary;
    this.#othersPurse -= others;
  }

  /**
   * The metrics to take now, of those that are wanted: none most of the time. Those it returns count as
   * taken, so ask only where the next frame can carry samples and no measurement is under way.
   * @param now on the clock of the constructor, in milliseconds
   */
  due(wanted: readonly string[], now: number): readonly string[] {
    if (wanted.length === 0 || now - this.#lastAt < SHORTEST_INTERVAL_MS) return [];
    const primary = wanted.filter((id) => this.#primary.has(id));
    const others = wanted.filter((id) => !this.#primary.has(id));
    const price = this.#drawingMs + this.#priceOf(primary);
    this.#balance(price, others);
    if (!this.#first && this.#primaryPurse < price) return [];
    const ids = [...primary, ...this.#affordable(others)];
    return ids.length === 0 ? ids : this.#take(ids, now, this.#first);
  }

  /** All that is wanted, where the run rests: then they keep nobody from training. They count as taken. */
  all(wanted: readonly string[], now: number): readonly string[] {
    return this.#take(wanted, now, true);
  }

  /** What is more than enough in one purse goes to the other, and what is more than enough in both is let go. */
  #balance(price: number, others: readonly string[]): void {
    const enough = this.#priceOf(others);
    const surplus = Math.max(0, this.#primaryPurse - price);
    this.#primaryPurse -= surplus;
    this.#othersPurse += surplus;
    const excess = Math.max(0, this.#othersPurse - enough);
    this.#othersPurse -= excess;
    this.#primaryPurse = Math.min(price, this.#primaryPurse + excess);
  }

  /** From the one that has waited longest on, as long as there is credit for the next. */
  #affordable(others: readonly string[]): readonly string[] {
    const placeOf = (id: string) => this.#places.get(id) ?? 0;
    const longestFirst = [...others].sort((a, b) => placeOf(a) - placeOf(b));
    let left = this.#othersPurse;
    const taken: string[] = [];
    for (const id of longestFirst) {
      const cost = this.#costs.get(id);
      left -= cost ?? 0;
      if (left < 0) break;
      taken.push(id);
      // Nobody knows what it will cost, so that what comes after it waits.
      if (cost === undefined) break;
    }
    return taken;
  }

  #take(ids: readonly string[], now: number, free: boolean): readonly string[] {
    this.#lastAt = now;
    this.#free = free;
    this.#first = false;
    for (const id of ids) this.#places.set(id, ++this.#taken);
    return ids;
  }

  #priceOf(ids: readonly string[]): number {
    return ids.reduce((total, id) => total + (this.#costs.get(id) ?? 0), 0);
  }
}
