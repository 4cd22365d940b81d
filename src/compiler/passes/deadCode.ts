/** Leaves out every node that no output needs. */
import { inputsOf } from '../graph.ts';
import type { Graph, Node, NodeId } from '../graph.ts';
import { renumbered } from './rewrite.ts';

export function deadCode({ nodes, outputs }: Graph): Graph {
  const needed = new Uint8Array(nodes.length);
  for (const output of outputs) needed[output] = 1;
  for (let id = nodes.length - 1; id >= 0; id--) {
    if (needed[id]) for (const input of inputsOf(nodes[id]!)) needed[input] = 1;
  }

  const numbers: NodeId[] = [];
  const kept: Node[] = [];
  nodes.forEach((node, id) => {
    if (needed[id]) numbers[id] = kept.push(renumbered(node, numbers)) - 1;
  });
  return { nodes: kept, outputs: outputs.map((output) => numbers[output]!) };
}
