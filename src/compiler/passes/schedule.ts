/**
 * Puts instructions into an order in which little memory is in use at a time: what frees more than
 * it takes runs as soon as it can, all else in the order in which it was written.
 */
import { sizeOf } from '../graph.ts';
import type { NodeId } from '../graph.ts';
import { membersOf, partsOf, type Group } from './groups.ts';
import { readsOf, type Computed } from './reads.ts';
import type { Settled } from './settle.ts';

/**
 * @param groups in an order in which they can run
 * @param waitsFor for each group the positions in `groups` of those that have to run before it
 */
export function schedule(
  groups: readonly Group[],
  waitsFor: readonly (readonly number[])[],
  settled: Settled,
): Group[] {
  const memory = new MemoryInUse(groups, settled);
  const waiting = waitsFor.map((first) => first.length);
  const next: number[][] = groups.map(() => []);
  waitsFor.forEach((first, group) => first.forEach((other) => next[other]!.push(group)));

  const needed = whenNeeded(groups, next);
  const order: Group[] = [];
  const ready = new Set([...groups.keys()].filter((group) => waiting[group] === 0));
  while (ready.size > 0) {
    const chosen = choose(ready);
    ready.delete(chosen);
    memory.run(chosen);
    order.push(groups[chosen]!);
    for (const group of next[chosen]!) {
      waiting[group]!--;
      if (waiting[group] === 0) ready.add(group);
    }
  }
  return order;

  function choose(from: ReadonlySet<number>): number {
    let freeing: number | undefined;
    let first: number | undefined;
    let least = 0;
    for (const group of from) {
      const taken = memory.takenBy(group);
      if (taken < least) {
        least = taken;
        freeing = group;
      }
      if (first === undefined || needed[group]! < needed[first]!) first = group;
    }
    return freeing ?? first!;
  }
}

/**
 * Where in the order of nodes each group belongs: a product or reduction where it was written,
 * elementwise functions just before the first who needs them.
 */
function whenNeeded(groups: readonly Group[], next: readonly (readonly number[])[]): number[] {
  const needed: number[] = [];
  for (let group = groups.length - 1; group >= 0; group--) {
    const { anchor, body } = groups[group]!;
    const first = Math.min(...next[group]!.map((other) => needed[other]!));
    needed[group] = anchor ?? Math.min(first - 0.5, body.at(-1)!);
  }
  return needed;
}

/** What lies in memory while groups run one after another. */
class MemoryInUse {
  readonly #reads: readonly ReadonlySet<NodeId>[];
  readonly #readersLeft: number[] = [];
  readonly #sizes: readonly number[];
  readonly #written: readonly (readonly NodeId[])[];

  constructor(groups: readonly Group[], settled: Settled) {
    const { nodes, destinations } = settled;
    const parts = partsOf(settled);
    this.#reads = groups.map((group) => {
      const own = new Set(membersOf(group));
      const sources = membersOf(group)
        .flatMap((id) => readsOf(nodes[id] as Computed, settled))
        .flatMap(({ source }) => parts.get(source) ?? [source]);
      return new Set(sources.filter((source) => !own.has(source)));
    });
    for (const sources of this.#reads) {
      for (const source of sources)
        this.#readersLeft[source] = (this.#readersLeft[source] ?? 0) + 1;
    }
    this.#written = groups.map((group) =>
      membersOf(group).filter((id) => this.#readersLeft[id] !== undefined),
    );
    const isScratch = (id: NodeId) => {
      const { op } = nodes[id]!;
      const kind = destinations.get(id)?.kind;
      return op !== 'input' && op !== 'constant' && kind !== 'held' && kind !== 'report';
    };
    this.#sizes = nodes.map((node, id) => (isScratch(id) ? sizeOf(node.shape) : 0));
  }

  /** How many numbers more are in memory after the group has run; negative when there are less. */
  takenBy(group: number): number {
    let taken = 0;
    for (const id of this.#written[group]!) taken += this.#sizes[id]!;
    for (const id of this.#reads[group]!) {
      if (this.#readersLeft[id] === 1) taken -= this.#sizes[id]!;
    }
    return taken;
  }

  run(group: number): void {
    for (const id of this.#reads[group]!) this.#readersLeft[id]!--;
  }
}
