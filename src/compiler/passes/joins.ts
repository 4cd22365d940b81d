/**
 * Puts together what slices took apart and the other way round: slices of slices, slices that lie
 * within one part of a concatenation, concatenations of neighbouring slices, and sums of
 * concatenations padded with zeros, which is how gradients of slices come.
 */
import { sameShape } from '../graph.ts';
import type { Graph, Node, NodeId } from '../graph.ts';
import { repeated, rewrite, uniformValue, type Draft } from './rewrite.ts';

export function joins(graph: Graph): Graph {
  return rewrite(graph, (node, draft) => {
    if (node.op === 'slice') return sliced(node.inputs[0], node.begin, node.shape, draft);
    if (node.op === 'concat') return concatenated(node, draft);
    if (node.op === 'map' && node.function === 'add') return added(node, draft) ?? draft.add(node);
    return draft.add(node);
  });
}

function sliced(
  input: NodeId,
  begin: readonly number[],
  shape: readonly number[],
  draft: Draft,
): NodeId {
  const node = draft.node(input);
  if (sameShape(node.shape, shape)) return input;
  if (node.op === 'slice') {
    return sliced(
      node.inputs[0],
      begin.map((at, axis) => at + node.begin[axis]!),
      shape,
      draft,
    );
  }
  if (node.op === 'concat') {
    const part = partsOf(node, draft).find(
      ({ from, to }) => from <= begin[node.axis]! && begin[node.axis]! + shape[node.axis]! <= to,
    );
    if (part) {
      const within = begin.map((at, axis) => (axis === node.axis ? at - part.from : at));
      return sliced(part.id, within, shape, draft);
    }
  }
  return draft.add({ op: 'slice', begin, inputs: [input], shape });
}

type Concat = Extract<Node, { readonly op: 'concat' }>;

/** A part of a concatenation, and where it lies along its axis. */
interface Part {
  readonly id: NodeId;
  readonly from: number;
  readonly to: number;
}

function partsOf({ axis, inputs }: Concat, draft: Draft): Part[] {
  let to = 0;
  return inputs.map((id) => {
    const from = to;
    to += draft.shape(id)[axis]!;
    return { id, from, to };
  });
}

function concatenated(node: Concat, draft: Draft): NodeId {
  const { axis } = node;
  const flat = node.inputs.flatMap((id) => {
    const input = draft.node(id);
    return input.op === 'concat' && input.axis === axis ? input.inputs : [id];
  });
  const joined: NodeId[] = [];
  for (const id of flat) {
    const together = joined.length > 0 ? neighbours(joined.at(-1)!, id, axis, draft) : undefined;
    if (together === undefined) joined.push(id);
    else joined[joined.length - 1] = together;
  }
  return joined.length === 1 ? joined[0]! : draft.add({ ...node, inputs: joined });
}

/** Two slices of the same node, or two runs of the same number, as one. */
function neighbours(a: NodeId, b: NodeId, axis: number, draft: Draft): NodeId | undefined {
  const [first, second] = [draft.node(a), draft.node(b)];
  const shape = first.shape.map((length, at) =>
    at === axis ? length + second.shape[axis]! : length,
  );
  const value = uniformValue(first);
  if (value !== undefined && Object.is(value, uniformValue(second))) {
    return draft.uniform(value, shape);
  }
  if (first.op !== 'slice' || second.op !== 'slice') return undefined;
  const continues =
    first.inputs[0] === second.inputs[0] &&
    first.begin.every((at, i) => second.begin[i] === (i === axis ? at + first.shape[axis]! : at));
  return continues ? sliced(first.inputs[0], first.begin, shape, draft) : undefined;
}

/** The sum of two concatenations when at most one of them is not 0 in each place. */
function added(node: Extract<Node, { op: 'map' }>, draft: Draft): NodeId | undefined {
  const [a, b] = node.inputs.map((input) => draft.node(input));
  if (a?.op !== 'concat' || b?.op !== 'concat' || a.axis !== b.axis || !sameShape(a.shape, b.shape))
    return undefined;
  const { axis } = a;
  const [ofA, ofB] = [partsOf(a, draft), partsOf(b, draft)];
  const cuts = [...new Set([...ofA, ...ofB].map(({ to }) => to))].sort((x, y) => x - y);

  const parts: (() => NodeId)[] = [];
  let from = 0;
  for (const to of cuts) {
    const start = from;
    const [inA, inB] = [ofA, ofB].map((all) =>
      all.find((part) => part.from <= start && to <= part.to)!,
    ) as [Part, Part];
    const part = isZero(inA, draft) ? inB : isZero(inB, draft) ? inA : undefined;
    if (!part) return undefined;
    const shape = a.shape.map((length, at) => (at === axis ? to - start : length));
    const begin = shape.map((_, at) => (at === axis ? start - part.from : 0));
    parts.push(() => sliced(part.id, begin, shape, draft));
    from = to;
  }
  const inputs = parts.map((part) => part());
  return concatenated({ op: 'concat', axis, inputs, shape: a.shape }, draft);
}

function isZero({ id }: Part, draft: Draft): boolean {
  const node = draft.node(id);
  return uniformValue(draft.node(repeated(node) ?? id)) === 0;
}
