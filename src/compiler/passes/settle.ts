/**
 * The last pass before instructions are made: from here on every node is an input, a constant, a
 * view, a concatenation or one that an instruction computes, and whatever has to lie in a certain
 * place – parts of concatenations, results – is a node of its own that can be written there. Copies
 * are put in where that needs them; most of them become another store of the instruction before.
 */
import { inputsOf, packedStrides, sameShape } from '../graph.ts';
import type { Graph, Node, NodeId } from '../graph.ts';
import { Draft, renumbered } from './rewrite.ts';
import { isPacked, isWhole, viewOf, type View } from './views.ts';

/** Where the elements of a node have to be written. */
export type Destination =
  /** A part of `concat`, which starts at `offset` and is walked with `strides` along `shape`. */
  | {
      readonly kind: 'part';
      readonly concat: NodeId;
      readonly offset: number;
      readonly strides: readonly number[];
    }
  | { readonly kind: 'held'; readonly index: number }
  | { readonly kind: 'report'; readonly index: number };

/** A graph that is ready to become instructions. */
export interface Settled {
  readonly nodes: readonly Node[];
  /** One for each node. */
  readonly views: readonly View[];
  /** Of nodes that instructions compute and of concatenations. Nobody reads a reported node. */
  readonly destinations: ReadonlyMap<NodeId, Destination>;
}

/** @param updates for each of the first outputs the held tensor that it replaces; the others are reported */
export function settle(graph: Graph, updates: readonly number[]): Settled {
  return new Settling(graph).settle(updates);
}

class Settling {
  readonly #draft = new Draft();
  readonly #views: View[] = [];
  readonly #readers: number[] = [];
  readonly #destinations = new Map<NodeId, Destination>();
  readonly #graph: Graph;

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  settle(updates: readonly number[]): Settled {
    const numbers: NodeId[] = [];
    for (const node of this.#graph.nodes) numbers.push(this.#add(renumbered(node, numbers)));
    this.#countReaders(numbers);
    this.#graph.outputs.forEach((output, index) => {
      const destination: Destination =
        index < updates.length
          ? { kind: 'held', index: updates[index]! }
          : { kind: 'report', index: index - updates.length };
      this.#placeResult(numbers[output]!, destination);
    });
    this.#placeParts();
    return {
      nodes: this.#draft.nodes,
      views: this.#views,
      destinations: this.#destinations,
    };
  }

  #add(node: Node): NodeId {
    const ready = node.op === 'matMul' ? this.#withMatrices(node) : node;
    const view = this.#viewOf(this.#draft.nodes.length, ready);
    if (view) return this.#push(ready, view);
    // Only a reshape of elements that are not in the order of memory has no view.
    const copy = this.#copy(inputsOf(node)[0]!);
    return this.#add({ op: 'reshape', inputs: [copy], shape: node.shape });
  }

  #viewOf(id: NodeId, node: Node): View | undefined {
    return viewOf(
      id,
      node,
      (input) => this.#views[input]!,
      (input) => this.#draft.shape(input),
    );
  }

  #push(node: Node, view: View): NodeId {
    this.#views.push(view);
    return this.#draft.add(node);
  }

  #copy(id: NodeId): NodeId {
    const shape = this.#draft.shape(id);
    const copy = this.#draft.nodes.length;
    return this.#push(
      { op: 'map', function: 'identity', parameters: [], inputs: [id], shape },
      { source: copy, offset: 0, strides: packedStrides(shape) },
    );
  }

  #withMatrices(node: Extract<Node, { op: 'matMul' }>): Node {
    const inputs = node.inputs.map((input) => (this.#isMatrix(input) ? input : this.#copy(input)));
    return { ...node, inputs: inputs as [NodeId, NodeId] };
  }

  /** Whether the last two axes lie packed in memory, in either order. */
  #isMatrix(id: NodeId): boolean {
    const { strides } = this.#views[id]!;
    const [rows, columns] = this.#draft.shape(id).slice(-2) as [number, number];
    const [alongRows, alongColumns] = strides.slice(-2) as [number, number];
    return (
      isPacked([rows, columns], [alongRows, alongColumns]) ||
      isPacked([columns, rows], [alongColumns, alongRows])
    );
  }

  #countReaders(numbers: readonly NodeId[]): void {
    const isView = (node: Node) =>
      node.op === 'reshape' || node.op === 'transpose' || node.op === 'slice';
    const count = (id: NodeId) => {
      const { source } = this.#views[id]!;
      this.#readers[source] = (this.#readers[source] ?? 0) + 1;
    };
    for (const node of this.#draft.nodes) if (!isView(node)) inputsOf(node).forEach(count);
    for (const output of this.#graph.outputs) count(numbers[output]!);
  }

  #placeParts(): void {
    const count = this.#draft.nodes.length;
    for (let id = 0; id < count; id++) {
      const node = this.#draft.node(id);
      if (node.op !== 'concat') continue;
      const strides = packedStrides(node.shape);
      const isOutermost = node.shape.slice(0, node.axis).every((length) => length === 1);
      // Others could not read a part in a report, nor one with gaps in the order of memory.
      const canBeRead = isOutermost && this.#destinations.get(id)?.kind !== 'report';
      let begin = 0;
      for (const input of node.inputs) {
        const part = this.#partOf(input, isOutermost, canBeRead);
        this.#destinations.set(part, {
          kind: 'part',
          concat: id,
          offset: begin * strides[node.axis]!,
          strides: isOutermost ? packedStrides(this.#draft.shape(part)) : strides,
        });
        begin += this.#draft.shape(input)[node.axis]!;
      }
    }
  }

  /** What is written as a part of a concatenation: the node itself if it can be, else a copy. */
  #partOf(input: NodeId, isOutermost: boolean, canBeRead: boolean): NodeId {
    const source = this.#sourceOf(input);
    if (source === undefined || this.#draft.node(source).op === 'concat') return this.#copy(input);
    const fits =
      (canBeRead || this.#readers[source] === 1) &&
      (isOutermost || sameShape(this.#draft.shape(source), this.#draft.shape(input)));
    return fits ? source : this.#copy(input);
  }

  #placeResult(output: NodeId, destination: Destination): void {
    if (destination.kind === 'held' && this.#isInput(output, destination.index)) return;
    const source = this.#sourceOf(output);
    const isReadElsewhere = source !== undefined && this.#readers[source]! > 1;
    // Reports are written only: an executor may keep them where instructions cannot read.
    const fits = source !== undefined && (destination.kind === 'held' || !isReadElsewhere);
    this.#destinations.set(fits ? source : this.#copy(output), destination);
  }

  /** Whether a held tensor is handed back as it came in. */
  #isInput(id: NodeId, index: number): boolean {
    const view = this.#views[id]!;
    const node = this.#draft.node(view.source);
    return (
      node.op === 'input' &&
      node.index === index &&
      isWhole(view, this.#draft.shape(id), node.shape)
    );
  }

  /** What an instruction or a concatenation makes and `id` shows all of, when it is still free to go anywhere. */
  #sourceOf(id: NodeId): NodeId | undefined {
    const view = this.#views[id]!;
    const node = this.#draft.node(view.source);
    const isMade = node.op !== 'input' && node.op !== 'constant';
    return isMade &&
      !this.#destinations.has(view.source) &&
      isWhole(view, this.#draft.shape(id), node.shape)
      ? view.source
      : undefined;
  }
}
