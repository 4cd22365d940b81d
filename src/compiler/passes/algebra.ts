/**
 * Rules of arithmetic that hold for every number, NaN and infinities included, up to rounding:
 * neutral elements, double signs, constant factors of constant factors, powers that are products.
 * An overflow halfway through a chain of factors may disappear, none may appear. x·0 stays, because
 * it is not 0 for all x.
 */
import type { Graph, Node, NodeId } from '../graph.ts';
import { rewrite, uniformValue, type Draft } from './rewrite.ts';

type MapNode = Extract<Node, { readonly op: 'map' }>;
/** Another node for this one, or undefined where the rule says nothing. */
type Rule = (node: MapNode, draft: Draft) => NodeId | undefined;

export function algebra(graph: Graph): Graph {
  return rewrite(graph, (node, draft) => {
    if (node.op !== 'map') return draft.add(node);
    return rules[node.function]?.(node, draft) ?? draft.add(node);
  });
}

const rules: Partial<Record<MapNode['function'], Rule>> = {
  add(node, draft) {
    const [a, b] = operands(node);
    if (constantOf(b, draft) === 0) return draft.broadcast(a, node.shape);
    if (constantOf(a, draft) === 0) return draft.broadcast(b, node.shape);
    const negatedB = operandOf('neg', b, draft);
    if (negatedB !== undefined) return draft.map('sub', node.shape, a, negatedB);
    const negatedA = operandOf('neg', a, draft);
    if (negatedA !== undefined) return draft.map('sub', node.shape, b, negatedA);
    return undefined;
  },

  sub(node, draft) {
    const [a, b] = operands(node);
    if (constantOf(b, draft) === 0) return draft.broadcast(a, node.shape);
    const negated = operandOf('neg', b, draft);
    return negated === undefined ? undefined : draft.map('add', node.shape, a, negated);
  },

  mul(node, draft) {
    const [a, b] = operands(node);
    if (a === b) return draft.map('square', node.shape, a);
    const right = constantOf(b, draft);
    if (right !== undefined) return scaled(node, a, right, draft);
    const left = constantOf(a, draft);
    return left === undefined ? undefined : scaled(node, b, left, draft);
  },

  div(node, draft) {
    const [a, b] = operands(node);
    const divisor = constantOf(b, draft);
    if (divisor !== undefined) {
      const factor = Math.fround(1 / divisor);
      return isOrdinary(divisor) && isOrdinary(factor) ? scaled(node, a, factor, draft) : undefined;
    }
    return constantOf(a, draft) === 1
      ? draft.broadcast(draft.map('reciprocal', draft.shape(b), b), node.shape)
      : undefined;
  },

  neg(node, draft) {
    const [a] = operands(node);
    const negated = operandOf('neg', a, draft);
    if (negated !== undefined) return draft.broadcast(negated, node.shape);
    const factor = factorOf(a, draft);
    return factor === undefined
      ? undefined
      : draft.map('mul', node.shape, factor.of, draft.uniform(-factor.by));
  },

  pow(node, draft) {
    const [base, exponent] = operands(node);
    switch (constantOf(exponent, draft)) {
      case 1:
        return draft.broadcast(base, node.shape);
      case 2:
        return draft.map('square', node.shape, base);
      case -1:
        return draft.map('reciprocal', node.shape, base);
      default:
        return undefined;
    }
  },

  square(node, draft) {
    const negated = operandOf('neg', operands(node)[0], draft);
    return negated === undefined ? undefined : draft.map('square', node.shape, negated);
  },

  select(node, draft) {
    const [condition, yes, no] = operands(node);
    const known = constantOf(condition, draft);
    if (known !== undefined) return draft.broadcast(known !== 0 ? yes : no, node.shape);
    return yes === no ? draft.broadcast(yes, node.shape) : undefined;
  },
};

function scaled(node: MapNode, of: NodeId, by: number, draft: Draft): NodeId | undefined {
  if (by === 1) return draft.broadcast(of, node.shape);
  const inner = factorOf(of, draft);
  const both = inner && Math.fround(inner.by * by);
  if (inner && isOrdinary(both!)) {
    return both === 1
      ? draft.broadcast(inner.of, node.shape)
      : draft.map('mul', node.shape, inner.of, draft.uniform(both!));
  }
  if (by === -1) return draft.map('neg', node.shape, of);
  return node.function === 'mul' ? undefined : draft.map('mul', node.shape, of, draft.uniform(by));
}

/** The constant factor of a product or a negation. */
function factorOf(
  id: NodeId,
  draft: Draft,
): { readonly of: NodeId; readonly by: number } | undefined {
  const node = draft.node(id);
  if (node.op !== 'map') return undefined;
  if (node.function === 'neg') return { of: node.inputs[0]!, by: -1 };
  if (node.function !== 'mul') return undefined;
  const [a, b] = operands(node);
  const right = constantOf(b, draft);
  if (right !== undefined && isOrdinary(right)) return { of: a, by: right };
  const left = constantOf(a, draft);
  return left !== undefined && isOrdinary(left) ? { of: b, by: left } : undefined;
}

/**
 * Finite, not 0 and far enough from both ends of float32 that factors joined or turned around
 * neither overflow nor vanish where they did not before by more than rounding.
 */
function isOrdinary(factor: number): boolean {
  const size = Math.abs(factor);
  return size > 2 ** -60 && size < 2 ** 60;
}

function operandOf(name: 'neg', id: NodeId, draft: Draft): NodeId | undefined {
  const node = draft.node(id);
  return node.op === 'map' && node.function === name ? node.inputs[0] : undefined;
}

function constantOf(id: NodeId, draft: Draft): number | undefined {
  return uniformValue(draft.node(id));
}

function operands(node: MapNode): [NodeId, NodeId, NodeId] {
  return node.inputs as unknown as [NodeId, NodeId, NodeId];
}
