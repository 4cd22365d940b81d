/**
 * Groups in an order in which they can run, while they are joined. Two can become one when nothing
 * that depends on the first is needed by the second. What groups are for is not known here.
 */
export class Precedence {
  readonly #next: Set<number>[];
  readonly #previous: Set<number>[];
  /** Groups that must not be joined with this one. */
  readonly #apart: Set<number>[];
  readonly #position: Int32Array;
  #sequence: number[];
  readonly #visited: Int32Array;
  #visit = 0;

  /** Groups 0 to `count` − 1; `sequence` has those that exist, in an order in which they can run. */
  constructor(count: number, sequence: readonly number[]) {
    const sets = () => Array.from({ length: count }, () => new Set<number>());
    this.#next = sets();
    this.#previous = sets();
    this.#apart = sets();
    this.#position = new Int32Array(count);
    this.#visited = new Int32Array(count);
    this.#sequence = [...sequence];
    this.#renumber(0);
  }

  /** The groups in an order in which they can run. */
  get sequence(): readonly number[] {
    return this.#sequence;
  }

  /** The groups that have to run before this one. */
  waitsFor(group: number): number[] {
    return [...this.#previous[group]!];
  }

  /** Where the group is in `sequence` now. */
  position(group: number): number {
    return this.#position[group]!;
  }

  /** Whether `first` can be made to run before `second`: nothing makes it wait for `second`. */
  canPrecede(first: number, second: number): boolean {
    return first !== second && !this.#reaches(second, first);
  }

  /** Makes `first` run before `second`, which it can; kept `apart` they are never joined. */
  precede(first: number, second: number, apart = false): void {
    if (this.position(first) > this.position(second)) this.#moveBehind(second, first);
    this.#next[first]!.add(second);
    this.#previous[second]!.add(first);
    if (apart) {
      this.#apart[first]!.add(second);
      this.#apart[second]!.add(first);
    }
  }

  /** Whether both directly wait for the same group, or the same group directly waits for both. */
  shareNeighbours(a: number, b: number): boolean {
    return [this.#next, this.#previous].some((links) =>
      [...links[a]!].some((neighbour) => links[b]!.has(neighbour)),
    );
  }

  canJoin(a: number, b: number): boolean {
    if (a === b || this.#apart[a]!.has(b)) return false;
    const [first, second] = this.position(a) < this.position(b) ? [a, b] : [b, a];
    for (const next of this.#next[first]!) {
      if (next !== second && this.#reaches(next, second)) return false;
    }
    return true;
  }

  /** Makes one group of two that `canJoin`; `from` is no more, `into` stays. */
  join(into: number, from: number): void {
    const [first, second] = this.position(into) < this.position(from) ? [into, from] : [from, into];
    const later = this.#dependents(first, this.position(second));
    later.delete(second);
    const start = this.position(first);
    const between = this.#sequence.slice(start + 1, this.position(second));
    this.#sequence.splice(
      start,
      between.length + 2,
      ...between.filter((group) => !later.has(group)),
      into,
      ...between.filter((group) => later.has(group)),
    );
    this.#renumber(start);

    for (const links of [this.#next, this.#previous, this.#apart]) {
      const opposite =
        links === this.#next ? this.#previous : links === this.#previous ? this.#next : links;
      for (const other of links[from]!) {
        opposite[other]!.delete(from);
        if (other === into) continue;
        links[into]!.add(other);
        opposite[other]!.add(into);
      }
      links[from]!.clear();
    }
  }

  /** Moves `group` and what depends on it behind `target`, which does not. */
  #moveBehind(group: number, target: number): void {
    const start = this.position(group);
    const later = this.#dependents(group, this.position(target));
    later.add(group);
    const region = this.#sequence.slice(start, this.position(target) + 1);
    this.#sequence.splice(
      start,
      region.length,
      ...region.filter((it) => !later.has(it)),
      ...region.filter((it) => later.has(it)),
    );
    this.#renumber(start);
  }

  #reaches(from: number, to: number): boolean {
    if (from === to) return true;
    return this.#dependents(from, this.position(to)).has(to);
  }

  /** What depends on `group` and is not further back than `limit`. */
  #dependents(group: number, limit: number): Set<number> {
    const found = new Set<number>();
    const open = [group];
    const visit = ++this.#visit;
    for (let current = open.pop(); current !== undefined; current = open.pop()) {
      for (const next of this.#next[current]!) {
        if (this.#visited[next] === visit || this.position(next) > limit) continue;
        this.#visited[next] = visit;
        found.add(next);
        open.push(next);
      }
    }
    return found;
  }

  #renumber(start: number): void {
    for (let at = start; at < this.#sequence.length; at++) {
      this.#position[this.#sequence[at]!] = at;
    }
  }
}
