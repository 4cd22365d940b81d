/** Who reads whom: what fusion has to know of a settled graph. Decides nothing. */
import type { NodeId } from '../graph.ts';
import { squeezed } from './views.ts';
import { partsOf } from './groups.ts';
import { isAligned, isComputed, readsOf, walkedShape, type Computed, type Read } from './reads.ts';
import type { Settled } from './settle.ts';

export interface Reader {
  readonly reader: NodeId;
  /** Whether each of its elements needs just the same element, so that both can be computed together. */
  readonly aligned: boolean;
}

export class Dependencies {
  /** What instructions compute, in an order in which they can. */
  readonly computed: readonly NodeId[];
  /** For each concatenation what is written as its parts. */
  readonly parts: ReadonlyMap<NodeId, readonly NodeId[]>;
  readonly settled: Settled;
  readonly #reads = new Map<NodeId, readonly Read[]>();
  readonly #readers = new Map<NodeId, Reader[]>();
  readonly #axes = new Map<NodeId, number>();

  constructor(settled: Settled) {
    this.settled = settled;
    this.parts = partsOf(settled);
    const axes = new Map<string, number>();
    settled.nodes.forEach((node, id) => {
      if (!isComputed(node)) return;
      this.#reads.set(id, readsOf(node, settled));
      this.#readers.set(id, []);
      const key = squeezed(node.shape).join();
      if (!axes.has(key)) axes.set(key, axes.size);
      this.#axes.set(id, axes.get(key)!);
    });
    this.computed = this.#naturalOrder();
    for (const reader of this.computed) {
      for (const read of this.readsOf(reader)) {
        const aligned = this.isAligned(reader, read);
        this.#readers.get(read.source)?.push({ reader, aligned });
      }
    }
  }

  node(id: NodeId): Computed {
    return this.settled.nodes[id] as Computed;
  }

  isComputed(id: NodeId): boolean {
    return this.#reads.has(id);
  }

  readsOf(id: NodeId): readonly Read[] {
    return this.#reads.get(id)!;
  }

  readersOf(id: NodeId): readonly Reader[] {
    return this.#readers.get(id)!;
  }

  /** Equal for computed nodes whose results have the same axes, those of length 1 aside. */
  axesOf(id: NodeId): number {
    return this.#axes.get(id)!;
  }

  /** Whether `read`, one of those of `reader`, is of the same element of its source each time. */
  isAligned(reader: NodeId, read: Read): boolean {
    const node = this.node(reader);
    return node.op !== 'matMul' && isAligned(read, walkedShape(node, this.settled), this.settled);
  }

  /** The order of the graph; copies come where what they copy is made, or else where it is needed. */
  #naturalOrder(): NodeId[] {
    const places = new Map([...this.#reads.keys()].map((id) => [id, this.#naturalPlace(id)]));
    return [...places.keys()].sort((a, b) => places.get(a)! - places.get(b)!);
  }

  #naturalPlace(id: NodeId): number {
    const node = this.node(id);
    const destination = this.settled.destinations.get(id);
    if (node.op !== 'map' || node.function !== 'identity' || !destination) return id;
    const { source } = this.readsOf(id)[0]!;
    if (this.isComputed(source) || this.parts.has(source)) return source + 0.5;
    return destination.kind === 'part' ? destination.concat - 0.5 : id;
  }
}
