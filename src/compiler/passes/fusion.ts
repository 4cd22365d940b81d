/**
 * Decides which nodes one instruction computes together. Where results lie is not known here.
 */
import type { NodeId } from '../graph.ts';
import { Dependencies } from './dependencies.ts';
import type { Group } from './groups.ts';
import { Precedence } from './precedence.ts';
import type { Read } from './reads.ts';
import { cheapFunctions } from './recomputation.ts';
import { schedule } from './schedule.ts';
import type { Settled } from './settle.ts';
import { squeezed } from './views.ts';

/**
 * Groups that do not need each other are joined up to this distance in the order of instructions, so
 * that what they read and write does not live longer for it.
 */
const NEARBY = 12;

/** The groups in an order in which they can run. */
export function fuse(settled: Settled): Group[] {
  const fusion = new Fusion(new Dependencies(settled));
  fusion.takeIntoReductions();
  fusion.joinWithProducers();
  fusion.letReadersGoFirst();
  fusion.joinSiblings();
  return fusion.groups();
}

class Fusion {
  readonly #dependencies: Dependencies;
  readonly #precedence: Precedence;
  /** For each node the group it is in now: the number of one of its nodes. */
  readonly #groupOf: number[] = [];
  readonly #members = new Map<number, NodeId[]>();
  /** Products and reductions: each is the number of its group. */
  readonly #anchors = new Set<NodeId>();
  readonly #isBefore = new Set<NodeId>();

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
    const { computed } = dependencies;
    for (const id of computed) {
      this.#groupOf[id] = id;
      this.#members.set(id, [id]);
      if (dependencies.node(id).op !== 'map') this.#anchors.add(id);
    }
    this.#precedence = new Precedence(dependencies.settled.nodes.length, computed);
    for (const id of computed) this.#waitForOperands(id);
  }

  #waitForOperands(reader: NodeId): void {
    for (const read of this.#dependencies.readsOf(reader)) {
      for (const part of this.#dependencies.parts.get(read.source) ?? []) {
        this.#precedence.precede(part, reader, true);
      }
      if (!this.#dependencies.isComputed(read.source)) continue;
      const canShare = !this.#anchors.has(reader) && this.#dependencies.isAligned(reader, read);
      this.#precedence.precede(read.source, reader, !canShare);
    }
  }

  /** Functions that only a reduction needs are computed while it reads. */
  takeIntoReductions(): void {
    for (const id of this.#dependencies.computed) {
      if (this.#dependencies.node(id).op === 'reduce') this.#absorb(id, this.#neededOnlyBy(id));
    }
  }

  #neededOnlyBy(reduction: NodeId): ReadonlySet<NodeId> {
    const inside = new Set([reduction]);
    const sources = (id: NodeId) => this.#dependencies.readsOf(id).map(({ source }) => source);
    const open = sources(reduction);
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (inside.has(id) || !this.#isInnerFunction(id, inside)) continue;
      inside.add(id);
      open.push(...sources(id));
      // Ascending, so that all who read a function are decided before it is.
      open.sort((a, b) => a - b);
    }
    inside.delete(reduction);
    return inside;
  }

  #isInnerFunction(id: NodeId, inside: ReadonlySet<NodeId>): boolean {
    const { settled } = this.#dependencies;
    return (
      settled.nodes[id]!.op === 'map' &&
      !settled.destinations.has(id) &&
      this.#dependencies.readersOf(id).every(({ reader, aligned }) => aligned && inside.has(reader))
    );
  }

  #absorb(reduction: NodeId, functions: ReadonlySet<NodeId>): void {
    for (const id of [...functions].sort((a, b) => b - a)) {
      // What it reads has to be in memory: it is computed for other axes than the result.
      for (const { source } of this.#dependencies.readsOf(id)) {
        if (!functions.has(source) && this.#dependencies.isComputed(source)) {
          this.#precedence.precede(this.#groupOf[source]!, id, true);
        }
      }
      this.#isBefore.add(id);
      this.#join(reduction, id);
    }
  }

  /**
   * Each function moves to where one of its operands is computed, the last one first. Cheap functions
   * wait for the only one who reads them, and move only when it cannot take them.
   */
  joinWithProducers(): void {
    const { nodes, destinations } = this.#dependencies.settled;
    const isCheap = cheapFunctions(nodes, destinations.keys());
    const waits = (id: NodeId) => {
      const [first, ...more] = this.#dependencies.readersOf(id);
      return isCheap[id] && first?.aligned === true && more.length === 0;
    };
    const functions = this.#dependencies.computed.filter(
      (id) => !this.#anchors.has(id) && !this.#isBefore.has(id),
    );
    for (const id of functions) if (!waits(id)) this.#joinProducersOf(id);
    const left = functions.filter((id) => waits(id) && this.#members.get(id)?.length === 1);
    for (const id of left) this.#joinProducersOf(id);
  }

  #joinProducersOf(id: NodeId): void {
    const producers = new Set<number>();
    for (const read of this.#dependencies.readsOf(id)) {
      const isProduced = this.#dependencies.isComputed(read.source);
      if (isProduced && this.#dependencies.isAligned(id, read))
        producers.add(this.#groupOf[read.source]!);
    }
    const position = (group: number) => this.#precedence.position(group);
    for (const group of [...producers].sort((a, b) => position(b) - position(a))) {
      const own = this.#groupOf[id]!;
      if (this.#canJoin(own, group)) this.#join(own, group);
    }
  }

  /**
   * A held tensor can be replaced where it lies only after everyone has read it, or in the very
   * instruction that reads it element by element.
   */
  letReadersGoFirst(): void {
    const { settled, parts } = this.#dependencies;
    const writers = new Map<number, readonly NodeId[]>();
    for (const [result, destination] of settled.destinations) {
      if (destination.kind === 'held')
        writers.set(destination.index, parts.get(result) ?? [result]);
    }
    for (const reader of this.#dependencies.computed) {
      for (const read of this.#dependencies.readsOf(reader)) {
        const node = settled.nodes[read.source]!;
        if (node.op !== 'input') continue;
        for (const writer of writers.get(node.index) ?? []) this.#letGoFirst(reader, read, writer);
      }
    }
  }

  #letGoFirst(reader: NodeId, read: Read, writer: NodeId): void {
    const [first, second] = [this.#groupOf[reader]!, this.#groupOf[writer]!];
    const canReplace =
      !this.#anchors.has(reader) &&
      !this.#isBefore.has(reader) &&
      this.#dependencies.isAligned(reader, read);
    if (this.#precedence.canPrecede(first, second)) {
      this.#precedence.precede(first, second, !canReplace);
    }
  }

  /**
   * Groups over the same axes run as one when they do not wait for each other, but for the same, or
   * the same waits for them. Single numbers need no such reason.
   */
  joinSiblings(): void {
    const byAxes = new Map<number, number[]>();
    const unvisited = this.#precedence.sequence.slice();
    for (const group of unvisited) {
      if (!this.#members.has(group)) continue;
      const axes = this.#dependencies.axesOf(group);
      const earlier = byAxes.get(axes) ?? [];
      byAxes.set(axes, earlier);
      const partner = earlier.findLast(
        (other) => this.#areSiblings(other, group) && this.#canJoin(other, group),
      );
      if (partner === undefined) earlier.push(group);
      else earlier[earlier.indexOf(partner)] = this.#join(partner, group);
    }
  }

  #areSiblings(a: number, b: number): boolean {
    const distance = this.#precedence.position(b) - this.#precedence.position(a);
    const isSingle = squeezed(this.#dependencies.node(a).shape).length === 0;
    return distance <= NEARBY && (isSingle || this.#precedence.shareNeighbours(a, b));
  }

  #canJoin(a: number, b: number): boolean {
    return (
      this.#dependencies.axesOf(a) === this.#dependencies.axesOf(b) &&
      !(this.#anchors.has(a) && this.#anchors.has(b)) &&
      this.#precedence.canJoin(a, b)
    );
  }

  /** Makes one group of two and returns its number. */
  #join(a: number, b: number): number {
    const [into, from] = this.#anchors.has(b) ? [b, a] : [a, b];
    this.#precedence.join(into, from);
    const members = this.#members.get(from)!;
    for (const id of members) this.#groupOf[id] = into;
    this.#members.get(into)!.push(...members);
    this.#members.delete(from);
    return into;
  }

  /** What has become of the groups, in an order in which they can run. */
  groups(): Group[] {
    const { sequence } = this.#precedence;
    const positions = new Map(sequence.map((group, position) => [group, position]));
    return schedule(
      sequence.map((group) => this.#group(group)),
      sequence.map((group) => this.#precedence.waitsFor(group).map((it) => positions.get(it)!)),
      this.#dependencies.settled,
    );
  }

  #group(group: number): Group {
    const functions = this.#members
      .get(group)!
      .filter((id) => !this.#anchors.has(id))
      .sort((a, b) => a - b);
    return {
      ...(this.#anchors.has(group) && { anchor: group }),
      before: functions.filter((id) => this.#isBefore.has(id)),
      body: functions.filter((id) => !this.#isBefore.has(id)),
    };
  }
}
