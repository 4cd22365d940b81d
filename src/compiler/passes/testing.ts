/** What tests of passes share: graphs by hand, and comparisons by the two interpreters. */
import { expect } from 'vitest';
import type { FunctionName } from '../functions.ts';
import { sizeOf } from '../graph.ts';
import type { Graph, Node, NodeId, Shape } from '../graph.ts';
import { interpret } from '../interpret.ts';
import { interpretPlan } from '../interpretPlan.ts';
import type { Plan, Signature } from '../plan.ts';
import { checkPlan } from './checkPlan.ts';
import { planOf } from './planning.ts';
import { Draft } from './rewrite.ts';

/** A graph and what its inputs and outputs are for. */
export interface Example {
  readonly graph: Graph;
  readonly signature: Signature;
  readonly updates: readonly number[];
}

/** A graph under construction. */
export class Sketch extends Draft {
  #inputs = 0;

  input(...shape: number[]): NodeId {
    return this.add({ op: 'input', index: this.#inputs++, shape });
  }

  constant(values: readonly number[], shape: Shape = [values.length]): NodeId {
    return this.add({ op: 'constant', values: Float32Array.from(values), shape });
  }

  /** A function whose result has the shape that its inputs broadcast to. */
  apply(name: FunctionName, ...inputs: NodeId[]): NodeId {
    return this.map(name, broadcastShape(inputs.map((input) => this.shape(input))), ...inputs);
  }

  applyWith(name: FunctionName, parameter: number, input: NodeId): NodeId {
    return this.add({
      op: 'map',
      function: name,
      parameters: [parameter],
      inputs: [input],
      shape: this.shape(input),
    });
  }

  matMul(left: NodeId, right: NodeId, transposeLeft = false, transposeRight = false): NodeId {
    const [a, b] = [this.shape(left), this.shape(right)];
    const batch = a.length === 3 ? [Math.max(a[0]!, b[0]!)] : [];
    const shape = [...batch, a.at(transposeLeft ? -1 : -2)!, b.at(transposeRight ? -2 : -1)!];
    return this.add({ op: 'matMul', inputs: [left, right], transposeLeft, transposeRight, shape });
  }

  sum(input: NodeId, ...axes: number[]): NodeId {
    const shape = this.shape(input).filter((_, axis) => !axes.includes(axis));
    return this.add({ op: 'reduce', reducer: 'sum', axes, inputs: [input], shape });
  }

  transpose(input: NodeId, ...permutation: number[]): NodeId {
    const shape = permutation.map((axis) => this.shape(input)[axis]!);
    return this.add({ op: 'transpose', permutation, inputs: [input], shape });
  }

  slice(input: NodeId, begin: readonly number[], shape: Shape): NodeId {
    return this.add({ op: 'slice', begin, inputs: [input], shape });
  }

  concat(axis: number, ...inputs: NodeId[]): NodeId {
    const shape = this.shape(inputs[0]!).map((length, at) =>
      at === axis ? inputs.reduce((sum, input) => sum + this.shape(input)[at]!, 0) : length,
    );
    return this.add({ op: 'concat', axis, inputs, shape });
  }

  graph(...outputs: NodeId[]): Graph {
    return { nodes: this.nodes, outputs };
  }

  /**
   * The graph as a program: its first `held` inputs are held tensors, `updates` says what replaces
   * which of them, and `report` what is reported.
   */
  example(
    held: number,
    updates: readonly (readonly [number, NodeId])[],
    ...report: NodeId[]
  ): Example {
    const graph = this.graph(...updates.map(([, node]) => node), ...report);
    return { graph, signature: signatureOf(graph, held, report), updates: updates.map(([i]) => i) };
  }
}

function signatureOf({ nodes }: Graph, held: number, report: readonly NodeId[]): Signature {
  const inputs = nodes.filter((node) => node.op === 'input');
  const slots = (shapes: readonly Shape[], name: string) =>
    shapes.map((shape, index) => ({ path: `${name}${index}`, shape }));
  const shapes = inputs.map(({ shape }) => shape);
  return {
    held: slots(shapes.slice(0, held), 'held'),
    fed: slots(shapes.slice(held), 'fed'),
    report: slots(
      report.map((id) => nodes[id]!.shape),
      'report',
    ),
  };
}

function broadcastShape(shapes: readonly Shape[]): number[] {
  const rank = Math.max(...shapes.map(({ length }) => length));
  return Array.from({ length: rank }, (_, axis) =>
    Math.max(...shapes.map((shape) => shape[axis - rank + shape.length] ?? 1)),
  );
}

/** Numbers between −2 and 2 for every input, the same for the same seed. */
function valuesFor({ nodes }: Graph, seed = 1): Float32Array[] {
  const random = randomNumbers(seed);
  const inputs = nodes.filter((node) => node.op === 'input');
  const arrays: Float32Array[] = [];
  for (const { index, shape } of inputs) {
    arrays[index] = Float32Array.from({ length: sizeOf(shape) }, () => 4 * random() - 2);
  }
  return arrays;
}

/** Runs the plan of the example once: the new values of what it updates, then its reports. */
function runPlan(plan: Plan, inputs: readonly Float32Array[], updates: readonly number[]) {
  const { held, report } = plan.signature;
  const memory = {
    held: inputs.slice(0, held.length).map((values) => values.slice()),
    fed: inputs.slice(held.length),
    report: report.map(({ shape }) => new Float32Array(sizeOf(shape))),
  };
  interpretPlan(plan, memory);
  memory.held.forEach((values, index) => {
    if (!updates.includes(index)) expect(values).toEqual(inputs[index]);
  });
  return [...updates.map((index) => memory.held[index]!), ...memory.report];
}

/** Expects that a graph made by a pass has the same outputs as the one before, up to rounding. */
export function expectSameOutputs(after: Graph, before: Graph, tolerance = 1e-4): void {
  const inputs = valuesFor(before);
  expectClose(interpret(after, inputs), interpret(before, inputs), tolerance);
}

/** Makes a plan of the example, checks it, and expects that it computes what the graph says. */
export function expectPlanned({ graph, signature, updates }: Example, optimised = graph): Plan {
  const plan = planOf(optimised, signature, updates);
  checkPlan(plan);
  const inputs = valuesFor(graph);
  expectClose(runPlan(plan, inputs, updates), interpret(graph, inputs), 1e-4);
  return plan;
}

function expectClose(
  actual: readonly Float32Array[],
  expected: readonly Float32Array[],
  tolerance: number,
): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((values, output) => {
    expect(actual[output]!.length).toBe(values.length);
    const scale = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
    values.forEach((value, element) => {
      const other = actual[output]![element]!;
      const near = Object.is(value, other) || Math.abs(value - other) <= tolerance * scale;
      if (!near) expect.fail(`output ${output}, element ${element}: ${other} instead of ${value}`);
    });
  });
}

/** Of how many nodes of this kind a graph consists. */
export function count({ nodes }: Graph, op: Node['op']): number {
  return nodes.filter((node) => node.op === op).length;
}

/** Uniform in [0, 1): the 32-bit generator of Mulberry. */
export function randomNumbers(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
