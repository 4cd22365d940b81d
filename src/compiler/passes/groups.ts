/** Nodes that one instruction computes together. */
import type { NodeId } from '../graph.ts';
import type { Settled } from './settle.ts';

/** All elementwise functions of a group walk the same axes. */
export interface Group {
  /** The product or the reduction that comes first; absent when there are elementwise functions alone. */
  readonly anchor?: NodeId;
  /** Functions of the elements that the anchor reduces, ascending. */
  readonly before: readonly NodeId[];
  /** All other functions, ascending. */
  readonly body: readonly NodeId[];
}

/** What a group computes, in an order in which it can. */
export function membersOf({ anchor, before, body }: Group): NodeId[] {
  return [...before, ...(anchor === undefined ? [] : [anchor]), ...body];
}

/** For each concatenation what is written as its parts. */
export function partsOf({ destinations }: Settled): ReadonlyMap<NodeId, readonly NodeId[]> {
  const parts = new Map<NodeId, NodeId[]>();
  for (const [id, destination] of destinations) {
    if (destination.kind !== 'part') continue;
    const known = parts.get(destination.concat);
    if (known) known.push(id);
    else parts.set(destination.concat, [id]);
  }
  return parts;
}
