/**
 * Where everything lies: inputs and constants in blocks of their own, results in the blocks of what
 * they replace or report, all else in scratch, whose places are used again as soon as nobody reads
 * them any more. A value takes over the place of one that dies where it is made from it element by
 * element.
 */
import type { NodeId } from '../graph.ts';
import type { Place } from '../plan.ts';
import { readsOf, type Computed } from './reads.ts';
import { ScratchSpace } from './scratchSpace.ts';
import type { Settled } from './settle.ts';
import type { Storage, Storages } from './storages.ts';
import { isMadeFrom, mayFollow } from './succession.ts';

export interface Placement {
  readonly places: ReadonlyMap<Storage, Place>;
  readonly scratchSize: number;
  /** Nodes whose values the constant blocks have. */
  readonly constants: readonly NodeId[];
  /** What has to be copied into held tensors at the end, because it could not be made there. */
  readonly lateCopies: readonly LateCopy[];
}

export interface LateCopy {
  readonly from: Storage;
  readonly held: number;
}

/** @param heldCount how many inputs are held; the others are fed */
export function place(settled: Settled, storages: Storages, heldCount: number): Placement {
  return new Placing(settled, storages).place(heldCount);
}

class Placing {
  readonly #settled: Settled;
  readonly #storages: Storages;
  readonly #places = new Map<Storage, Place>();
  readonly #constants: NodeId[] = [];
  readonly #lateCopies: LateCopy[] = [];

  constructor(settled: Settled, storages: Storages) {
    this.#settled = settled;
    this.#storages = storages;
  }

  place(heldCount: number): Placement {
    const held = this.#placeGiven(heldCount);
    this.#placeResults(held);
    const scratchSize = this.#placeScratch();
    return {
      places: this.#places,
      scratchSize,
      constants: this.#constants,
      lateCopies: this.#lateCopies,
    };
  }

  /** Inputs and constants. Returns the storages of held inputs by their index. */
  #placeGiven(heldCount: number): ReadonlyMap<number, Storage> {
    const held = new Map<number, Storage>();
    for (const [id, storage] of this.#storages.all) {
      const node = this.#settled.nodes[id]!;
      if (node.op === 'input' && node.index < heldCount) {
        held.set(node.index, storage);
        this.#places.set(storage, block('held', node.index));
      } else if (node.op === 'input') {
        this.#places.set(storage, block('fed', node.index - heldCount));
      } else if (node.op === 'constant' && storage.reads.length > 0) {
        this.#places.set(storage, block('constant', this.#constants.push(id) - 1));
      }
    }
    return held;
  }

  #placeResults(held: ReadonlyMap<number, Storage>): void {
    for (const [id, destination] of this.#settled.destinations) {
      const storage = this.#storages.all.get(id);
      if (!storage || destination.kind === 'part') continue;
      const { index } = destination;
      if (destination.kind === 'report') {
        this.#places.set(storage, block('report', index));
        continue;
      }
      const old = held.get(index);
      if (old && !mayFollow(old, storage)) {
        this.#lateCopies.push({ from: storage, held: index });
        continue;
      }
      this.#places.set(storage, block('held', index));
      if (old) this.#placeChain(old, storage, index);
    }
  }

  /**
   * When the result is made element by element from a value that is made so from another …, which
   * is made from the held tensor itself, all of them take over its block one after another.
   */
  #placeChain(old: Storage, result: Storage, index: number): void {
    const chain = this.#chainTo(old, result, new Set());
    if (!chain) return;
    // All pairs, because a value may still be read when the next but one is there.
    const fits = chain.every((first, at) =>
      chain.slice(at + 1).every((second) => mayFollow(first, second)),
    );
    if (!fits) return;
    for (const storage of chain) this.#places.set(storage, block('held', index));
  }

  #chainTo(old: Storage, from: Storage, visited: Set<Storage>): Storage[] | undefined {
    if (from === old) return [old];
    if (visited.has(from)) return undefined;
    visited.add(from);
    for (const source of this.#sourcesNearestFirst(from.node)) {
      const storage = this.#storages.all.get(source);
      const isFree = storage && (storage === old || !this.#places.has(storage));
      if (!isFree || !isMadeFrom(from, storage)) continue;
      const chain = this.#chainTo(old, storage, visited);
      if (chain) return [...chain, from];
    }
    return undefined;
  }

  /** What the instruction that computes `node` reads for it, what is fewest functions away first. */
  #sourcesNearestFirst(node: NodeId): Iterable<NodeId> {
    const { stepOf } = this.#storages;
    const found = new Set([node]);
    for (const id of found) {
      if (stepOf[id] === undefined || stepOf[id] !== stepOf[node]) continue;
      const computed = this.#settled.nodes[id] as Computed;
      for (const { source } of readsOf(computed, this.#settled)) found.add(source);
    }
    found.delete(node);
    return found;
  }

  #placeScratch(): number {
    const space = new ScratchSpace();
    const unplaced = [...this.#storages.all.values()].filter(
      (storage) => !this.#places.has(storage) && storage.writes.length > 0,
    );
    const late = new Set(this.#lateCopies.map(({ from }) => from));
    const ends = unplaced.filter((storage) => !late.has(storage));
    const byFirst = groupedBy(unplaced, firstWrite);
    const byLast = groupedBy(ends, lastTouch);
    const steps = this.#storages.stored.length;

    for (let step = 0; step < steps; step++) {
      const dying = new Set(byLast.get(step) ?? []);
      for (const storage of byFirst.get(step) ?? []) {
        const old = [...dying].find(
          (other) =>
            this.#places.has(other) &&
            other !== storage &&
            other.size === storage.size &&
            firstWrite(other) < step &&
            mayFollow(other, storage),
        );
        if (old) dying.delete(old);
        const offset = old ? this.#places.get(old)!.offset : space.take(storage.size);
        this.#places.set(storage, { memory: 'scratch', index: 0, offset });
      }
      for (const storage of dying) space.give(this.#places.get(storage)!.offset, storage.size);
    }
    return space.size;
  }
}

function block(memory: Place['memory'], index: number): Place {
  return { memory, index, offset: 0 };
}

function groupedBy(
  storages: readonly Storage[],
  stepOf: (storage: Storage) => number,
): ReadonlyMap<number, readonly Storage[]> {
  const groups = new Map<number, Storage[]>();
  for (const storage of storages) {
    const step = stepOf(storage);
    const group = groups.get(step);
    if (group) group.push(storage);
    else groups.set(step, [storage]);
  }
  return groups;
}

function firstWrite({ writes }: Storage): number {
  return Math.min(...writes.map(({ step }) => step));
}

function lastTouch({ writes, reads }: Storage): number {
  return Math.max(...[...writes, ...reads].map(({ step }) => step));
}
