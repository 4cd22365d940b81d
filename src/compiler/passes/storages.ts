/**
 * Which runs of memory a program needs, and when each is written and read. A storage holds one
 * node, or a concatenation with all its parts. Where storages lie is not known here.
 */
import { packedStrides, sizeOf } from '../graph.ts';
import type { NodeId, Shape } from '../graph.ts';
import { membersOf, partsOf, type Group } from './groups.ts';
import { readsOf, walkedShape, type Computed, type Read } from './reads.ts';
import { uniformValue } from './rewrite.ts';
import type { Settled } from './settle.ts';
import { squeezed, squeezedStrides } from './views.ts';

/** One time that an instruction touches a storage. */
export interface Touch {
  /** Which instruction, counted from 0. */
  readonly step: number;
  /** From the start of the storage, in numbers. */
  readonly offset: number;
  readonly strides: readonly number[];
  /** The numbers touched lie in [offset, end). */
  readonly end: number;
  /** Whether the instruction does it element by element in the body that stores. */
  readonly elementwise: boolean;
}

export interface Storage {
  /** The node that takes up all of it. */
  readonly node: NodeId;
  readonly size: number;
  readonly writes: Touch[];
  readonly reads: Touch[];
  /** Whether an instruction writes what it has read elsewhere, as it is. */
  isCopied: boolean;
}

export interface Storages {
  /** For each input, constant, concatenation and stored node. */
  readonly all: ReadonlyMap<NodeId, Storage>;
  /** Where in which storage a node starts. */
  locate(node: NodeId): { readonly storage: Storage; readonly offset: number };
  /** For each group what it stores, ascending. */
  readonly stored: readonly (readonly NodeId[])[];
  /** For each computed node which group computes it. */
  readonly stepOf: readonly number[];
}

export function findStorages(settled: Settled, groups: readonly Group[]): Storages {
  const stepOf: number[] = [];
  groups.forEach((group, step) => membersOf(group).forEach((id) => (stepOf[id] = step)));
  return new Finding(settled, groups, stepOf).storages();
}

class Finding {
  readonly #settled: Settled;
  readonly #groups: readonly Group[];
  readonly #stepOf: readonly number[];
  readonly #all = new Map<NodeId, Storage>();
  readonly #reads = new Map<NodeId, readonly Read[]>();

  constructor(settled: Settled, groups: readonly Group[], stepOf: readonly number[]) {
    this.#settled = settled;
    this.#groups = groups;
    this.#stepOf = stepOf;
  }

  storages(): Storages {
    const stored = this.#findStored();
    this.#makeStorages(stored);
    this.#noteReads();
    this.#noteWrites(stored);
    return {
      all: this.#all,
      locate: (node) => this.#locate(node),
      stored,
      stepOf: this.#stepOf,
    };
  }

  /** What other instructions need, or somebody outside. */
  #findStored(): NodeId[][] {
    const needed = new Set(this.#settled.destinations.keys());
    this.#groups.forEach((group, step) => {
      for (const id of membersOf(group)) {
        const reads = readsOf(this.#node(id), this.#settled);
        this.#reads.set(id, reads);
        for (const { source } of reads) if (this.#stepOf[source] !== step) needed.add(source);
      }
    });
    return this.#groups.map((group) => membersOf(group).filter((id) => needed.has(id)));
  }

  #makeStorages(stored: readonly (readonly NodeId[])[]): void {
    const { nodes, destinations } = this.#settled;
    const make = (node: NodeId) => {
      const size = sizeOf(nodes[node]!.shape);
      this.#all.set(node, { node, size, writes: [], reads: [], isCopied: false });
    };
    nodes.forEach((node, id) => {
      if (node.op === 'input' || node.op === 'constant') make(id);
    });
    partsOf(this.#settled).forEach((_, concat) => make(concat));
    for (const id of stored.flat()) if (destinations.get(id)?.kind !== 'part') make(id);
  }

  #noteReads(): void {
    this.#groups.forEach((group, step) => {
      for (const id of membersOf(group)) {
        const node = this.#node(id);
        const elementwise = node.op === 'map' && !group.before.includes(id);
        this.#reads.get(id)!.forEach((read, operand) => {
          const source = this.#settled.nodes[read.source]!;
          const isLiteral = node.op !== 'matMul' && uniformValue(source) !== undefined;
          if (this.#stepOf[read.source] === step || isLiteral) return;
          const { storage, offset } = this.#locate(read.source);
          const shape =
            node.op === 'matMul'
              ? this.#settled.nodes[node.inputs[operand]!]!.shape
              : walkedShape(node, this.#settled);
          storage.reads.push(touch(step, offset + read.offset, shape, read.strides, elementwise));
        });
      }
    });
  }

  #noteWrites(stored: readonly (readonly NodeId[])[]): void {
    stored.forEach((ids, step) => {
      for (const id of ids) {
        const { storage, offset } = this.#locate(id);
        const { shape } = this.#settled.nodes[id]!;
        storage.writes.push(
          touch(step, offset, squeezed(shape), storedStrides(id, this.#settled), true),
        );
        if (this.#isCopy(id)) storage.isCopied = true;
      }
    });
  }

  #isCopy(id: NodeId): boolean {
    const node = this.#node(id);
    if (node.op !== 'map' || node.function !== 'identity') return false;
    const [{ source }] = this.#reads.get(id) as [Read];
    return this.#stepOf[source] !== this.#stepOf[id] || this.#isCopy(source);
  }

  #node(id: NodeId): Computed {
    return this.#settled.nodes[id] as Computed;
  }

  #locate(node: NodeId): { storage: Storage; offset: number } {
    const destination = this.#settled.destinations.get(node);
    return destination?.kind === 'part'
      ? { storage: this.#all.get(destination.concat)!, offset: destination.offset }
      : { storage: this.#all.get(node)!, offset: 0 };
  }
}

/** Strides with which a computed node is stored, along its axes without those of length 1. */
export function storedStrides(id: NodeId, { nodes, destinations }: Settled): number[] {
  const { shape } = nodes[id]!;
  const destination = destinations.get(id);
  return squeezedStrides(
    shape,
    destination?.kind === 'part' ? destination.strides : packedStrides(shape),
  );
}

function touch(
  step: number,
  offset: number,
  shape: Shape,
  strides: readonly number[],
  elementwise: boolean,
): Touch {
  const last = shape.reduce((at, length, axis) => at + (length - 1) * strides[axis]!, offset);
  return { step, offset, strides, end: last + 1, elementwise };
}
