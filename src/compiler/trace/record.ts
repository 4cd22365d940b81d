/** Calls a function once on a tracing backend and keeps what it wrote down. */
import { engine, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { ImpureFunctionError, ReturnValueError, UnsupportedOperationError } from '../errors.ts';
import type { Graph, Shape } from '../graph.ts';
import type { Signature, Slot } from '../plan.ts';
import { leavesOf, mapLeaves } from '../trees.ts';
import { BACKEND_NAME, withBackend } from './activation.ts';
import { TracingBackend } from './backend.ts';
import { ADVICE } from './kernels/table.ts';
import { inspect } from './returned.ts';

/** A procedure of whatever types. */
export interface Traceable {
  readonly name: string;
  compute(held: never, fed: never): { readonly held?: unknown; readonly report: unknown };
}

export interface Traced {
  /** Inputs: the held tensors, then the fed ones. Outputs: what replaces held tensors, then the report. */
  readonly graph: Graph;
  readonly signature: Signature;
  /** For each of the first outputs: which held tensor it replaces. */
  readonly updates: readonly number[];
}

interface Shaped {
  readonly shape: Shape;
}

/** @throws CompilerError as `trace` does, and whatever the function throws */
export function record(procedure: Traceable, held: unknown, fed: unknown): Traced {
  const backend = new TracingBackend();
  let traced: Traced | undefined;
  withBackend(backend, () =>
    tidy(() => {
      try {
        traced = call(backend, procedure, held, fed);
      } catch (error) {
        throw backend.refusal ?? missingKernel(error) ?? error;
      } finally {
        disposeLeftovers(backend);
      }
    }),
  );
  if (backend.numDataIds() > 0)
    throw new ImpureFunctionError(
      'The function keeps tensors beyond its end (tf.keep). Return them instead, or make them anew each time.',
    );
  return traced!;
}

function call(backend: TracingBackend, procedure: Traceable, held: unknown, fed: unknown): Traced {
  let count = 0;
  const input = ({ shape }: Shaped): Tensor =>
    engine().makeTensorFromTensorInfo(backend.input(shape, count++), backend);
  const heldSlots = slotsOf(held);
  const inputs = [mapLeaves(held, input), mapLeaves(fed, input)] as const;

  const returned = procedure.compute(...(inputs as readonly [never, never]));
  if (backend.refusal) throw backend.refusal;

  const { replaced, report } = inspect(returned, heldSlots);
  for (const [index, tensor] of replaced) checkType(heldSlots[index]!.path, tensor);
  const updates = replaced
    .map(([index, tensor]) => [index, backend.nodeOf(tensor)] as const)
    // The first nodes are the held tensors: what replaces itself stays as it is.
    .filter(([index, node]) => index !== node);
  const reported = report.map(([path, tensor]) => [path, tensor, backend.nodeOf(tensor)] as const);
  return {
    graph: {
      nodes: backend.graph.nodes,
      outputs: [...updates.map(([, node]) => node), ...reported.map(([, , node]) => node)],
    },
    signature: {
      held: heldSlots,
      fed: slotsOf(fed),
      report: reported.map(([path, { shape }]) => ({ path, shape })),
    },
    updates: updates.map(([index]) => index),
  };
}

function checkType(path: string, { dtype }: Tensor): void {
  if (dtype === 'float32') return;
  throw new ReturnValueError(
    `The function returns numbers of type ${dtype} for the held tensor '${path}'. Cast them to float32.`,
  );
}

function slotsOf(tree: unknown): Slot[] {
  return leavesOf<Shaped>(tree).map(([path, { shape }]) => ({ path, shape: [...shape] }));
}

/** TensorFlow.js says so with a plain error, before anything of ours is called. */
function missingKernel(error: unknown): UnsupportedOperationError | undefined {
  const pattern = new RegExp(`^Kernel '(.+)' not registered for backend '${BACKEND_NAME}'$`);
  const name = error instanceof Error ? pattern.exec(error.message)?.[1] : undefined;
  return name === undefined
    ? undefined
    : new UnsupportedOperationError(`'${name}' cannot be compiled. ${ADVICE}.`);
}

/**
 * What tidying up leaves behind when a function throws: tensors that gradients had kept, and
 * variables.
 */
function disposeLeftovers(backend: TracingBackend): void {
  const { activeTape, registeredVariables } = engine().state;
  const kept = (activeTape ?? []).flatMap(({ saved }) => saved ?? []);
  for (const tensor of [...kept, ...Object.values(registeredVariables)])
    if (!tensor.isDisposed && backend.owns(tensor)) tensor.dispose();
}
