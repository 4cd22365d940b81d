/** The passes over graphs, in their order. */
import type { Graph } from '../graph.ts';
import { algebra } from './algebra.ts';
import { aliases } from './aliases.ts';
import { broadcasts } from './broadcasts.ts';
import { commonSubexpressions } from './commonSubexpressions.ts';
import { constants } from './constants.ts';
import { deadCode } from './deadCode.ts';
import { joins } from './joins.ts';
import { masks } from './masks.ts';
import { products } from './products.ts';
import { transposes } from './transposes.ts';

/** Is handed the graph before the first pass, under the name `traced`, and after each. */
type GraphObserver = (stage: string, graph: Graph) => void;

const passes = {
  deadCode,
  aliases,
  transposes,
  constants,
  broadcasts,
  algebra,
  products,
  joins,
  masks,
  commonSubexpressions,
} satisfies Record<string, (graph: Graph) => Graph>;

/** What one pass leaves is often something for an earlier one; after this many rounds little is left. */
const ROUNDS = 3;

/** A graph with the same outputs, up to rounding, that takes less to compute. */
export function optimise(traced: Graph, observe?: GraphObserver): Graph {
  observe?.('traced', traced);
  let graph = traced;
  for (let round = 1; round <= ROUNDS; round++) {
    for (const [name, pass] of Object.entries(passes)) {
      graph = pass(graph);
      observe?.(`${name} ${round}`, graph);
    }
  }
  graph = deadCode(graph);
  observe?.('deadCode', graph);
  return graph;
}
