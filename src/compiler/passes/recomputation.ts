/**
 * Computes small functions anew for everyone who reads them, when what they are functions of has to
 * be in memory anyway: the mask of a rectifier is sooner found from what it let through than written
 * to memory and read again.
 */
import { inputsOf, sameShape } from '../graph.ts';
import type { FunctionName } from '../functions.ts';
import type { Graph, Node, NodeId } from '../graph.ts';
import { Draft, renumbered, uniformValue } from './rewrite.ts';

/** Functions that cost about as much as reading a number from memory. */
const CHEAP: ReadonlySet<FunctionName> = new Set<FunctionName>([
  'neg',
  'abs',
  'sign',
  'square',
  'relu',
  'leakyRelu',
  'step',
  'logicalNot',
  'add',
  'sub',
  'mul',
  'maximum',
  'minimum',
  'greater',
  'greaterEqual',
  'less',
  'lessEqual',
  'equal',
  'notEqual',
]);

/** The longest chain of cheap functions that is still cheaper than memory. */
const LONGEST_CHAIN = 3;

/** Gives every reader a cheap function of its own. What nobody reads then is left for `deadCode`. */
export function recomputation({ nodes, outputs }: Graph): Graph {
  const isCheap = cheapFunctions(nodes, outputs);
  const draft = new Draft();
  const numbers: NodeId[] = [];

  nodes.forEach((node, id) => {
    const inputs = readsElements(node) ? ownInputs(node) : numbers;
    numbers[id] = draft.add(renumbered(node, inputs));
  });
  return { nodes: draft.nodes, outputs: outputs.map((output) => numbers[output]!) };

  /** The inputs of a reader, by their old numbers. */
  function ownInputs(reader: Node): NodeId[] {
    const own: NodeId[] = [];
    for (const input of inputsOf(reader)) {
      if (own[input] !== undefined) continue;
      const node = nodes[input]!;
      own[input] = isCheap[input] ? draft.add(renumbered(node, ownInputs(node))) : numbers[input]!;
    }
    return own;
  }
}

/**
 * For each node whether it is a chain of cheap functions of a node that is in memory anyway, and
 * read by elementwise functions and reductions alone.
 */
export function cheapFunctions(nodes: readonly Node[], outputs: Iterable<NodeId>): boolean[] {
  const inMemory = findInMemory(nodes, outputs);
  const chains: number[] = [];
  nodes.forEach((node, id) => {
    if (inMemory[id] || node.op !== 'map' || !CHEAP.has(node.function)) return;
    const operands = new Set(
      node.inputs.filter((input) => uniformValue(nodes[input]!) === undefined),
    );
    const [operand] = operands;
    if (operands.size !== 1 || !sameShape(nodes[operand!]!.shape, node.shape)) return;
    const before = inMemory[operand!] ? 0 : chains[operand!];
    if (before !== undefined && before < LONGEST_CHAIN) chains[id] = before + 1;
  });
  return nodes.map((_, id) => chains[id] !== undefined);
}

/** Which nodes instructions write to memory because somebody needs all of their elements at once. */
function findInMemory(nodes: readonly Node[], outputs: Iterable<NodeId>): boolean[] {
  const needed = new Set(outputs);
  for (let id = nodes.length - 1; id >= 0; id--) {
    const node = nodes[id]!;
    if (readsElements(node)) continue;
    // A reshape needs nothing itself, but hands on what those who read it need.
    if (node.op !== 'reshape' || needed.has(id))
      for (const input of inputsOf(node)) needed.add(input);
  }
  const inMemory: boolean[] = [];
  for (const [id, node] of nodes.entries()) inMemory[id] = isInMemory(id, node);
  return inMemory;

  function isInMemory(id: NodeId, node: Node): boolean {
    switch (node.op) {
      // Reading these for longer may keep a held tensor from being replaced where it lies.
      case 'input':
      case 'constant':
        return false;
      case 'concat':
        return true;
      case 'slice':
      case 'transpose':
      case 'reshape':
        return inMemory[node.inputs[0]]!;
      default:
        return needed.has(id);
    }
  }
}

function readsElements(node: Node): boolean {
  return node.op === 'map' || node.op === 'reduce';
}
