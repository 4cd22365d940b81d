/** From an optimised graph to a plan: what goes together, what lies where, and the instructions. */
import { sizeOf } from '../graph.ts';
import type { Graph, Node } from '../graph.ts';
import type { Plan, Signature } from '../plan.ts';
import { dumpGraph, dumpGroups, type Observer } from '../dump.ts';
import { deadCode } from './deadCode.ts';
import { emit } from './emission.ts';
import { fuse } from './fusion.ts';
import { place } from './placement.ts';
import { recomputation } from './recomputation.ts';
import { settle } from './settle.ts';
import { findStorages } from './storages.ts';

/**
 * @param updates for each of the first outputs which held tensor it replaces; the other outputs are
 * the reports of the signature
 */
export function planOf(
  graph: Graph,
  signature: Signature,
  updates: readonly number[],
  observe?: Observer,
): Plan {
  const recomputed = deadCode(recomputation(deadCode(graph)));
  observe?.('recomputation', () => dumpGraph(recomputed));
  const settled = settle(recomputed, updates);
  observe?.('settle', () => dumpGraph({ nodes: settled.nodes, outputs: [] }));
  const groups = fuse(settled);
  observe?.('fusion', () => dumpGroups(settled.nodes, groups));
  const storages = findStorages(settled, groups);
  const placement = place(settled, storages, signature.held.length);
  const held = [...settled.destinations.values()].filter(
    (destination) => destination.kind === 'held',
  );
  return {
    signature,
    updated: held.map((destination) => destination.index),
    constants: placement.constants.map((id) => elementsOf(settled.nodes[id]!)),
    scratchSize: placement.scratchSize,
    instructions: emit(settled, groups, storages, placement),
  };
}

/** All elements of a constant. */
function elementsOf(node: Node): Float32Array {
  if (node.op !== 'constant') throw new TypeError('Only constants have elements in a plan.');
  return node.values.length === 1
    ? new Float32Array(sizeOf(node.shape)).fill(node.values[0]!)
    : node.values;
}
