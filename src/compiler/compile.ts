/**
 * From a procedure to a plan: traces it, runs the passes, and settles what lies where. Knows no
 * executor, and runs nothing but the procedure itself, on tensors without values.
 */
import { dumpGraph, dumpPlan, type Observer } from './dump.ts';
import { HeldTwiceError } from './errors.ts';
import type { Mapped, Procedure } from './machine.ts';
import { optimise } from './passes/optimise.ts';
import { planOf } from './passes/planning.ts';
import type { Plan } from './plan.ts';
import { trace } from './trace/trace.ts';
import { leavesOf } from './trees.ts';

type Shaped = { readonly shape: readonly number[] };

export interface Compiled {
  readonly plan: Plan;
  /** Nodes of the graph as it was traced and as it was when instructions were made of it. */
  readonly nodes: { readonly traced: number; readonly optimised: number };
}

/**
 * @param held the shapes of what is held, in the tree in which `procedure` expects tensors: no two
 * are the same object
 * @param fed likewise of what is fed anew for every run; may be the same
 * @throws CompilerError when the procedure cannot be compiled (see `errors.ts`); what the procedure
 * itself throws passes through
 */
export async function compile<Held extends object, Fed extends object, Report extends object>(
  procedure: Procedure<Held, Fed, Report>,
  held: Mapped<Held, Shaped>,
  fed: Mapped<Fed, Shaped>,
  observe?: Observer,
): Promise<Compiled> {
  checkHeldOnce(held);
  const traced = await trace(procedure, held, fed);
  const graph = optimise(
    traced.graph,
    observe && ((stage, current) => observe(stage, () => dumpGraph(current))),
  );
  const plan = planOf(graph, traced.signature, traced.updates, observe);
  observe?.('plan', () => dumpPlan(plan));
  return {
    plan,
    nodes: { traced: traced.graph.nodes.length, optimised: graph.nodes.length },
  };
}

/** A plan replaces held tensors where they lie, each in a place of its own. */
function checkHeldOnce(held: unknown): void {
  const paths = new Map<Shaped, string>();
  for (const [path, leaf] of leavesOf<Shaped>(held)) {
    const other = paths.get(leaf);
    if (other !== undefined)
      throw new HeldTwiceError(`'${other}' and '${path}' are the same cell. Hold a copy of it.`);
    paths.set(leaf, path);
  }
}
